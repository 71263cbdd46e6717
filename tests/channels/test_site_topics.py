"""专题: lists in a page are alive, hand-picked ones stand as released, nothing withheld enters, other links stay."""

from datetime import timedelta

import pytest
from django.test import Client

from mingchuang.channels.site.pages.topics import expanded
from mingchuang.domains.agencies.roles import Role
from mingchuang.domains.documents import actions
from mingchuang.ledger import outbox
from mingchuang.readings.topics import MOST_LISTS
from tests.channels.desk_helpers import at_desk, text
from tests.factories import documents

pytestmark = pytest.mark.django_db
TOKEN = "不能看的"


@pytest.fixture
def people(system):
    return documents.three(system)


@pytest.fixture
def topic(people, at):
    def made(body, **changes):
        values = {"kind": "page", "slug": "pages", "title": "数据共享专题", "body": body} | changes
        return documents.released(people, at, **values)

    return made


def link(address, words="工作动态"):
    return f'<p><a href="{address}">{words}</a></p>'


def read(people, document, prefix=""):
    return Client().get(f"{prefix}/{people.agency.code}/d/{document}")


def test_a_link_to_a_section_is_its_newest_entries(people, at, topic):
    code = people.agency.code
    page = topic(f"<h2>最新</h2>{link(f'/{code}/c/news')}<p>详见<a href='/{code}/c/news'>栏目</a>。</p>")
    first = read(people, page)
    assert "这里还没有发布信息" in first.text
    for number in range(10):
        documents.released(people, at + timedelta(minutes=number), title=f"动态{number}")
    documents.draft(people, at, title=TOKEN)
    documents.approved(people, at, title=TOKEN + "二")
    second = read(people, page)
    assert second.headers["ETag"] != first.headers["ETag"]
    assert [number for number in range(10) if f"动态{number}<" in second.text] == list(range(2, 10))
    assert TOKEN not in second.text
    assert "查看“工作动态”全部信息" in second.text
    assert "详见<a" in second.text
    assert f"section-{code}-news" in second.headers["Surrogate-Key"].split()
    again = Client().get(f"/{code}/d/{page}", headers={"If-None-Match": second.headers["ETag"]})
    assert again.status_code == 304


def test_a_narrowed_list_and_a_whole_address(people, at, topic):
    code = people.agency.code
    documents.released(people, at, title="动态甲")
    normative = documents.NORMATIVE | {"document_number": "六数资〔2026〕1号", "title": "共享办法", "slug": "news"}
    documents.released(people, at, **normative)
    body = link(f"http://testserver/{code}/c/news?kind=normative&amp;year=nonsense", "文件") + link(
        f"/{code}/c/news?kind=news", "动态"
    )
    text = read(people, topic(body)).text
    files, _, news = text.partition("查看“文件”全部信息")
    assert "共享办法" in files.rpartition("topic-list")[2]
    assert "动态甲" not in files
    assert "动态甲" in news


def test_documents_picked_by_hand_stand_under_their_released_titles(people, at, topic):
    code = people.agency.code
    shown = documents.released(people, at, title="共享办法")
    gone = documents.withdrawn(people, at, title=TOKEN)
    draft = documents.draft(people, at, title=TOKEN + "二")
    picked = "".join(link(f"/{code}/d/{one}", "随便写的") for one in (shown, gone, draft))
    text = read(people, topic(picked)).text
    body = text.partition('class="document-body topic-body"')[2].partition("verify-card")[0]
    assert "共享办法" in body
    assert "随便写的" not in body
    assert TOKEN not in text
    assert body.count('class="topic-list"') == 1
    actions.ask_withdrawal(
        by=documents.hand(people.drafter, at, 15), document=shown, reason="error", explanation="有误", redirect_to=""
    )
    actions.withdraw(by=documents.hand(people.final, at, 16), document=shown)
    assert "共享办法" not in Client().get(f"/{code}/c/pages").text + body.partition("topic-list")[0]


@pytest.mark.parametrize(
    "href",
    [
        "https://www.gov.cn/zhengce",
        "//evil.example/luan-data/c/news",
        "mailto:a@b.cn",
        "/luan-data/c/nothing",
        "/desk/",
        "http://[",
        "#",
    ],
)
def test_other_links_stay_what_they_are(people, topic, href):
    made = link(href, "别处")
    assert expanded(made, "testserver").html == made


def test_a_text_that_is_no_topic_keeps_its_links(people, at, topic):
    plain = documents.released(people, at, body=link(f"/{people.agency.code}/c/news"))
    assert "topic-list" not in read(people, plain).text


def test_hostile_words_are_escaped_and_lists_are_bounded(people, at, topic):
    code = people.agency.code
    html = expanded(
        link(f"/{code}/c/news", "&lt;script&gt;alert(1)&lt;/script&gt;") * (MOST_LISTS + 3), "testserver"
    ).html
    assert "<script" not in html
    assert html.count('class="topic-list"') == MOST_LISTS


def test_the_english_page_leads_to_english_pages(people, at, topic):
    shown = documents.released(people, at, title="共享办法")
    text = read(people, topic(link(f"/{people.agency.code}/d/{shown}")), "/en").text
    assert f'href="/en/{people.agency.code}/d/{shown}"' in text


def test_the_editor_of_a_page_says_how_lists_are_put(client, system, people):
    at_desk(client, system, people.agency, Role.DRAFTER)
    assert "专题中的信息列表" in text(client.get("/desk/documents/new/page/?key=k"))
    assert "专题中的信息列表" not in text(client.get("/desk/documents/new/news/?key=k"))


def interpreted(people, at):
    """A policy and its interpretation, released and linked."""
    given = documents.NORMATIVE | {"document_number": "六数资〔2026〕7号", "title": "共享办法", "slug": "normative"}
    policy = documents.released(people, at, **given)
    explained = explanation(people, at, policy, "《共享办法》解读")
    return policy, explained


def explanation(people, at, policy, title):
    made = documents.released(
        people, at, kind="interpretation", slug="interpretation", title=title, details={"form": "text", "level": "own"}
    )
    actions.link(by=documents.hand(people.drafter, at, 6), source=made, target=policy, link_type="interprets")
    return made


def test_a_policy_stands_with_its_interpretations_and_goes_with_them(people, at, topic):
    code = people.agency.code
    policy, explained = interpreted(people, at)
    page = topic(f"<blockquote>{link(f'/{code}/d/{policy}', '办法')}</blockquote>")
    first = read(people, page)
    body = first.text.partition("topic-pair")[2].partition("verify-card")[0]
    assert "共享办法" in body
    assert "《共享办法》解读" in body
    assert "六数资〔2026〕7号" in body
    assert {f"document-{policy}", f"document-{explained}"} <= set(first.headers["Surrogate-Key"].split())
    explanation(people, at + timedelta(hours=1), policy, "再解读")
    assert "再解读" in read(people, page).text
    withdraw(people, at, policy)
    assert "topic-pair" not in read(people, page).text


def withdraw(people, at, document):
    actions.ask_withdrawal(
        by=documents.hand(people.drafter, at, 90), document=document, reason="error", explanation="有误", redirect_to=""
    )
    actions.withdraw(by=documents.hand(people.final, at, 91), document=document)


def test_pointers_lead_to_the_request_form_the_hotline_or_a_document(people, at, topic):
    code = people.agency.code
    shown = documents.released(people, at, title="征求意见的公告")
    draft = documents.draft(people, at, title=TOKEN)

    def pointer(to, words):
        return f'<p class="align-center"><a href="{to}">{words}</a></p>'

    body = (
        pointer(f"/{code}/requests", "我要申请") + pointer("tel:12345", "拨打热线") + pointer(f"/{code}/d/{shown}", "我要参与")
        + pointer(f"/{code}/d/{draft}", "看不到的按钮")
    )  # fmt: skip
    page = topic(body)
    text = read(people, page).text
    assert text.count('class="topic-pointer"') == 3
    assert f'href="/{code}/requests">我要申请' in text
    assert 'href="tel:12345"' in text
    assert "征求意见的公告" in text
    assert "看不到的按钮" not in text
    assert f'href="/en/{code}/requests">我要申请' in read(people, page, "/en").text


def test_what_was_withdrawn_with_its_reason_enters_no_list(people, at, topic):
    code = people.agency.code
    documents.released(people, at, title="仍然有效的动态")
    documents.withdrawn(people, at + timedelta(minutes=9), "withdrawn", title="不再适用的动态")
    text = read(people, topic(link(f"/{code}/c/news?most=1", "最新"))).text
    assert "仍然有效的动态" in text
    assert "不再适用的动态" not in text
    assert f'href="/{code}/c/news"' in text


def test_a_release_in_a_section_purges_the_topics_that_show_it(people, at, topic, settings):
    code = people.agency.code
    policy, _explained = interpreted(people, at)
    page = topic(link(f"/{code}/c/news") + f"<blockquote>{link(f'/{code}/d/{policy}')}</blockquote>")
    keys = set(read(people, page).headers["Surrogate-Key"].split())
    settings.PURGE = {
        "url": "https://cache.example/purge",
        "method": "POST",
        "header": "Surrogate-Key",
        "token": "",
        "command": "",
    }
    documents.released(people, at + timedelta(hours=1))
    assert f"section-{code}-news" in set(outbox.due(at + timedelta(hours=2)).keys) & keys
    explanation(people, at + timedelta(hours=2), policy, "再解读")
    assert f"document-{policy}" in set(outbox.due(at + timedelta(hours=3)).keys) & keys


def test_topics_of_the_city_and_of_an_agency_are_listed(people, at, topic):
    code = people.agency.code
    assert "暂未发布专题" in Client().get("/topics").text
    page = topic("<p>一</p>")
    documents.draft(people, at, kind="page", slug="pages", title=TOKEN)
    gone = topic("<p>二</p>", title="撤回的专题")
    withdraw(people, at, gone)
    for address in (
        "/topics",
        f"/{code}/topics",
        "/en/topics",
        f"/en/{code}/topics",
        "/topics?page=99",
        "/topics?page=x",
    ):
        answer = Client().get(address)
        assert answer.status_code == 200, address
        assert f"{code}/d/{page}" in answer.text
        assert TOKEN not in answer.text
        assert "撤回的专题" not in answer.text
    assert "home" in answer.headers["Surrogate-Key"].split()
    assert Client().get("/nobody/topics").status_code == 404


def test_one_page_asks_for_all_its_documents_at_once(people, at, topic, django_assert_max_num_queries):
    code = people.agency.code
    shown = [documents.released(people, at, title=f"动态{number}") for number in range(12)]
    page = topic("<p>一</p>".join(link(f"/{code}/d/{one}") for one in shown))
    with django_assert_max_num_queries(6):
        assert read(people, page).text.count('class="topic-list"') == 12

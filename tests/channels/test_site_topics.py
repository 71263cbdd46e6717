"""专题: lists in a page are alive, hand-picked ones stand as released, nothing withheld enters, other links stay."""

from datetime import timedelta

import pytest
from django.test import Client

from mingchuang.channels.site.pages.topics import expanded
from mingchuang.domains.agencies.roles import Role
from mingchuang.domains.documents import actions
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

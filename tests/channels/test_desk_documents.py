"""Documents at the desk: lists, the editor, three people, conflicts."""

from dataclasses import replace

import pytest
from django.urls import reverse
from django.utils import timezone

from mingchuang.channels.desk.once import new_token
from mingchuang.domains.agencies import actions as agencies
from mingchuang.domains.agencies.roles import Role
from mingchuang.domains.documents import actions, drafts, queries
from mingchuang.ledger.acts import By
from mingchuang.ledger.models import Entry
from tests.channels.desk_helpers import at_desk, settled, text
from tests.factories import documents as factory
from tests.factories.agencies import bureau, staff

pytestmark = pytest.mark.django_db
TYPED = {"title": "全市数据共享工作推进会召开", "body": "<p>会议研究了数据共享工作。</p>", "publicity": "proactive"}


def url(name, *args):
    return reverse(f"desk_documents:{name}", args=args)


def typed(people, **changes):
    return TYPED | {"sections": [factory.section(people.agency)]} | changes


def write(client, people, kind="news", **changes):
    """Write a document through the form; its public id."""
    answer = client.post(url("new", kind), typed(people, form_key=new_token()) | changes)
    assert answer.status_code == 302, text(answer)
    return answer.url.split("/d/")[1].split("/")[0]


def version(client, document):
    return client.get(url("edit", document)).context["lock_version"]


def state(people, document):
    return queries.workbench(document, by=By(people.final, _now())).state.value


def _now():
    return timezone.now()


def test_three_people_write_review_and_release(desk, people):
    document = write(desk("drafter"), people, then="submit")
    assert "等待审核人办理：王审核" in text(desk("drafter").get(url("document", document)))
    desk("reviewer").post(url("decide", document), {"act": "pass", "opinion": "同意"})
    assert "等待复审人办理：赵复审" in text(desk("reviewer").get(url("document", document)))
    desk("final").post(url("decide", document), {"act": "approve", "opinion": ""})
    page = text(desk("final").get(url("document", document)))
    assert "立即发布" in page
    answer = desk("final").post(url("release", document), {"once": new_token()})
    assert answer.status_code == 302
    assert "已发布，各平台同步可见" in text(desk("final").get(answer.url))
    assert state(people, document) == "released"


def test_the_review_screen_shows_text_strip_metadata_and_keys(desk, people, at):
    document = factory.draft(people, at)
    actions.submit(by=factory.hand(people.drafter, at, 1), document=document)
    page = text(desk("reviewer").get(url("document", document)))
    for piece in ("会议研究了数据共享工作", "李编写", "索引号", 'data-key="a"', 'data-key="r"', "审核意见"):
        assert piece in page
    assert 'data-key="a"' not in text(desk("drafter").get(url("document", document)))


def test_sending_back_needs_an_opinion_and_keeps_what_was_typed(desk, people, at):
    document = factory.draft(people, at)
    actions.submit(by=factory.hand(people.drafter, at, 1), document=document)
    client, before = desk("reviewer"), Entry.objects.count()
    answer = client.post(url("decide", document), {"act": "return", "opinion": "  "})
    assert answer.status_code == 422
    assert Entry.objects.count() == before
    client.post(url("decide", document), {"act": "return", "opinion": "请补充依据"})
    page = text(desk("drafter").get(url("document", document)))
    assert "请补充依据" in page
    assert state(people, document) == "draft"


@pytest.mark.parametrize("role", [Role.FOI_CLERK, Role.HANDLER])
def test_people_of_other_rooms_see_nothing_here(client, system, people, at, role):
    document = factory.draft(people, at)
    at_desk(client, system, people.agency, role)
    for address in (url("list"), url("document", document), url("edit", document), url("new", "news"), url("clean_up")):
        assert client.get(address).status_code == 403, address
    assert client.post(url("release", document)).status_code == 403


def test_people_of_another_agency_do_not_read_drafts(client, system, people, at):
    document = factory.draft(people, at)
    at_desk(client, system, bureau(system, code="luan-health", name="六安市卫生健康委员会"), Role.DRAFTER)
    answer = client.get(url("document", document))
    assert answer.status_code in (403, 409)
    assert "会议研究了数据共享工作" not in text(answer)


def test_an_author_may_not_pass_their_own(client, system, people, at):
    document = factory.draft(people, at)
    actions.submit(by=factory.hand(people.drafter, at, 1), document=document)
    agencies.give_role(by=system, person=people.drafter, agency=people.agency, role=Role.REVIEWER)
    client.force_login(people.drafter)
    answer = client.post(url("decide", document), {"act": "pass", "opinion": "好"})
    assert answer.status_code == 422
    assert "notice bad" in text(answer) or "error-summary" in text(answer)
    assert state(people, document) == "submitted"


def test_missing_metadata_is_said_at_each_field_and_the_text_is_saved(desk, people):
    client = desk("drafter")
    document = write(client, people, kind="normative", then="submit", title="六安市数据管理办法")
    page = client.get(url("edit", document) + "?check=1")
    assert "六安市数据管理办法" in text(page)
    assert page.context["form"].errors["document_number"]
    assert state(people, document) == "draft"


def test_bad_input_keeps_what_was_typed_and_writes_nothing(desk, people):
    client, before = desk("drafter"), Entry.objects.count()
    day = {"made_on_year": 2026, "made_on_month": 2, "made_on_day": 30}
    wrong = typed(people, form_key="k1", title="标题", document_number="胡写的文号", **day)
    answer = client.post(url("new", "news"), wrong)
    assert answer.status_code == 422
    page = text(answer)
    assert "胡写的文号" in page
    assert 'value="30"' in page
    assert Entry.objects.count() == before


def test_a_second_click_makes_no_second_document(desk, people):
    client, key, token = desk("drafter"), new_token(), new_token()
    given = typed(people, form_key=key, once=token)
    answers = {client.post(url("new", "news"), given).url for _ in range(2)}
    assert len(answers) == 1
    again = client.post(url("new", "news"), given | {"once": new_token()}).url
    assert {again} == answers


def test_two_people_at_one_edition_get_a_comparison_and_nothing_is_lost(desk, people, system, at):
    document = write(desk("drafter"), people)
    other = settled(staff(system, people.agency, Role.DRAFTER, name="孙同事"))
    mine = version(desk("drafter"), document)
    content = queries.workbench(document, by=By(other, at)).content
    theirs = replace(content, body="<p>同事改过的正文。</p>")
    actions.save(by=By(other, _now()), document=document, content=theirs, lock_version=mine)
    client, before = desk("drafter"), Entry.objects.count()
    given = typed(people, body="<p>我改过的正文。</p>", source="本局", lock_version=mine, then="stay")
    answer = client.post(url("edit", document), given)
    page = text(answer)
    assert "孙同事" in page
    assert "<del>同事</del>" in page
    assert "<ins>我</ins>" in page
    assert Entry.objects.count() == before
    assert drafts.kept(by=By(people.drafter, at), document=document).values["body"] == "<p>我改过的正文。</p>"
    pairs = dict(answer.context["typed"])
    fresh = answer.context["bench"].lock_version
    merged = client.post(url("edit", document), pairs | {"lock_version": fresh, "then": "merge"})
    assert "我改过的正文" in text(merged)
    assert "<del>同事</del>" in text(merged)
    assert client.post(url("edit", document), pairs | {"lock_version": fresh, "then": "stay"}).status_code == 302
    assert "我改过的" in queries.workbench(document, by=By(people.drafter, at)).content.body


def test_theirs_are_taken_by_dropping_mine(desk, people, at):
    document = factory.draft(people, at)
    client = desk("drafter")
    client.post(url("keep_open", document), typed(people, title="我的", lock_version=0))
    client.post(url("drop_open", document))
    assert drafts.kept(by=By(people.drafter, at), document=document) is None


def test_a_blocking_finding_is_let_pass_by_the_openness_office_only(desk, people, at):
    document = factory.draft(people, at, body="<p>联系人张三,身份证号码341501198001010016。</p>")
    actions.submit(by=factory.hand(people.drafter, at, 1), document=document)
    actions.review(by=factory.hand(people.reviewer, at, 2), document=document)
    answer = desk("final").post(url("decide", document), {"act": "approve", "opinion": "同意"})
    assert answer.status_code == 422
    assert "放行" not in text(desk("reviewer").get(url("document", document)))
    client = desk("openness")
    page = client.get(url("document", document))
    key = next(one.key for one in page.context["found"] if one.form)
    assert client.post(url("override", document), {"finding": key, "reason": ""}).status_code == 422
    assert client.post(url("override", document), {"finding": "x y z", "reason": "理由"}).status_code == 422
    assert client.post(url("override", document), {"finding": key, "reason": "本人同意公开"}).status_code == 302
    assert desk("final").post(url("decide", document), {"act": "approve", "opinion": "同意"}).status_code == 302


def test_a_release_is_scheduled_and_unscheduled(desk, people, at):
    document = factory.approved(people, at)
    client = desk("final")
    past = {"schedule-at_year": 2020, "schedule-at_month": 1, "schedule-at_day": 2, "schedule-time": "9:00"}
    assert client.post(url("schedule", document), past).status_code == 422
    answer = client.post(url("schedule", document), past | {"schedule-at_year": 2090})
    assert answer.status_code == 302
    assert "自动发布" in text(client.get(answer.url))
    client.post(url("schedule", document), {"act": "cancel"})
    assert queries.workbench(document, by=By(people.final, at)).scheduled_for is None


def test_a_released_document_is_corrected_compared_and_withdrawn(desk, people, at):
    document = factory.released(people, at)
    client = desk("drafter")
    assert client.post(url("correct", document), {"correct-change_note": ""}).status_code == 422
    answer = client.post(url("correct", document), {"correct-change_note": "更正数字"})
    assert answer.url == url("edit", document)
    given = typed(people, body="<p>会议研究了数据开放工作。</p>", lock_version=version(client, document))
    client.post(url("edit", document), given)
    page = text(client.get(url("difference", document, 1, 2)))
    assert "<del>" in page
    assert client.post(url("discard", document)).status_code == 302
    ask = {"withdraw-reason": "error", "withdraw-explanation": "数字有误"}
    assert client.post(url("ask_withdrawal", document), ask | {"withdraw-explanation": ""}).status_code == 422
    client.post(url("ask_withdrawal", document), ask)
    assert "数字有误" in text(desk("final").get(url("document", document)))
    answer = desk("final").post(url("decide_withdrawal", document), {"act": "withdraw"})
    assert "已在各平台撤回" in text(desk("final").get(answer.url))


def test_the_list_filters_pages_and_exports(desk, people, at):
    for number in range(23):
        factory.draft(people, at, title=f"信息第{number}号")
    released = factory.released(people, at, title="已经发布的信息")
    client = desk("drafter")
    first, second = (client.get(url("list"), {"page": page}) for page in (1, 2))
    assert first.context["page"].pages == 2
    assert "下一页" in text(first)
    assert len(second.context["table"].rows) == 4
    found = client.get(url("list"), {"state": "released"})
    assert len(found.context["table"].rows) == 1
    assert released in text(found)
    assert "没有符合条件的信息" in text(client.get(url("list"), {"q": "查无此文"}))
    factory.draft(people, at, title="=HYPERLINK(甲)")
    rows = b"".join(client.get(url("export"))).decode().splitlines()
    assert len(rows) == 26
    # What a spreadsheet would take for a formula is made text.
    assert any(",'=HYPERLINK(甲)," in row for row in rows)
    for odd in ("page=x", "year=y", "section=0", "state=nothing", "sort=password", "kind=%00"):
        assert client.get(f"{url('list')}?{odd}").status_code == 200


def test_links_are_found_by_a_part_of_the_title_and_taken_back(desk, people, at):
    policy = factory.released(people, at, title="数据管理办法全文")
    mine = factory.draft(people, at, title="办法解读")
    client = desk("drafter")
    assert client.post(url("links", mine), {"link_type": "interprets", "target": "查无此文"}).status_code == 422
    answer = client.post(url("links", mine), {"link_type": "interprets", "target": "数据管理办法"})
    assert answer.status_code == 302
    assert "数据管理办法全文" in text(client.get(url("document", mine)))
    client.post(url("unlink", mine), {"link_type": "interprets", "target": policy})
    assert not queries.workbench(mine, by=By(people.drafter, at)).links


def test_unknown_documents_and_kinds_are_404(desk, people):
    client = desk("drafter")
    assert client.get(url("document", "nothing")).status_code == 404
    assert client.get(url("edit", "nothing")).status_code == 404
    assert client.get(url("new", "nonsense")).status_code == 404

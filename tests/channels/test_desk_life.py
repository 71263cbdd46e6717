"""The room of normative documents: filings, campaigns, what is about to lapse, what differs."""

from datetime import datetime, timedelta
from io import BytesIO

import pytest
from django.urls import reverse
from openpyxl import load_workbook

from mingchuang.channels.schedule.visit import visit
from mingchuang.domains.documents import actions
from mingchuang.domains.documents.queries import campaigns, life
from mingchuang.ledger.acts import SHANGHAI, By
from mingchuang.ledger.models import Entry
from tests.channels.desk_helpers import settled, text
from tests.factories import documents as factory
from tests.factories.agencies import bureau

pytestmark = pytest.mark.django_db
FILED = {"authority": "六安市司法局", "number": "六规备〔2026〕1号", "filed_on": "2026-03-11"}
BEGUN = {"name": "2026年规范性文件清理", "basis": "市政府通知", "due_on": "2099-06-30"}


def url(name, *args):
    return reverse(f"desk_life:{name}", args=args)


def rule(people, at, number=1, **more):
    values = {"title": f"数据管理办法之{number}", "document_number": f"六数〔2026〕{number}号", "slug": "normative"}
    return factory.released(people, at, **factory.NORMATIVE | values | more)


def test_the_list_counts_what_each_choice_leads_to(desk, people, at):
    document, other = rule(people, at), rule(people, at, 2)
    actions.record_filing(
        by=factory.hand(people.openness, at, 9),
        document=document,
        authority="市司法局",
        number="备1",
        filed_on=at.date(),
    )
    page = text(desk("drafter").get(url("list")))
    assert "数据管理办法之1" in page and "数据管理办法之2" in page and "备1" in page
    unfiled = text(desk("drafter").get(url("list") + "?choice=unfiled"))
    assert "数据管理办法之2" in unfiled and "数据管理办法之1" not in unfiled
    for nonsense in ("?choice=all%00", "?page=²", "?page=99999999999", "?choice=ended&page=7"):
        assert desk("drafter").get(url("list") + nonsense).status_code == 200
    answer = desk("drafter").get(url("export", "xlsx") + "?choice=unfiled")
    sheet = load_workbook(BytesIO(answer.content)).worksheets[0]
    assert [row[0].value for row in sheet.iter_rows(min_row=2)] == ["数据管理办法之2"]
    assert "备1" in desk("drafter").get(url("export", "csv")).content.decode()
    assert other


def test_a_filing_that_is_overdue_is_a_choice_of_the_list_and_of_the_file(desk, people, at):
    rule(people, at)
    client = desk("openness")
    page = text(client.get(url("list") + "?choice=overdue"))
    assert "数据管理办法之1" in page and "逾期未备案" in page and "2026年3月27日" in page
    book = load_workbook(BytesIO(client.get(url("export", "xlsx") + "?choice=overdue").content)).worksheets[0]
    heads, line = ([cell.value for cell in row] for row in book.iter_rows(max_row=2))
    assert dict(zip(heads, line, strict=True))["备案情况"] == "逾期未备案"
    assert "数据管理办法之1" not in text(client.get(url("list") + "?choice=lapsing"))


def test_a_filing_is_recorded_and_struck_and_wrong_ones_come_back(desk, people, at):
    document = rule(people, at)
    client = desk("openness")
    wrong = client.post(url("filings", document), FILED | {"filed_on": "2099-01-01"})
    assert wrong.status_code == 422 and "六规备〔2026〕1号" in text(wrong)
    assert client.post(url("filings", document), FILED).status_code == 302
    assert "六规备〔2026〕1号" in text(client.get(url("filings", document)))
    before = Entry.objects.count()
    client.post(url("strike_filing", document), {"authority": FILED["authority"], "reason": ""})
    client.post(url("strike_filing", document), {"authority": "别的机关", "reason": "录错"})
    assert Entry.objects.count() == before
    client.post(url("strike_filing", document), {"authority": FILED["authority"], "reason": "录错"})
    assert life.filings(document) == ()
    drafter = desk("drafter")
    assert "登记备案" not in text(drafter.get(url("filings", document)))
    assert drafter.post(url("filings", document), FILED).status_code == 422
    assert life.filings(document) == ()


def test_a_decision_that_was_recorded_wrongly_is_struck_on_its_page(desk, people, at):
    document = rule(people, at)
    actions.clean_up(by=factory.hand(people.openness, at, 9), document=document, decision="repeal", basis="录错")
    client = desk("openness")
    assert url("decisions", document) in text(client.get(url("list")))
    page = text(client.get(url("decisions", document)))
    assert "废止" in page and "撤销原因" in page
    before = Entry.objects.count()
    for given in ({"decided_on": "2026-03-12"}, {"decided_on": "昨天", "reason": "录错"}, {"reason": "录错"}):
        assert client.post(url("strike_decision", document), given).status_code == 302
    assert desk("drafter").post(url("strike_decision", document), {"reason": "录错"}).status_code == 403
    assert Entry.objects.count() == before
    client = desk("openness")
    client.post(url("strike_decision", document), {"decided_on": "2026-03-12", "reason": "录错了文件"})
    assert Entry.objects.filter(act="documents.strike_clean_up").count() == 1
    assert "撤销原因" not in text(client.get(url("decisions", document)))
    assert "撤销原因" not in text(desk("drafter").get(url("decisions", document)))


def test_a_campaign_goes_from_its_list_to_its_result(desk, people, at):
    ids = [rule(people, at, number) for number in (1, 2)]
    client = desk("openness")
    assert client.post(url("begin"), BEGUN).status_code == 422
    assert client.post(url("begin"), BEGUN | {"documents": ["nothing"]}).status_code == 422
    answer = client.post(url("begin"), BEGUN | {"documents": ids})
    (row,) = campaigns.campaigns("luan-data")
    assert answer.url == url("campaign", row.public_id)
    assert "数据管理办法之1" in text(client.get(answer.url))
    client.post(url("close", row.public_id))
    assert campaigns.campaigns("luan-data")[0].closed_at is None
    decision = {"decision": "keep", "basis": "会议", "decided_on": datetime.now(SHANGHAI).date().isoformat()}
    assert client.post(url("decide", row.public_id, ids[0]), decision | {"basis": ""}).status_code == 422
    for document in ids:
        assert client.post(url("decide", row.public_id, document), decision).status_code == 302
    assert client.get(url("decide", row.public_id, rule(people, at, 3))).status_code == 404
    client.post(url("close", row.public_id))
    assert campaigns.campaigns("luan-data")[0].closed_at is not None
    book = load_workbook(BytesIO(client.get(url("campaign_export", row.public_id, "xlsx")).content))
    assert [line[5].value for line in book.worksheets[0].iter_rows(min_row=2)] == ["继续有效", "继续有效"]
    sheet = client.get(url("campaign_export", row.public_id, "csv")).content.decode("utf-8-sig").splitlines()
    assert [line.split(",")[5] for line in sheet] == ["清理意见", "继续有效", "继续有效"]
    page = text(client.get(url("campaign", row.public_id)))
    assert all(url("campaign_export", row.public_id, form) in page for form in ("csv", "xlsx"))
    assert "已办结" in text(client.get(url("campaigns")))
    assert client.get(url("campaign", "nothing")).status_code == 404
    assert desk("drafter").get(url("begin")).status_code == 403


def test_what_is_about_to_lapse_stands_among_what_is_mine(desk, people, at):
    today = datetime.now(SHANGHAI)
    soon = today.date().replace(month=12, day=31)
    document = rule(people, at, expires_on=soon)
    visit(datetime(soon.year, 12, 1, 9, tzinfo=SHANGHAI))
    page = text(desk("openness").get("/desk/"))
    assert "数据管理办法之1" in page and "即将到期" in page
    assert reverse("desk_documents:decide_clean_up", args=[document]) in page
    assert "即将到期" not in text(desk("drafter").get("/desk/"))


def test_details_that_differ_are_said(desk, people, at):
    rule(people, at, body="<p>六数〔2026〕7号</p><p>第一条 数据应当依法归集。</p>")
    page = text(desk("drafter").get(url("details")))
    assert "六数〔2026〕7号" in page and "六数〔2026〕1号" in page


def test_what_a_bureau_drafted_for_the_government_is_filed_and_cleared_up_by_the_bureau(desk, people, system, at):
    government = factory.three(system, people.agency.parent)
    given = {"document_number": "六政〔2026〕1号", "slug": "normative", "drafting_agency": people.agency.code}
    document = factory.released(government, at, **factory.NORMATIVE | {"title": "政务服务管理办法"} | given)
    client = desk("openness")
    page = text(client.get(url("list")))
    ways = [url("filings", document), reverse("desk_documents:document", args=[document])]
    for way in (*ways, url("together", document), reverse("desk_documents:history", args=[document])):
        assert client.get(way).status_code == 200, way
    assert all(way in page for way in ways)
    assert client.post(url("filings", document), FILED).status_code == 302
    assert "六规备〔2026〕1号" in text(client.get(url("filings", document)))
    assert client.get(reverse("desk_documents:edit", args=[document])).status_code in (403, 409)
    # An agency that had no hand in it reads nothing.
    other = factory.three(system, bureau(system, "luan-water"))
    client.force_login(settled(other.openness))
    assert client.get(ways[0]).status_code == 409


def test_who_keeps_what_is_about_to_lapse_without_a_new_day_is_told_that_it_lapses(desk, people, at):
    today = datetime.now(SHANGHAI).date()
    soon = rule(people, at, 1, expires_on=today + timedelta(days=20))
    later = rule(people, at, 2)
    client = desk("openness")
    client.post(url("begin"), BEGUN | {"documents": [soon, later]})
    (row,) = campaigns.campaigns("luan-data")
    day = {"decided_on": today.isoformat(), "basis": "会议"}
    kept = {"decision": "keep"} | day
    for document, given, said in (
        (soon, kept, "没有填写新的有效期"),
        (later, kept, "文件页面同步标注"),
    ):
        answer = client.post(url("decide", row.public_id, document), given, follow=True)
        assert said in text(answer), given
    actions.strike_clean_up(
        by=By(people.openness, datetime.now(SHANGHAI)), document=soon, decided_on=today, reason="漏填"
    )
    until = (today + timedelta(days=900)).isoformat()
    answer = client.post(
        reverse("desk_documents:decide_clean_up", args=[soon]), kept | {"kept_until": until}, follow=True
    )
    assert "文件页面同步标注" in text(answer)

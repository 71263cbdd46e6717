"""Any two editions side by side, an earlier one taken up again, and who changed what when."""

import re
from datetime import date, timedelta

import pytest
from django.urls import reverse

from mingchuang.domains.agencies.roles import Role
from mingchuang.domains.documents import actions, queries
from mingchuang.law.refusal import Refused
from mingchuang.ledger.acts import By
from mingchuang.ledger.models import Entry
from tests.channels.desk_helpers import settled, text
from tests.factories import documents as factory
from tests.factories.agencies import bureau, staff

pytestmark = pytest.mark.django_db
TABLE = "<table><tr><th>单位</th><th>数量</th></tr><tr><td>市数据局</td><td>{}</td></tr></table>"


@pytest.fixture
def document(people, at):
    """Three editions: released, corrected and released, corrected and given up."""
    made = factory.released(people, at, title="归集工作通知", body="<p>于月底前报送。</p>" + TABLE.format(12))
    by = factory.hand(people.drafter, at, 10)
    actions.correct(by=by, document=made, change_note="更正数字")
    version = queries.workbench(made, by=by).lock_version
    changed = factory.content(
        people.agency,
        title="归集共享工作通知",
        body="<p>于季末前报送。</p>" + TABLE.format(13),
        made_on=date(2026, 1, 2),
    )
    actions.save(by=by, document=made, content=changed, lock_version=version)
    actions.attach(by=by, document=made, name="清单.txt", content="单位清单".encode())
    later = at + timedelta(minutes=20)
    factory.approve(people, later, made)
    actions.release(by=factory.hand(people.final, later, 5), document=made)
    return made


def url(name, *args):
    return reverse(f"desk_documents:{name}", args=args)


def test_two_editions_stand_side_by_side_with_metadata_cells_and_files(drafter, document):
    page = text(drafter.get(url("difference", document, 1, 2)))
    assert "于<del>月底</del>前报送。" in page.replace("\n", "")
    assert "于<ins>季末</ins>前报送。" in page
    assert "<td>1<del>2</del></td>" in page
    assert "<td>1<ins>3</ins></td>" in page
    assert "归集<ins>共享</ins>工作通知" in page
    assert "成文日期" in page
    assert "增加" in page
    assert "清单.txt" in page
    # The name of a side before its words, as a narrow screen shows it and a screen reader says it.
    assert re.search(r"第 1 稿 · [^<]*：", page) and not re.search(r"第 1 稿 · [^<]*: ", page)


def test_the_same_edition_twice_says_so(drafter, document):
    page = text(drafter.get(url("difference", document, 2, 2)))
    assert "著录信息相同" in page
    assert "<del>" not in page
    assert "两份文本一致" in page


def test_the_form_puts_the_older_edition_first_and_an_unknown_one_is_said(drafter, document):
    assert drafter.get(url("compare", document), {"old": 2, "new": 1}).url == url("difference", document, 1, 2)
    answer = drafter.get(url("compare", document), {"old": "x", "new": "9"}, follow=True)
    assert answer.status_code == 404
    assert "没有找到这条信息" in text(answer)


def test_an_earlier_edition_becomes_a_new_one(drafter, document, people, at):
    page = drafter.get(url("difference", document, 1, 2))
    assert page.context["may_restore"]
    assert drafter.post(url("restore", document, 1), {"restore-change_note": ""}).status_code == 422
    answer = drafter.post(url("restore", document, 1), {"restore-change_note": "恢复原数字"})
    assert answer.url == url("edit", document)
    bench = queries.workbench(document, by=By(people.drafter, at))
    assert (bench.number, bench.state.value, bench.change_note) == (3, "draft", "恢复原数字")
    assert (bench.content.title, bench.files) == ("归集工作通知", ())
    assert "月底" in bench.content.body
    line = Entry.objects.latest("seq")
    assert line.act == "documents.restore"
    assert '"restores":1' in line.facts
    assert drafter.post(url("restore", document, 1), {"restore-change_note": "再来"}).status_code == 422
    assert Entry.objects.latest("seq") == line


def test_what_is_public_is_corrected_not_restored_and_a_reviewer_restores_nothing(client, document, people, at):
    by = By(people.drafter, at + timedelta(hours=2))
    with pytest.raises(Refused, match="restores_nothing"):
        actions.restore(by=by, document=document, number=2, change_note="x")
    with pytest.raises(Refused, match="unknown"):
        actions.restore(by=by, document=document, number=7, change_note="x")
    with pytest.raises(Refused):
        actions.restore(by=By(people.reviewer, by.at), document=document, number=1, change_note="x")
    client.force_login(settled(people.reviewer))
    assert client.post(url("restore", document, 1), {"restore-change_note": "x"}).status_code == 403
    assert not client.get(url("difference", document, 1, 2)).context["may_restore"]


def test_a_number_that_another_document_took_is_not_claimed_back(people, at):
    made = factory.released(people, at, title="甲", document_number="六数资〔2026〕3号")
    by = factory.hand(people.drafter, at, 30)
    actions.correct(by=by, document=made, change_note="去掉文号")
    version = queries.workbench(made, by=by).lock_version
    actions.save(by=by, document=made, content=factory.content(people.agency, title="甲"), lock_version=version)
    later = at + timedelta(minutes=40)
    factory.approve(people, later, made)
    actions.release(by=factory.hand(people.final, later, 5), document=made)
    factory.draft(people, at + timedelta(hours=2), title="乙", document_number="六数资〔2026〕3号")
    with pytest.raises(Refused, match="number_taken"):
        actions.restore(by=factory.hand(people.drafter, at, 200), document=made, number=1, change_note="x")


def test_after_a_correction_is_given_up_the_public_edition_is_shown_again(drafter, document, people, at):
    drafter.post(url("restore", document, 1), {"restore-change_note": "恢复"})
    drafter.post(url("discard", document))
    bench = queries.workbench(document, by=By(people.drafter, at))
    assert (bench.number, bench.state.value) == (2, "released")
    assert "更正" in text(drafter.get(url("document", document)))


def test_the_history_says_who_changed_what_and_leads_to_the_comparison(drafter, document):
    page = text(drafter.get(url("history", document)))
    assert "李编写" in page
    assert "标题" in page
    assert "成文日期" in page
    assert url("difference", document, 1, 2) in page
    assert page.index("发布") < page.index("新建")
    assert "更正数字" in page


def test_a_save_that_changes_nothing_says_so(drafter, people, at):
    made = factory.draft(people, at, title="不变")
    by = factory.hand(people.drafter, at, 1)
    bench = queries.workbench(made, by=by)
    actions.save(by=by, document=made, content=bench.content, lock_version=bench.lock_version)
    assert '"changed":[]' in Entry.objects.latest("seq").facts
    assert "无改动" in text(drafter.get(url("history", made)))


def test_history_and_comparison_are_for_the_agency_alone(client, document, system):
    stranger = settled(staff(system, bureau(system, "luan-edu"), Role.DRAFTER))
    client.force_login(stranger)
    assert client.get(url("history", document)).status_code in (403, 409)
    assert client.get(url("difference", document, 1, 2)).status_code in (403, 409)

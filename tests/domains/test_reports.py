"""The annual report as a noun: two signatures, reasons, three people, frozen numbers."""

import json
from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest
from django.db import IntegrityError, transaction
from django.db.utils import DatabaseError

from mingchuang.domains.agencies.roles import Role
from mingchuang.domains.documents import actions as documents
from mingchuang.domains.documents.queries import workbench
from mingchuang.domains.reports import actions, queries
from mingchuang.domains.reports.models import AnnualReport, SignedEntry, Submission
from mingchuang.domains.reports.values import State
from mingchuang.law.refusal import Refused
from mingchuang.ledger.acts import SHANGHAI, By
from mingchuang.ledger.models import Entry
from mingchuang.readings.annual_report.output import findings
from tests.factories import reports as rows
from tests.factories.annual_reports import AT, EARLY, YEAR, Bureau, approve, enter_all, release, submit
from tests.factories.annual_reports import bureau as begun

pytestmark = pytest.mark.django_db


@pytest.fixture
def bureau(system: By) -> Bureau:
    return begun(system)


def codes(act: Callable[[], object]) -> list[str]:
    with pytest.raises(Refused) as caught:
        act()
    return [refusal.code for refusal in caught.value.refusals]


def test_a_report_is_begun_once_with_the_texts_it_needs(bureau: Bureau) -> None:
    again = actions.begin(by=bureau.by("openness"), agency=bureau.code, year=YEAR)
    assert again == bureau.report and AnnualReport.objects.count() == 1
    view = queries.report(bureau.code, YEAR)
    assert view.format == "AR2021" and view.state is State.DRAFTING and view.editable
    assert "2025年1月1日至2025年12月31日" in view.narratives["preamble"].body
    assert view.title == "六安市数据资源管理局2025年政府信息公开工作年度报告"


@pytest.mark.parametrize(("year", "code"), [(2018, "annual_report.year_too_early"), (2027, "reports.year_not_begun")])
def test_a_year_without_a_format_or_not_begun_is_refused(bureau: Bureau, year: int, code: str) -> None:
    assert codes(lambda: actions.begin(by=bureau.by("drafter"), agency=bureau.code, year=year)) == [code]


def test_the_database_knows_the_format_of_each_year(bureau: Bureau) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        AnnualReport.objects.create(
            public_id="x", agency=bureau.people.agency, year=2020, format="AR2021",
            opened_by=bureau.people.drafter, opened_at=AT,
        )  # fmt: skip


def test_two_people_sign_an_entry_and_the_database_insists(bureau: Bureau) -> None:
    key = "T2.6.penalty.decisions"
    actions.sign(by=bureau.by("openness"), report=bureau.report, values={key: "3"}, source="执法台账")
    assert bureau.counted().tables["T2"]["T2.6.penalty"] == [3]
    assert codes(lambda: actions.countersign(by=bureau.by("openness"), report=bureau.report, keys=[key])) == [
        "reports.same_signature"
    ]
    with pytest.raises(IntegrityError), transaction.atomic():
        SignedEntry.objects.filter(key=key).update(second_by=bureau.people.openness, second_at=AT)
    actions.countersign(by=bureau.by("second"), report=bureau.report, keys=[key])
    assert queries.report(bureau.code, YEAR).entries[key].complete
    actions.sign(by=bureau.by("second"), report=bureau.report, values={key: 4}, source="执法台账")
    assert not queries.report(bureau.code, YEAR).entries[key].complete


@pytest.mark.parametrize(
    ("values", "code"),
    [
        ({"T3.R1.natural": 4}, "reports.counted_not_signed"),
        ({"T2.1.normative.made": 1}, "reports.counted_not_signed"),
        ({"T2.6.penalty.decisions": -1}, "reports.entry_wrong"),
        ({"T2.6.penalty.decisions": "1.5"}, "reports.entry_wrong"),
        ({"T2.6.penalty.decisions": "很多"}, "reports.entry_wrong"),
        ({"T2.6.penalty.decisions": "NaN"}, "reports.entry_wrong"),
        ({"T2.8.fee.amount_wan": "1e30"}, "reports.entry_wrong"),
        ({"hotline.calls": 5}, "reports.figure_unnamed"),
    ],
)
def test_numbers_that_cannot_stand_are_refused_and_nothing_is_written(bureau: Bureau, values: dict, code: str) -> None:
    entered = values | {"T2.5.licence.decisions": 1}
    assert codes(
        lambda: actions.sign(by=bureau.by("openness"), report=bureau.report, values=entered, source="台账")
    ) == [code]
    assert not SignedEntry.objects.exists()


def test_a_named_figure_stands_among_the_figures(bureau: Bureau) -> None:
    actions.sign(
        by=bureau.by("openness"), report=bureau.report, values={"hotline.calls": 12}, source="热线台账",
        labels={"hotline.calls": "热线来电"},
    )  # fmt: skip
    assert bureau.counted().figures["hotline.calls"] == 12


def test_an_unfinished_report_is_refused_with_everything_it_lacks(bureau: Bureau) -> None:
    actions.sign(by=bureau.by("openness"), report=bureau.report, values={"T2.5.licence.decisions": 1}, source="台账")
    with pytest.raises(Refused) as caught:
        submit(bureau)
    fields = {refusal.field for refusal in caught.value.refusals}
    assert {"entries.unsigned@T2.5.licence.decisions", "T2.type@6.penalty.decisions", "text.empty@overview"} <= fields
    assert Submission.objects.count() == 0 and queries.report(bureau.code, YEAR).state is State.DRAFTING


def test_the_period_of_the_preamble_is_a_hard_rule(bureau: Bureau) -> None:
    enter_all(bureau)
    text = "<p>统计期限为2024年1月1日至2024年12月31日。</p>"
    actions.write(by=bureau.by("drafter"), report=bureau.report, section="preamble", body=text, lock_version=0)
    assert [one.id for one in findings(bureau.counted(), AT.date()) if one.blocks] == ["X.period"]


def test_a_soft_rule_asks_for_a_reason_and_a_hard_one_takes_none(bureau: Bureau) -> None:
    enter_all(bureau)
    late = By(bureau.people.drafter, datetime(2026, 2, 2, 9, 0, tzinfo=SHANGHAI))
    attempt = lambda: actions.submit(by=late, report=bureau.report, counted=bureau.counted())  # noqa: E731
    assert codes(attempt) == ["reports.reason_missing"]
    assert codes(lambda: actions.explain(by=late, report=bureau.report, check="T3.identity@total", reason="无")) == [
        "reports.not_explainable"
    ]
    actions.explain(by=late, report=bureau.report, check="X.late", reason="机构改革,数据移交较迟。")
    attempt()
    assert queries.report(bureau.code, YEAR).state is State.SUBMITTED


def test_a_report_goes_through_three_people_and_is_released_as_a_document(bureau: Bureau) -> None:
    rows.request(bureau.by("drafter"), bureau.people.agency, "natural", date(2025, 3, 3), "D02", date(2025, 3, 10))
    enter_all(bureau)
    document = submit(bureau)
    assert queries.released(bureau.code, YEAR) is None
    approve(bureau, document)
    release(bureau)
    view = queries.report(bureau.code, YEAR)
    found = queries.released(bureau.code, YEAR)
    assert view.state is State.RELEASED and found is not None
    assert found.content["tables"]["T3"]["R3a"] == [1, 0, 0, 0, 0, 0, 1]
    assert "共收到申请1件，公开信息0条" in found.content["narratives"]["overview"]
    assert queries.released_years(bureau.code) == [YEAR]
    last = Entry.objects.filter(act="reports.release").get()
    assert json.loads(last.facts)["fingerprint"] == found.fingerprint


def test_numbers_are_frozen_and_a_moved_one_stops_the_release(bureau: Bureau) -> None:
    enter_all(bureau)
    document = submit(bureau)
    approve(bureau, document)
    rows.broadcast(bureau.by("drafter"), bureau.people.agency, date(2025, 3, 3))
    assert codes(lambda: release(bureau)) == ["reports.figures_moved"]
    documents.send_back(by=bureau.by("final", 41), document=document, opinion="数据有变化,请核对。")
    assert queries.report(bureau.code, YEAR).state is State.DRAFTING
    assert submit(bureau, 42) == document
    documents.review(by=bureau.by("reviewer", 43), document=document)
    documents.approve(by=bureau.by("final", 44), document=document)
    release(bureau, 45)
    rows.broadcast(bureau.by("drafter"), bureau.people.agency, date(2025, 3, 4))
    found = queries.released(bureau.code, YEAR)
    assert found is not None and found.content["figures"]["proactive.total"] == 1
    assert bureau.counted().figures["proactive.total"] == 2


def test_a_text_changed_past_the_report_is_not_released(bureau: Bureau) -> None:
    enter_all(bureau)
    document = submit(bureau)
    bench = workbench(document, by=bureau.by("drafter", 11))
    changed = replace(bench.content, body=bench.content.body.replace("政府信息", "政务信息", 1))
    documents.save(
        by=bureau.by("drafter", 11),
        document=document,
        content=changed,
        lock_version=bench.lock_version,
        carrier="reports",
    )
    documents.submit(by=bureau.by("drafter", 12), document=document)
    approve(bureau, document)
    assert codes(lambda: release(bureau)) == ["reports.figures_moved"]


def test_the_documents_desk_neither_edits_nor_releases_nor_schedules_a_report(bureau: Bureau) -> None:
    """Only the report's own release counts again; a way round it would let old numbers out."""
    enter_all(bureau)
    document = submit(bureau)
    bench = workbench(document, by=bureau.by("drafter", 11))
    elsewhere = ["documents.carried_elsewhere"]
    assert elsewhere == codes(
        lambda: documents.save(
            by=bureau.by("drafter", 11), document=document, content=bench.content, lock_version=bench.lock_version
        )
    )
    approve(bureau, document)
    final = bureau.by("final", 20)
    assert codes(lambda: documents.release(by=final, document=document)) == elsewhere
    later = final.at + timedelta(days=1)
    assert codes(lambda: documents.schedule(by=final, document=document, at=later)) == elsewhere
    release(bureau)
    note = "更正一处数字"
    assert (
        codes(lambda: documents.correct(by=bureau.by("drafter", 25), document=document, change_note=note)) == elsewhere
    )


def test_submissions_are_append_only(bureau: Bureau) -> None:
    enter_all(bureau)
    submit(bureau)
    with pytest.raises(DatabaseError), transaction.atomic():
        Submission.objects.update(content="{}")
    with pytest.raises(DatabaseError), transaction.atomic():
        Submission.objects.all().delete()


def test_whoever_wrote_a_part_can_neither_review_nor_approve(bureau: Bureau, system: By) -> None:
    """The author of a narrative is an author of the document, though another person submitted it."""
    from mingchuang.domains.agencies.actions import give_role

    early = By(system.who, EARLY)
    for role in (Role.REVIEWER, Role.FINAL_REVIEWER):
        give_role(by=early, person=bureau.people.openness, agency=bureau.people.agency, role=role)
    enter_all(bureau)
    actions.write(
        by=bureau.by("openness"), report=bureau.report, section="other", body="<p>没有其他事项。</p>", lock_version=0
    )
    document = submit(bureau)
    for act in (documents.review, documents.approve):
        with pytest.raises(Refused):
            act(by=bureau.by("openness", 20), document=document)
    # Signing a number does not make an author: the second signer may review.
    give_role(by=early, person=bureau.second, agency=bureau.people.agency, role=Role.REVIEWER)
    documents.review(by=bureau.by("second", 21), document=document)


def test_nothing_is_changed_while_the_report_is_under_review_or_released(bureau: Bureau) -> None:
    enter_all(bureau)
    document = submit(bureau)
    by = bureau.by("drafter", 11)
    acts = [
        lambda: actions.write(by=by, report=bureau.report, section="other", body="<p>无</p>", lock_version=0),
        lambda: actions.sign(by=by, report=bureau.report, values={"T2.5.licence.decisions": 1}, source="台账"),
        lambda: actions.countersign(by=by, report=bureau.report, keys=["T2.5.licence.decisions"]),
        lambda: actions.explain(by=by, report=bureau.report, check="X.late", reason="有原因"),
        lambda: submit(bureau, 12),
    ]
    for act in acts:
        assert codes(act) == ["reports.under_review"]
    approve(bureau, document)
    release(bureau)
    for act in acts:
        assert codes(act) == ["reports.released"]


def test_a_released_report_is_corrected_by_a_new_edition(bureau: Bureau) -> None:
    enter_all(bureau)
    document = submit(bureau)
    approve(bureau, document)
    release(bureau)
    before = queries.released(bureau.code, YEAR)
    actions.reopen(by=bureau.by("drafter", 50), report=bureau.report, change_note="更正行政处罚件数。")
    actions.sign(
        by=bureau.by("openness", 51), report=bureau.report, values={"T2.6.penalty.decisions": 2}, source="台账"
    )
    actions.countersign(by=bureau.by("second", 52), report=bureau.report, keys=["T2.6.penalty.decisions"])
    assert queries.released(bureau.code, YEAR) == before
    assert submit(bureau, 53) == document
    assert queries.released(bureau.code, YEAR) == before
    documents.review(by=bureau.by("reviewer", 54), document=document)
    documents.approve(by=bureau.by("final", 55), document=document)
    release(bureau, 56)
    after = queries.released(bureau.code, YEAR)
    assert after is not None and after.content["tables"]["T2"]["T2.6.penalty"] == [2]


def test_somebody_else_s_text_is_not_overwritten(bureau: Bureau) -> None:
    arguments = {"report": bureau.report, "section": "overview", "lock_version": 0}
    assert actions.write(by=bureau.by("drafter"), body="<p>甲</p>", **arguments) == 1
    assert codes(lambda: actions.write(by=bureau.by("openness"), body="<p>乙</p>", **arguments)) == [
        "reports.changed_meanwhile"
    ]


def test_carry_over_is_checked_against_last_year_s_released_report(bureau: Bureau) -> None:
    agency, by = bureau.people.agency, bureau.by("drafter")
    rows.request(by, agency, "commercial", date(2025, 12, 30))
    enter_all(bureau)
    document = submit(bureau)
    approve(bureau, document)
    release(bureau)
    following = bureau.counted(YEAR + 1)
    assert following.tables["T3"]["R2"] == [0, 1, 0, 0, 0, 0, 1]
    assert following.previous is not None
    assert not [one for one in findings(following, AT.date()) if one.rule == "T3.carry"]
    # A request of last year that is entered late moves the carry-over away from what was released.
    rows.request(by, agency, "natural", date(2025, 12, 31))
    found = [one for one in findings(bureau.counted(YEAR + 1), AT.date()) if one.rule == "T3.carry"]
    assert [(one.id, one.severity) for one in found] == [("T3.carry@natural", "hard"), ("T3.carry@total", "hard")]


def test_only_those_whose_work_it_is(bureau: Bureau) -> None:
    """A reviewer writes nothing, a drafter releases nothing."""
    assert codes(
        lambda: actions.write(by=bureau.by("reviewer"), report=bureau.report, section="other", body="", lock_version=0)
    ) == ["agencies.role_missing"]
    enter_all(bureau)
    approve(bureau, submit(bureau))
    assert codes(
        lambda: actions.release(by=bureau.by("drafter", 40), report=bureau.report, counted=bureau.counted())
    ) == ["agencies.role_missing"]


def test_numbers_counted_for_another_report_are_a_mistake(bureau: Bureau) -> None:
    enter_all(bureau)
    with pytest.raises(ValueError, match="another report"):
        actions.submit(by=bureau.by("drafter"), report=bureau.report, counted=bureau.counted(2024))


def test_the_audit_of_anybody_s_report_stops_our_own(bureau: Bureau) -> None:
    """A certain contradiction between text and table is hard; the same words with the live figure pass."""
    enter_all(bureau)
    write = lambda body, version: actions.write(  # noqa: E731
        by=bureau.by("drafter"), report=bureau.report, section="overview", body=body, lock_version=version
    )
    write("<p>本年共收到政府信息公开申请3件。</p>", 1)
    found = [one for one in findings(bureau.counted(), AT.date()) if one.blocks]
    assert [(one.rule, one.severity, one.where_zh) for one in found] == [("X.narr_foi", "hard", "总体情况")]
    assert codes(lambda: submit(bureau)) == ["reports.rule_broken"]
    write("<p>本年共收到政府信息公开申请{{figure:T3.R1.total}}件。</p>", 2)
    assert not [one for one in findings(bureau.counted(), AT.date()) if one.blocks]
    submit(bureau)


def test_what_the_audit_asks_is_explained_once_and_asked_again_when_the_words_change(bureau: Bureau) -> None:
    enter_all(bureau)
    body = "<p>2024年，我局共公开信息{{数据：主动公开信息总数}}条。</p>"
    by = bureau.by("drafter")
    actions.write(by=by, report=bureau.report, section="overview", body=body, lock_version=1)
    [found] = [one for one in findings(bureau.counted(), AT.date()) if one.blocks]
    assert (found.rule, found.severity, found.suggestion) == ("text.year", "soft", "2025年")
    assert codes(lambda: submit(bureau)) == ["reports.reason_missing"]
    actions.explain(by=by, report=bureau.report, check=found.id, reason="该数为上年数据，用于对比。")
    assert not [one for one in findings(bureau.counted(), AT.date()) if one.blocks]
    changed = body.replace("我局共", "我局全年共")
    actions.write(by=by, report=bureau.report, section="overview", body=changed, lock_version=2)
    assert [one.rule for one in findings(bureau.counted(), AT.date()) if one.blocks] == ["text.year"]


def test_nothing_is_said_twice(bureau: Bureau) -> None:
    """The tables, the period, the day and empty parts have rules of our own: the audit does not repeat them."""
    enter_all(bureau)
    text = "<p>统计期限为2024年1月1日至2024年12月31日。</p>"
    actions.write(by=bureau.by("drafter"), report=bureau.report, section="preamble", body=text, lock_version=0)
    actions.write(by=bureau.by("drafter"), report=bureau.report, section="other", body="", lock_version=0)
    late = date(2026, 2, 3)
    rules = [one.rule for one in findings(bureau.counted(), late) if one.severity != "notice"]
    assert sorted(rules) == ["X.late", "X.period", "text.empty"]


def test_a_copy_of_last_year_s_text_is_told(bureau: Bureau) -> None:
    enter_all(bureau)
    words = (
        "".join(f"本局围绕第{n}项重点工作逐项公开进展情况并接受社会监督，" for n in "一二三四五六七八九") + "取得成效。"
    )
    for section in ("overview", "problems"):
        actions.write(
            by=bureau.by("drafter"), report=bureau.report, section=section, body=f"<p>{words}</p>", lock_version=1
        )
    approve(bureau, submit(bureau))
    release(bureau)
    following = actions.begin(by=By(bureau.people.drafter, AT), agency=bureau.code, year=YEAR + 1)
    actions.write(by=bureau.by("drafter"), report=following, section="overview", body=f"<p>{words}</p>", lock_version=0)
    found = [one for one in findings(bureau.counted(YEAR + 1), AT.date()) if one.rule == "X.copy"]
    assert [(one.severity, one.where_zh) for one in found] == [("soft", "总体情况")]


def test_personal_data_stop_the_report_and_a_reason_does_not_let_them_out(bureau: Bureau) -> None:
    enter_all(bureau)
    text = "<p>联系人身份证号11010519491231002X。</p>"
    actions.write(by=bureau.by("drafter"), report=bureau.report, section="overview", body=text, lock_version=1)
    [found] = [one for one in findings(bureau.counted(), AT.date()) if one.blocks]
    assert found.rule.startswith("privacy.")
    assert codes(lambda: submit(bureau)) == ["reports.reason_missing"]
    actions.explain(by=bureau.by("drafter"), report=bureau.report, check=found.id, reason="测试用编号。")
    document = submit(bureau)
    documents.review(by=bureau.by("reviewer", 20), document=document)
    assert codes(lambda: documents.approve(by=bureau.by("final", 30), document=document)) == ["review.finding_open"]

"""Audits of reports: bounds, judgements kept by content, erasure, and nothing readable of what a file holds."""

from dataclasses import replace
from datetime import timedelta

import pytest
from django.db import DatabaseError, connection, transaction

from mingchuang.domains.agencies.roles import Role
from mingchuang.domains.audits import actions, policies, queries, queue
from mingchuang.domains.audits.keys import keys
from mingchuang.domains.audits.models import AuditedFile, AuditRun, Judgement, JudgementReason
from mingchuang.domains.audits.values import Erasure, Upload, Verdict
from mingchuang.law.refusal import Refused
from mingchuang.ledger import files as store
from mingchuang.ledger import rotation
from mingchuang.ledger.acts import By
from mingchuang.ledger.models import Entry, StoredFile
from tests.factories import audits as make
from tests.factories.agencies import bureau, city, staff

pytestmark = pytest.mark.django_db
NUMBER = "110105194912310020"


@pytest.fixture(autouse=True)
def home(settings, tmp_path):
    settings.FILES = tmp_path / "files"


@pytest.fixture
def of(system: By) -> make.Office:
    return make.office(system)


def codes(refused: pytest.ExceptionInfo[Refused]) -> list[str]:
    return [refusal.code for refusal in refused.value.refusals]


def test_a_whole_upload_is_one_act_and_one_line(of: make.Office) -> None:
    before = Entry.objects.count()
    added = actions.add_files(by=of.by, run=of.run, files=[make.upload(1), make.upload(2), make.upload(1)])
    assert len(added.kept) == 2
    assert added.known == ("报告1.txt",)
    assert Entry.objects.count() == before + 1
    line = Entry.objects.latest("seq")
    assert line.act == "audits.add_files"
    assert "报告" not in line.facts
    assert [row.number for row in queries.rows(of.run)] == [1, 2]
    assert queries.content(added.kept[0]) == "第1份报告".encode()


@pytest.mark.parametrize(("name", "code"), [("  ", "audits.name_missing"), ("长" * 81, "audits.name_too_long")])
def test_a_run_has_a_name_of_some_length(of: make.Office, name: str, code: str) -> None:
    with pytest.raises(Refused) as refused:
        actions.open_run(by=of.by, agency=of.code, name=name)
    assert codes(refused) == [code]


@pytest.mark.parametrize("year", [2007, 2027])
def test_a_run_is_of_a_year_with_reports(of: make.Office, year: int) -> None:
    with pytest.raises(Refused) as refused:
        actions.open_run(by=of.by, agency=of.code, name="年报", year=year)
    assert codes(refused) == ["audits.year_wrong"]


def test_bounds_of_an_upload(of: make.Office, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(policies, "MOST_FILES", 2)
    monkeypatch.setattr(policies, "LARGEST", 10)
    actions.add_files(by=of.by, run=of.run, files=[Upload("一", b"1", "text/plain"), Upload("二", b"2", "text/plain")])
    for files, code in (
        ([Upload("三", b"3", "text/plain")], "audits.too_many_files"),
        ([Upload("空", b"", "text/plain")], "audits.too_many_files"),
    ):
        with pytest.raises(Refused) as refused:
            actions.add_files(by=of.by, run=of.run, files=files)
        assert codes(refused) == [code]
    other = actions.open_run(by=of.by, agency=of.code, name="另一次")
    for content in (b"", b"12345678901"):
        with pytest.raises(Refused) as refused:
            actions.add_files(by=of.by, run=other, files=[Upload("件", content, "text/plain")])
        assert codes(refused) == ["audits.file_too_large"]
    assert not queries.rows(other)


def test_results_are_kept_once(of: make.Office) -> None:
    file = make.audited(of, make.finding(), make.finding("X.late", "warning"))
    view = queries.file(file)
    assert [(one.id, one.severity, one.where) for one in view.findings] == [
        ("T3.identity", "error", ("T3.R1.total", (3, 9))), ("X.late", "warning", ("T3.R1.total", (3, 9))),
    ]  # fmt: skip
    assert dict(view.cells) == {"T3.R1.total": 3}
    assert queries.text(file)["text"] == "收到的申请三件"
    assert [mark.id for mark in queries.rows(of.run)[0].marks] == ["T3.identity", "X.late"]
    assert queries.files(of.run) == [view]
    queue.pair(of.run, {})
    before = Entry.objects.count()
    assert actions.keep_results(by=of.by, run=of.run, results=[make.result(file)]) == 0
    assert Entry.objects.count() == before
    assert len(queries.file(file).findings) == 2


def test_a_judgement_is_shown_again_in_the_next_run_of_the_same_file(of: make.Office) -> None:
    file = make.audited(of, make.finding(), make.finding("X.late", "warning"))
    key = queries.file(file).findings[0].key
    actions.judge(by=of.by, file=file, key=key, verdict=Verdict.DISMISSED, reason="上年数据已更正")
    second = replace(of, run=actions.open_run(by=of.by, agency=of.code, name="再审"))
    # The same bytes; a better reading has moved the place in the text.
    again = make.audited(second, make.finding(where=["T3.R1.total", [5, 11]]), make.finding("X.late", "warning"))
    first, other = queries.file(again).findings
    assert first.dismissed
    assert first.judgement is not None
    assert (first.judgement.reason, first.judgement.by) == ("上年数据已更正", of.person.name)
    assert other.judgement is None
    assert [mark.verdict for mark in queries.rows(second.run)[0].marks] == ["dismissed", ""]
    different = make.audited(second, make.finding(), number=2)
    assert queries.file(different).findings[0].judgement is None


def test_the_newest_word_counts_and_every_word_stays(of: make.Office) -> None:
    file = make.audited(of, make.finding())
    key = queries.file(file).findings[0].key
    for verdict, reason in ((Verdict.ACCEPTED, ""), (Verdict.DISMISSED, "口径不同"), (Verdict.REOPENED, "")):
        actions.judge(by=of.by, file=file, key=key, verdict=verdict, reason=reason)
    assert [one.verdict for one in queries.history(file, key)] == ["reopened", "dismissed", "accepted"]
    found = queries.file(file).findings[0]
    assert not found.dismissed
    assert not found.accepted
    assert queries.rows(of.run)[0].marks[0].verdict == ""


def test_what_a_judgement_needs(of: make.Office) -> None:
    file = make.audited(of, make.finding())
    key = queries.file(file).findings[0].key
    given = {"by": of.by, "file": file, "key": key, "verdict": Verdict.DISMISSED, "reason": "口径不同"}
    for change, code in (
        ({"reason": "　"}, "audits.reason_missing"), ({"reason": "长" * 401}, "audits.reason_too_long"),
        ({"key": "x" * 32}, "audits.unknown_finding"), ({"file": "nothing"}, "audits.unknown_file"),
    ):  # fmt: skip
        with pytest.raises(Refused) as refused:
            actions.judge(**{**given, **change})
        assert codes(refused) == [code]
    actions.judge(**given, seen=0)
    with pytest.raises(Refused) as refused:
        actions.judge(**given, seen=0)
    assert codes(refused) == ["audits.judged_meanwhile"]
    assert Judgement.objects.count() == 1


def test_equal_findings_have_different_keys_and_no_key_tells_what_was_found() -> None:
    twice = keys([make.finding(evidence=NUMBER), make.finding(evidence=NUMBER), make.finding(evidence="别的")])
    assert len(set(twice)) == 3
    assert all(NUMBER not in key and len(key) == 32 for key in twice)


@pytest.mark.parametrize(
    "statement",
    ["UPDATE audits_judgement SET verdict = 'accepted'", "DELETE FROM audits_judgement",
     "INSERT INTO audits_judgement SELECT * FROM audits_judgement"],
)  # fmt: skip
def test_judgements_are_append_only(of: make.Office, statement: str) -> None:
    file = make.audited(of, make.finding())
    key = queries.file(file).findings[0].key
    actions.judge(by=of.by, file=file, key=key, verdict=Verdict.DISMISSED, reason="口径不同")
    JudgementReason.objects.all().delete()
    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement)
    assert Judgement.objects.get().verdict == "dismissed"


def test_nothing_of_a_file_can_be_read_in_the_database_or_the_ledger(of: make.Office) -> None:
    file = make.audited(of, make.finding("privacy.id_number", evidence=NUMBER), body={"text": NUMBER}, text=NUMBER)
    AuditedFile.objects.update(name=f"{NUMBER}.txt")
    key = queries.file(file).findings[0].key
    actions.judge(by=of.by, file=file, key=key, verdict=Verdict.DISMISSED, reason=f"{NUMBER}是统一编号")
    tables = ("audits_auditrun", "audits_auditedfile", "audits_judgement", "audits_judgementreason", "ledger_entry")
    with connection.cursor() as cursor:
        for table in tables:
            cursor.execute(f"SELECT * FROM {table}")
            for row in cursor.fetchall():
                assert NUMBER.encode() not in b"|".join(
                    bytes(v) if isinstance(v, memoryview | bytes) else str(v).encode() for v in row
                )
    assert NUMBER in queries.file(file).findings[0].evidence


def test_rotation_renews_results_and_reasons(of: make.Office) -> None:
    models = {model for model, _ in rotation.encrypted_columns()}
    assert {AuditedFile, JudgementReason} <= models
    assert Judgement not in models


def test_erasing_drops_files_results_and_reasons_and_keeps_the_lines(
    of: make.Office, django_capture_on_commit_callbacks
) -> None:
    file = make.audited(of, make.finding())
    sha256 = queries.file(file).sha256
    key = queries.file(file).findings[0].key
    actions.judge(by=of.by, file=file, key=key, verdict=Verdict.DISMISSED, reason="口径不同")
    other = replace(of, run=actions.open_run(by=of.by, agency=of.code, name="再审"))
    kept = make.audited(other, make.finding())
    with django_capture_on_commit_callbacks(execute=True):
        actions.erase_run(by=of.by, run=of.run, reason=Erasure.MISTAKEN)
    found = queries.file(kept).findings[0].judgement
    assert found is not None
    assert found.reason == "口径不同"
    assert queries.content(kept)
    with django_capture_on_commit_callbacks(execute=True):
        actions.erase_run(by=of.by, run=other.run, reason=Erasure.PERSONAL)
    assert not AuditRun.objects.exists()
    assert not JudgementReason.objects.exists()
    assert not StoredFile.objects.exists()
    with pytest.raises(store.Missing):
        store.read(sha256, sealed=True)
    assert Judgement.objects.count() == 1
    assert Entry.objects.filter(subject=f"audit:{of.run}").count() >= 3
    assert '"reason":"personal"' in Entry.objects.latest("seq").facts


def test_a_run_that_grew_meanwhile_is_not_erased(of: make.Office) -> None:
    seen = queries.run(of.run).lock_version
    actions.add_files(by=of.by, run=of.run, files=[make.upload(1)])
    with pytest.raises(Refused) as refused:
        actions.erase_run(by=of.by, run=of.run, reason=Erasure.FINISHED, lock_version=seen)
    assert codes(refused) == ["audits.changed_meanwhile"]


def test_the_queue_gives_each_file_to_one_worker_and_frees_what_was_dropped(of: make.Office) -> None:
    actions.add_files(by=of.by, run=of.run, files=[make.upload(1), make.upload(2)])
    first, second = queue.take(of.run, of.by.at), queue.take(of.run, of.by.at)
    assert first is not None
    assert second is not None
    assert (first.number, second.number) == (1, 2)
    assert queue.take(of.run, of.by.at) is None
    assert queue.unfinished(of.by.at) == []
    later = of.by.at + timedelta(minutes=3)
    assert queue.unfinished(later) == [of.run]
    again = queue.take(of.run, later)
    assert again is not None
    assert (again.number, again.tries) == (1, 2)


def test_files_are_compared_when_all_were_read_and_again_when_more_come(of: make.Office) -> None:
    one, two = make.audited(of, make.finding()), make.audited(of, number=2)
    assert {sample.file for sample in queue.to_compare(of.run)} == {one, two}
    queue.pair(of.run, {one: [two]})
    assert queries.run(of.run).left == 1
    job = queue.take(of.run, of.by.at)
    assert job is not None
    assert (job.file, job.wanted) == (one, (two,))
    actions.keep_results(by=of.by, run=of.run, results=[make.result(one, make.finding(), beside=(two,))])
    assert queries.run(of.run).finished
    actions.add_files(by=of.by, run=of.run, files=[make.upload(3)])
    assert queries.run(of.run).left == 3
    assert queue.to_compare(of.run) == []


def test_an_earlier_report_of_the_same_body_is_found(of: make.Office) -> None:
    make.audited(of, make.finding())
    latest = make.audited(of, number=2)
    found = queries.earlier(of.code, "六安市某某局", 2025)
    assert found is not None
    assert found[0] == latest
    assert queries.earlier(of.code, "六安市某某局", 2024) is None
    assert queries.earlier(of.code, "", 2025) is None
    assert queries.earlier("elsewhere", "六安市某某局", 2025) is None


@pytest.mark.parametrize("role", list(Role))
def test_who_may_do_what(system: By, role: Role) -> None:
    of = make.office(system)
    file = make.audited(of, make.finding())
    key = queries.file(file).findings[0].key
    by = By(staff(system, city(system), role), system.at)
    acts = {
        "open": lambda: actions.open_run(by=by, agency=of.code, name="年报"),
        "add": lambda: actions.add_files(by=by, run=of.run, files=[make.upload(2)]),
        "keep": lambda: actions.keep_results(by=by, run=of.run, results=[make.result(file, make.finding())]),
        "judge": lambda: actions.judge(by=by, file=file, key=key, verdict=Verdict.ACCEPTED),
        "erase": lambda: actions.erase_run(by=by, run=of.run, reason=Erasure.FINISHED),
    }
    done = set()
    for name, act in acts.items():
        try:
            act()
            done.add(name)
        except Refused as refused:
            assert refused.refusals[0].code == "agencies.role_missing"
    assert done == (set(acts) if role in (Role.OPENNESS, Role.INSPECTOR) else set())


def test_another_agency_may_neither_look_for_nor_touch_a_run(system: By) -> None:
    of = make.office(system)
    outsider = By(staff(system, bureau(system), Role.OPENNESS), system.at)
    with pytest.raises(Refused) as refused:
        actions.add_files(by=outsider, run=of.run, files=[make.upload(1)])
    assert codes(refused) == ["agencies.role_missing"]
    assert queries.runs("luan-data") == []

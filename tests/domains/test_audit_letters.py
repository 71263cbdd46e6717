"""The wording of letters: versions that stay, two who save at once, who may, and the numbers of bodies by year."""

from datetime import timedelta

import pytest
from django.db import DatabaseError, IntegrityError, transaction

from mingchuang.domains.agencies.models import Agency
from mingchuang.domains.agencies.roles import Role
from mingchuang.domains.audits import actions, queries
from mingchuang.domains.audits.models import LetterNumber, LetterTemplate
from mingchuang.domains.audits.values import Erasure, Verdict
from mingchuang.domains.audits.wording import versions, wording
from mingchuang.domains.audits.years import years
from mingchuang.law.audit.letters import default
from mingchuang.law.refusal import Refused
from mingchuang.ledger import triggers
from mingchuang.ledger.acts import By
from mingchuang.ledger.models import Entry
from tests.factories import audits as make
from tests.factories.agencies import staff

pytestmark = pytest.mark.django_db
BODY = "{{收文机关}}：\n你单位报告有{{问题数}}处问题。\n{{问题清单}}\n请于{{回复期限}}前回复。"


@pytest.fixture(autouse=True)
def home(settings, tmp_path):
    settings.FILES = tmp_path / "files"


@pytest.fixture
def of(system: By) -> make.Office:
    return make.office(system)


def write(of: make.Office, lock_version: int = 0, **more: object) -> int:
    given = {"title": "审核意见", "body": BODY, "reply_days": 7} | more
    return actions.write_letter_template(by=of.by, agency=of.code, lock_version=lock_version, **given)


def codes(refused: pytest.ExceptionInfo[Refused]) -> list[str]:
    return [one.code for one in refused.value.refusals]


def test_before_anybody_saves_the_shipped_wording_counts(of: make.Office) -> None:
    assert wording(of.code).template == default()
    assert [one.number for one in versions(of.code)] == [0]


def test_a_version_is_one_act_and_one_line_that_holds_no_text(of: make.Office) -> None:
    before = Entry.objects.count()
    assert write(of) == 1
    assert Entry.objects.count() == before + 1
    line = Entry.objects.latest("seq")
    assert line.act == "audits.write_letter_template"
    assert "问题" not in line.facts
    now = wording(of.code)
    assert (now.number, now.template.reply_days, now.saved_by) == (1, 7, of.person.name)


def test_what_is_the_same_is_not_saved_again(of: make.Office) -> None:
    write(of)
    before = Entry.objects.count()
    assert write(of, 1, body=f"  {BODY}  \n") == 1
    assert Entry.objects.count() == before


def test_somebody_else_s_wording_is_not_overwritten(of: make.Office) -> None:
    write(of)
    with pytest.raises(Refused) as refused:
        write(of, 0, title="另一个标题")
    assert codes(refused) == ["audits.letter_changed_meanwhile"]
    assert refused.value.refusals[0].facts["person"] == of.person.name
    assert wording(of.code).template.title == "审核意见"


def test_restoring_is_a_version_of_its_own_and_the_old_ones_stay(of: make.Office) -> None:
    write(of)
    assert actions.restore_letter_template(by=of.by, agency=of.code, lock_version=1) == 2
    assert wording(of.code).template == default()
    assert [one.template.title for one in versions(of.code)] == [default().title, "审核意见", default().title]
    assert Entry.objects.latest("seq").act == "audits.restore_letter_template"


def test_restoring_what_nobody_changed_does_nothing(of: make.Office) -> None:
    before = Entry.objects.count()
    assert actions.restore_letter_template(by=of.by, agency=of.code, lock_version=0) == 0
    assert Entry.objects.count() == before


@pytest.mark.parametrize("body", ["没有清单", "{{问题清单}}\n{{谁}}", "{{问题清单}}\n{{7*7}}"])
def test_a_template_that_cannot_be_filled_is_refused_and_nothing_is_kept(of: make.Office, body: str) -> None:
    with pytest.raises(Refused):
        write(of, body=body)
    assert not LetterTemplate.objects.exists()


@pytest.mark.parametrize("role", [role for role in Role if role not in (Role.OPENNESS, Role.INSPECTOR)])
def test_only_auditors_change_the_wording(system: By, of: make.Office, role: Role) -> None:
    from mingchuang.domains.agencies.models import Agency

    person = staff(system, Agency.objects.get(code=of.code), role)
    for verb, more in (("restore", {}), ("write", {"title": "函", "body": BODY, "reply_days": 7})):
        with pytest.raises(Refused) as refused:
            getattr(actions, f"{verb}_letter_template")(
                by=By(person, system.at), agency=of.code, lock_version=0, **more
            )
        assert codes(refused) == ["agencies.role_missing"]


def test_a_version_is_not_rewritten_behind_the_acts(of: make.Office) -> None:
    write(of)
    assert not triggers.missing()
    with pytest.raises(DatabaseError), transaction.atomic():
        LetterTemplate.objects.update(title="改")
    with pytest.raises(DatabaseError), transaction.atomic():
        LetterTemplate.objects.all().delete()


def test_a_number_stands_once(of: make.Office) -> None:
    write(of)
    row = LetterTemplate.objects.get()
    with pytest.raises(IntegrityError), transaction.atomic():
        LetterTemplate.objects.create(
            agency=row.agency, number=1, title="函", body="{{问题清单}}", reply_days=3, saved_by=row.saved_by,
            saved_at=row.saved_at,
        )  # fmt: skip


def test_numbers_by_year_come_from_every_run_and_the_last_audit_counts(of: make.Office, system: By) -> None:
    first = make.audited(of, number=1, year=2023, cells={"T3.R1.total": 3})
    make.audited(of, number=2, year=2024, cells={"T3.R1.total": 4})
    make.audited(of, number=3, year=2024, agency_key="另一局", agency_name="另一局")
    make.audited(of, number=4, year=None)
    make.audited(of, number=5, year=2022, why="reports.unreadable_file", verdict="not_assessable")
    later = make.Office(of.code, of.person, By(of.person, system.at.replace(hour=20)), actions.open_run(
        by=of.by, agency=of.code, name="第二次"))  # fmt: skip
    again = make.audited(later, number=6, year=2024, cells={"T3.R1.total": 5})
    found = years(of.code, {"六安市某某局", ""})
    assert [(one.file, one.year, one.cells) for one in found] == [
        (first, 2023, {"T3.R1.total": 3}), (again, 2024, {"T3.R1.total": 5}),
    ]  # fmt: skip
    assert years("other", {"六安市某某局"}) == []


@pytest.fixture
def three(of: make.Office) -> list[str]:
    """Three files; nothing was found in the second."""
    return [make.audited(of, *found, number=n) for n, found in enumerate(([make.finding()], [], [make.finding()]), 1)]


def numbers(of: make.Office) -> list[str]:
    return [file.letter_number for file in queries.files(of.run)]


def test_letters_with_something_to_tell_are_numbered_in_order_by_one_act(of: make.Office, three: list[str]) -> None:
    before = Entry.objects.count()
    day = of.by.day
    assert actions.number_letters(by=of.by, run=of.run, written=day) == 2
    assert Entry.objects.count() == before + 1
    first, none, second = numbers(of)
    assert (first[-len(f"公审〔{day.year}〕1号") :], none) == (f"公审〔{day.year}〕1号", "")
    assert second == first.replace("〕1号", "〕2号")
    assert queries.file(three[0]).letter_written == day
    assert actions.number_letters(by=of.by, run=of.run, written=day) == 0
    assert numbers(of) == [first, none, second]


def test_a_dismissed_finding_needs_no_number(of: make.Office, three: list[str]) -> None:
    (found,) = queries.file(three[0]).findings
    actions.judge(by=of.by, file=three[0], key=found.key, verdict=Verdict.DISMISSED, reason="口径不同")
    assert actions.number_letters(by=of.by, run=of.run, written=of.by.day) == 1
    assert numbers(of)[0] == ""


def test_the_registry_s_number_is_kept_in_its_official_form_and_passed_over(of: make.Office, three: list[str]) -> None:
    day = of.by.day
    actions.number_letters(by=of.by, run=of.run, written=day)
    series = numbers(of)[0].partition("〔")[0]
    assert actions.set_letter_number(by=of.by, file=three[1], number=f"{series}[{day.year}]3", written=day) == (
        f"{series}〔{day.year}〕3号"
    )
    fourth = make.audited(of, make.finding(), number=4)
    actions.number_letters(by=of.by, run=of.run, written=day)
    assert queries.file(fourth).letter_number == f"{series}〔{day.year}〕4号"
    changed = actions.set_letter_number(by=of.by, file=three[0], number=f"六数函〔{day.year}〕88号", written=day)
    assert numbers(of)[0] == changed == f"六数函〔{day.year}〕88号"


@pytest.mark.parametrize(
    ("number", "days", "code"),
    [
        ("", 0, "audits.letter_number_wrong"),
        ("第三号", 0, "audits.letter_number_wrong"),
        ("某某令第3号", 0, "audits.letter_number_wrong"),
        ("六" * 21 + "〔2026〕3号", 0, "audits.letter_number_wrong"),
        ("六数函〔1999〕3号", 0, "audits.letter_year_differs"),
        ("六数函〔2026〕3号", 900, "audits.letter_day_far"),
        ("taken", 0, "audits.letter_number_taken"),
    ],
)
def test_numbers_that_cannot_be(of: make.Office, three: list[str], number: str, days: int, code: str) -> None:
    actions.number_letters(by=of.by, run=of.run, written=of.by.day)
    held = numbers(of)
    given = held[2] if number == "taken" else number
    with pytest.raises(Refused) as refused:
        actions.set_letter_number(
            by=of.by, file=three[0], number=given, written=of.by.day + timedelta(days=days)
        )  # fmt: skip
    assert codes(refused) == [code]
    assert numbers(of) == held


def test_only_auditors_number_and_an_erased_run_takes_its_numbers_along(
    of: make.Office, three: list[str], system: By
) -> None:
    drafter = By(staff(system, Agency.objects.get(code=of.code), Role.DRAFTER, name="起草人"), of.by.at)
    for refusing in (
        lambda: actions.number_letters(by=drafter, run=of.run, written=of.by.day),
        lambda: actions.set_letter_number(by=drafter, file=three[0], number="六数函〔2026〕3号", written=of.by.day),
    ):
        with pytest.raises(Refused):
            refusing()
    actions.number_letters(by=of.by, run=of.run, written=of.by.day)
    actions.erase_run(by=of.by, run=of.run, reason=Erasure.FINISHED)
    assert not LetterNumber.objects.exists()

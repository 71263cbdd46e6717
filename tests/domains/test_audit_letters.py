"""The wording of letters: versions that stay, two who save at once, who may, and the numbers of bodies by year."""

import pytest
from django.db import DatabaseError, IntegrityError, transaction

from mingchuang.domains.agencies.roles import Role
from mingchuang.domains.audits import actions
from mingchuang.domains.audits.models import LetterTemplate
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

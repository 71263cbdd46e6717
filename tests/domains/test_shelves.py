"""Lists of sections: counted and found by their shelves, never otherwise than by looking at each document."""

from datetime import date, timedelta
from itertools import product

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from mingchuang.domains.documents import actions, queries, shelving, upkeep
from mingchuang.domains.documents.models import Placement, Shelf
from mingchuang.law.documents.validity import Validity
from mingchuang.ledger.acts import By
from tests.factories.documents import NORMATIVE, hand, released, section, three, withdrawn

pytestmark = pytest.mark.django_db


@pytest.fixture
def shelved(system, at):
    """A section with documents of two kinds, three years and every validity; the day they are looked at."""
    people = three(By(system.person, at - timedelta(days=900)))
    made = {}
    for number, (days, dates) in enumerate(
        [
            (800, {"effective_on": date(2024, 1, 1), "expires_on": date(2025, 12, 31)}),
            (500, {"effective_on": date(2024, 11, 1), "expires_on": date(2030, 1, 1)}),
            (400, {"effective_on": date(2025, 3, 1), "expires_on": date(2030, 1, 1)}),
            (60, {"effective_on": date(2026, 2, 1), "expires_on": date(2030, 1, 1)}),
            (0, {"effective_on": date(2026, 6, 1), "expires_on": date(2030, 1, 1)}),
            (0, {"effective_on": date(2026, 1, 1), "expires_on": date(2026, 4, 1)}),
        ]
    ):
        written = (at - timedelta(days=days)).date()
        facts = NORMATIVE | dates | {"made_on": min(written, dates["effective_on"]), "issued_on": written}
        number_of = f"六数〔{written.year}〕{number + 1}号"
        made[number] = released(
            people,
            at - timedelta(days=days),
            slug="normative",
            document_number=number_of,
            title=f"办法之{number}",
            **facts,
        )
    for days in (700, 30):
        notice = released(people, at - timedelta(days=days), kind="notice", slug="notices", title=f"通知之{days}")
        actions.place(by=hand(people.drafter, at), document=notice, section=section(people.agency, "normative"))
    for target, link in ((1, "repeals"), (2, "amends")):
        actions.link(by=hand(people.final, at), source=made[3], target=made[target], link_type=link)
    return people, made, section(people.agency, "normative")


def by_hand(everything: tuple[queries.ListRow, ...], choice: queries.Narrowing) -> list[str]:
    """The slow way: every row of the section, looked at one by one."""
    return [
        row.public_id
        for row in everything
        if choice.year in (None, row.day.year)
        and choice.kind in ("", row.kind)
        and choice.validity in (None, row.validity)
    ]


def same_everywhere(place: int, on: date) -> None:
    """Every choice, every page, both ways."""
    rows = Placement.objects.filter(section_id=place, shown_at__isnull=False).order_by("-shown_at", "-id")
    everything = queries.section_list(place, on=on, size=500).rows
    assert [row.public_id for row in everything] == list(rows.values_list("document__public_id", flat=True))
    for year, kind, validity in product((None, 2023, 2024, 2025, 2026), ("", "normative", "notice"), (None, *Validity)):
        choice = queries.Narrowing(year, kind, validity)
        expected = by_hand(everything, choice)
        first = queries.section_list(place, on=on, size=2, choice=choice)
        assert first.total == len(expected), choice
        pages = [
            first,
            *(queries.section_list(place, on=on, size=2, page=n, choice=choice) for n in range(2, first.pages + 1)),
        ]
        assert [row.public_id for page in pages for row in page.rows] == expected, choice
        assert [row.public_id for row in queries.section_rows(place, on=on, choice=choice, most=50)] == expected


def test_every_page_of_every_choice_is_what_looking_at_each_document_gives(shelved, at):
    _, _, place = shelved
    upkeep.shelve_stale(at.date())
    same_everywhere(place, at.date())
    marks = queries.section_list(place, on=at.date()).validities
    assert set(marks) == set(Validity)
    assert sum(marks.values()) == 6


@pytest.mark.parametrize("day", [date(2026, 4, 1), date(2026, 4, 2), date(2026, 6, 1), date(2031, 1, 1)])
def test_a_date_that_passed_is_right_before_and_after_the_schedule_has_marked_it(shelved, day):
    _, _, place = shelved
    same_everywhere(place, day)
    upkeep.shelve_stale(day)
    same_everywhere(place, day)
    assert not upkeep.shelve_stale(day)
    assert not shelving.recount()


@pytest.mark.parametrize(("most", "slow"), [(200, False), (0, True)])
def test_a_date_that_passed_in_one_section_slows_no_other(shelved, at, monkeypatch, most, slow):
    people, _, place = shelved
    other, choice = section(people.agency, "notices"), queries.Narrowing(validity=Validity.VALID)
    released(people, at, kind="policy", slug="notices", title="意见", made_on=date(2026, 1, 5))
    monkeypatch.setattr("mingchuang.domains.documents.queries.sections.UNMARKED", most)

    def counted(where: int) -> bool:
        with CaptureQueriesContext(connection) as asked:
            assert queries.section_list(where, on=date(2026, 6, 1), choice=choice).total
        return any("COUNT(" in one["sql"] for one in asked)

    assert counted(place)
    assert counted(other) is slow
    upkeep.shelve_stale(date(2026, 6, 1))
    assert not counted(place)


def test_counts_follow_every_act(shelved, at):
    people, made, place = shelved
    final, drafter = hand(people.final, at, 9), hand(people.drafter, at, 8)
    facts = NORMATIVE | {"slug": "normative"}
    acts = [
        lambda: withdrawn(people, at, "error", title="错", **facts, document_number="六数〔2026〕91号"),
        lambda: withdrawn(people, at, "withdrawn", title="旧", **facts, document_number="六数〔2026〕92号"),
        lambda: actions.unlink(by=final, source=made[3], target=made[1], link_type="repeals"),
        lambda: actions.clean_up(by=final, document=made[3], decision="repeal", basis="清理会议纪要"),
        lambda: actions.place(by=drafter, document=made[0], section=section(people.agency, "notices")),
        lambda: actions.unplace(by=drafter, document=made[0], section=section(people.agency, "notices")),
    ]
    for act in acts:
        act()
        assert not shelving.recount()
        same_everywhere(place, at.date())
    assert not Shelf.objects.filter(documents__lt=0).exists()


def test_a_correction_placed_elsewhere_is_not_listed_there_before_its_release(shelved, at):
    people, made, _ = shelved
    place = section(people.agency, "notices")
    drafter = hand(people.drafter, at, 10)
    actions.correct(by=drafter, document=made[3], change_note="更正")
    row = Placement.objects.filter(document__public_id=made[3]).get()
    Placement.objects.create(document=row.document, section_id=place, placed_by=people.drafter, placed_at=at)
    before = queries.section_list(place, on=at.date()).total
    actions.link(by=hand(people.final, at, 10), source=made[2], target=made[3], link_type="repeals")
    assert queries.section_list(place, on=at.date()).total == before
    assert not shelving.recount()

"""The figures of the annual report: each counted record moves exactly its figures, and stands in their lists."""

import random
from datetime import date, timedelta

import pytest

from mingchuang.domains.agencies.models import Agency
from mingchuang.domains.broadcasts import figures as broadcasts
from mingchuang.domains.broadcasts.models import Broadcast
from mingchuang.domains.catalogue.models import Category, Section
from mingchuang.domains.disclosure import figures as disclosure
from mingchuang.domains.documents import figures as documents
from mingchuang.law.annual_report import APPLICANT_KINDS, OUTCOMES, format_by_id, format_for, formats
from mingchuang.law.disclosure.decisions import DECISIONS
from mingchuang.law.sums import reconcile
from mingchuang.law.tally import Request, tally
from mingchuang.ledger.acts import By
from tests.factories import reports as rows
from tests.factories.agencies import bureau

pytestmark = pytest.mark.django_db
DAY = date(2025, 5, 6)


@pytest.fixture
def agency(system: By) -> Agency:
    return bureau(system)


def policy_section(agency: Agency) -> Section:
    category = Category.objects.create(
        code="fd01-jd", slug="interpretation", name="政策解读", name_en="x", outlet="disclosure_site"
    )
    return Section.objects.create(category=category, agency=agency, opened_on=date(2020, 1, 1))


def test_a_document_moves_exactly_the_figures_it_belongs_to(system: By, agency: Agency) -> None:
    section = policy_section(agency)
    before = documents.released(agency.code, 2025)
    rows.document(
        system,
        agency,
        DAY,
        kind="interpretation",
        level="own",
        form="picture",
        outlet="disclosure_site",
        first_section=section,
    )
    after = documents.released(agency.code, 2025)
    moved = {path for path in after if after[path] != before[path]}
    assert moved == {
        "proactive.by_outlet.disclosure_site",
        "proactive.interpretations_published.own",
        "proactive.interpretations_in_policy_section.total",
        "proactive.interpretations_in_policy_section.picture",
    }


@pytest.mark.parametrize(
    "change",
    [
        {"first_released_on": date(2024, 12, 31)}, {"first_released_on": date(2026, 1, 1)}, {"public_state": "gone"},
    ],
)  # fmt: skip
def test_what_is_of_another_year_or_withdrawn_as_an_error_counts_no_more(
    system: By, agency: Agency, change: dict
) -> None:
    rows.document(system, agency, DAY, **change)
    assert set(documents.released(agency.code, 2025).values()) == {0}


def test_what_was_withdrawn_with_an_explanation_is_still_readable_and_counts(system: By, agency: Agency) -> None:
    rows.document(system, agency, DAY, public_state="explained")
    assert documents.released(agency.code, 2025)["proactive.by_outlet.portal"] == 1


def test_every_list_of_records_is_as_long_as_its_figure(system: By, agency: Agency) -> None:
    """Random documents of every kind; the figure and its list are read from the same row of the table, and agree."""
    chance = random.Random(7)
    section = policy_section(agency)
    for _ in range(80):
        kind = chance.choice(
            ["news", "interpretation", "press_conference", "concern_response", "reform_update", "normative"]
        )
        own = {"level": chance.choice(["own", "higher"]), "form": chance.choice(["text", "picture", "video", "leader"])}
        rows.document(
            system, agency, DAY + timedelta(days=chance.randint(-400, 400)), kind=kind,
            outlet=chance.choice(["portal", "disclosure_site"]), public_state=chance.choice(["shown", "gone", "explained"]),
            first_section=chance.choice([None, section]), made_on=DAY + timedelta(days=chance.randint(-400, 400)),
            effective_on=chance.choice([None, DAY]), last_day=chance.choice([None, DAY, date(2025, 12, 31)]),
            **(own if kind == "interpretation" else {}),
        )  # fmt: skip
    fmt = format_for(2025)
    counted = documents.released(agency.code, 2025) | documents.normative(agency.code, 2025)
    for row, cells in documents.table_2(fmt, agency.code, 2025).items():
        names = next(
            [column.id for column in block.columns] for block in fmt.t2 if row in [one.id for one in block.rows]
        )
        counted |= {f"{row}.{name}": value for name, value in zip(names, cells, strict=True)}
    assert sum(counted.values()) > 40
    for key, value in counted.items():
        assert documents.records(agency.code, 2025, key).total == value, key


def test_drafted_for_another_body_counts_in_force_but_not_in_table_2(system: By, agency: Agency) -> None:
    """The seeming contradiction of the 2020 report: nine in force and open, and table 2 says none."""
    city = agency.parent
    paper = rows.document(
        system,
        agency,
        DAY,
        kind="normative",
        issuing_agency=city,
        made_on=DAY,
        effective_on=DAY,
        last_day=date(2030, 5, 5),
    )
    rows.document(system, agency, None, kind="normative", issuing_agency=city, effective_on=DAY, public_state="none")
    rows.clean_up(system, agency, paper, DAY)
    assert documents.normative(agency.code, 2025) == {
        "normative_documents.cleaned": 1, "normative_documents.still_in_force": 1, "normative_documents.open": 1,
    }  # fmt: skip
    assert documents.table_2(format_by_id("AR2019"), agency.code, 2025)["T2.1.normative"] == [0, 0, 0]
    assert documents.table_2(format_by_id("AR2019"), city.code, 2025)["T2.1.normative"] == [1, 1, 1]
    assert documents.table_2(format_by_id("AR2021"), city.code, 2025)["T2.1.normative"] == [1, 0, 1]
    paper.repealed_on = date(2025, 12, 31)
    paper.save()
    assert documents.normative(agency.code, 2025)["normative_documents.still_in_force"] == 0
    assert documents.table_2(format_by_id("AR2021"), city.code, 2025)["T2.1.normative"] == [1, 1, 0]


def test_posts_count_until_they_are_struck(system: By, agency: Agency) -> None:
    posts = [rows.broadcast(system, agency, DAY) for _ in range(3)]
    rows.broadcast(system, agency, date(2024, 5, 6))
    assert broadcasts.posted(agency.code, 2025) == {broadcasts.PATH: 3}
    Broadcast.objects.filter(pk=posts[0].pk).update(struck_at=system.at, struck_by=system.who, struck_reason="重复登记")
    assert broadcasts.posted(agency.code, 2025) == {broadcasts.PATH: 2}
    assert broadcasts.records(agency.code, 2025).total == 2


@pytest.mark.parametrize("seed", range(4))
def test_table_3_from_the_database_is_the_law_s_tally(system: By, agency: Agency, seed: int) -> None:
    """Random requests in the tables count as the pure tally counts them, in either format, and each cell has its records."""
    chance = random.Random(seed)
    entered = []
    for number in range(40):
        received = date(2022, 6, 1) + timedelta(days=chance.randint(0, 1100))
        code = chance.choice([None, *DECISIONS])
        closed = None if code is None else received + timedelta(days=chance.randint(0, 500))
        kind = chance.choice(APPLICANT_KINDS)
        rows.request(system, agency, kind, received, code, closed)
        entered.append(Request(str(number), kind, received, code, closed))
    for fmt in formats().values():
        for year in (2022, 2023, 2024, 2025):
            table = disclosure.table_3(fmt, agency.code, year)
            assert table == tally(fmt, year, entered)
            assert reconcile(fmt, None, table, None) == ()
            assert disclosure.table_3(fmt, agency.code, year + 1)["R2"] == table["R4"]
        row = chance.choice(fmt.t3_ids)
        for place, column in enumerate(fmt.t3_columns):
            found = disclosure.request_records(fmt, agency.code, 2025, row, column.id)
            assert found.total == table[row][place], (row, column.id)


def test_a_request_whose_day_0_is_not_fixed_is_not_counted(system: By, agency: Agency) -> None:
    rows.request(system, agency, "natural", None)
    assert disclosure.table_3(format_for(2026), agency.code, 2026)["R1"] == [0] * 7


def test_table_4_shows_the_outcome_as_it_stood_at_the_end_of_the_year(system: By, agency: Agency) -> None:
    fmt = format_for(2025)
    asked = rows.request(system, agency, "natural", date(2024, 3, 1), "D11", date(2024, 3, 20))
    rows.remedy(asked, "review", date(2024, 12, 1), "corrected", wait=60)
    rows.remedy(asked, "direct_suit", date(2025, 5, 1), "upheld", wait=10)
    rows.remedy(asked, "post_suit", date(2025, 11, 1))
    pending = [0, 0, 0, 1, 1]
    assert disclosure.table_4(fmt, agency.code, 2024)["review"] == pending
    table = disclosure.table_4(fmt, agency.code, 2025)
    # The lawsuit after a review brought a review of its own, upheld.
    assert table == {"review": [1, 1, 0, 0, 2], "direct_suit": [1, 0, 0, 0, 1], "post_suit": pending}
    for group in table:
        for place, column in enumerate((*OUTCOMES, "total")):
            assert disclosure.remedy_records(agency.code, 2025, group, column).total == table[group][place]


def test_another_agency_s_records_are_not_counted(system: By, agency: Agency) -> None:
    other = bureau(system, "luan-other", "六安市另一局")
    rows.document(system, other, DAY)
    rows.broadcast(system, other, DAY)
    rows.request(system, other, "natural", DAY)
    assert set(documents.released(agency.code, 2025).values()) == {0}
    assert broadcasts.posted(agency.code, 2025)[broadcasts.PATH] == 0
    assert disclosure.table_3(format_for(2025), agency.code, 2025)["R1"][-1] == 0

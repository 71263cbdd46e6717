"""The report moves with the acts of staff: what is released, withdrawn, struck, received, answered, reviewed."""

from collections.abc import Callable
from datetime import date, datetime
from decimal import Decimal

import pytest

from mingchuang.domains.broadcasts import actions as broadcasts
from mingchuang.domains.disclosure import actions as disclosure
from mingchuang.ledger.acts import By
from mingchuang.readings.annual_report.collect import collect
from mingchuang.readings.annual_report.definitions import DEFINITIONS, contradictions
from mingchuang.readings.annual_report.drill import has_records, records
from mingchuang.readings.annual_report.output import as_json
from tests.factories import disclosure as requests
from tests.factories import documents

pytestmark = pytest.mark.django_db


def numbers(code: str, year: int) -> dict[str, int | Decimal | None]:
    """Every figure and every cell that is not 0."""
    from mingchuang.domains.reports.content import numbers_of

    counted = collect(code, year)
    found = numbers_of(counted)
    return {key: value for key, value in found.items() if key not in counted.names and value not in (0, None)}


def moved(code: str, year: int, act: Callable[[], object]) -> dict[str, int | Decimal]:
    """By how much an act moves which figures."""
    before = numbers(code, year)
    act()
    after = numbers(code, year)
    keys = before.keys() | after.keys()
    difference = {key: (after.get(key) or 0) - (before.get(key) or 0) for key in keys}
    return {key: value for key, value in difference.items() if value}


def test_documents_and_posts_move_their_figures(system: By, at: datetime) -> None:
    people = documents.three(system)
    code, year = people.agency.code, at.year
    made: list[str] = []
    release = lambda **facts: made.append(documents.released(people, at, **facts))  # noqa: E731
    one = {"proactive.total": 1, "proactive.by_outlet.portal": 1}
    site = {"proactive.total": 1, "proactive.by_outlet.disclosure_site": 1}
    assert moved(code, year, lambda: release(slug="news")) == one
    own = {"kind": "interpretation", "slug": "interpretation", "details": {"form": "video", "level": "own"}}
    assert moved(code, year, lambda: release(**own)) == site | {
        "proactive.interpretations_published.own": 1,
        "proactive.interpretations_published.own_video": 1,
        "proactive.interpretations_in_policy_section.total": 1,
        "proactive.interpretations_in_policy_section.video": 1,
    }
    normative = documents.NORMATIVE | {"document_number": "六数资〔2026〕7号", "slug": "normative"}
    assert moved(code, year, lambda: release(**normative)) == site | {
        "normative_documents.still_in_force": 1,
        "normative_documents.open": 1,
        "T2.1.normative.made": 1,
        "T2.1.normative.in_force": 1,
    }
    assert moved(code, year, lambda: documents.withdrawn(people, at, "error")) == {}
    assert moved(code, year, lambda: documents.withdrawn(people, at, "withdrawn")) == one
    by = documents.hand(people.drafter, at)
    posts: list[str] = []
    enter = lambda: posts.append(  # noqa: E731
        broadcasts.enter(by=by, agency=code, outlet="weibo", account="发布", title="一条", posted_on=at.date())
    )
    post = {"proactive.total": 1, "proactive.by_outlet.new_media": 1}
    assert moved(code, year, enter) == post
    strike = lambda: broadcasts.strike(by=by, broadcast=posts[0], reason="重复登记")  # noqa: E731
    assert moved(code, year, strike) == dict.fromkeys(post, -1)
    assert numbers(code, year - 1) == {}


def test_a_request_and_its_review_move_their_cells(system: By) -> None:
    office = requests.office(system)
    code = office.agency.code
    received, answered, filed = date(2025, 12, 22), date(2026, 1, 8), date(2026, 2, 3)
    case = requests.answered(office, received, answered)
    both = ("natural", "total")
    carried = {f"T3.{row}.{column}": 1 for row in ("R1", "R4") for column in both}
    assert numbers(code, 2025) == carried
    handled = {f"T3.{row}.{column}": 1 for row in ("R2", "R3a", "R3g") for column in both}
    assert numbers(code, 2026) == handled
    by = office.by("clerk", filed)

    def review() -> str:
        return disclosure.record_review(by=by, request=case.public_id, organ="六安市人民政府", filed=filed)

    remedies: list[str] = []
    assert moved(code, 2026, lambda: remedies.append(review())) == {"T4.review.pending": 1, "T4.review.total": 1}

    def end() -> None:
        disclosure.set_outcome(by=by, request=case.public_id, remedy=remedies[0], outcome="upheld", day=filed)

    assert moved(code, 2026, end) == {"T4.review.pending": -1, "T4.review.upheld": 1}
    assert numbers(code, 2025) == carried


def test_every_figure_has_records_or_adds_up_others(system: By) -> None:
    code = documents.three(system).agency.code
    counted = collect(code, 2026)
    for path, definition in DEFINITIONS.items():
        if definition.sum:
            assert counted.figures[path] == sum(counted.figures[part] for part in definition.sum)
        elif has_records(path):
            assert records(code, 2026, path).total == counted.figures[path]
        else:
            assert path == "disclosure.fees_yuan"


def test_an_empty_year_contradicts_nothing_and_says_what_is_missing(system: By) -> None:
    counted = collect(documents.three(system).agency.code, 2020)
    assert contradictions(counted) == ()
    value = as_json(counted, ())
    assert value["tables"]["T2"]["T2.5.licence"] == [None, None, None]
    assert value["tables"]["T3"]["R3f"] == [0] * 7 and len(value["tables"]["T3"]) == 23
    assert value["released"] is None

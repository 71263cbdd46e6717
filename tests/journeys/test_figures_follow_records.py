"""Random years: whatever is added, withdrawn, answered or left open, each figure moves by exactly what was done."""

import random
from collections import Counter
from datetime import date, datetime, timedelta

import pytest

from mingchuang.domains.broadcasts import actions as broadcasts
from mingchuang.domains.documents import actions
from mingchuang.law.annual_report import APPLICANT_KINDS, format_for
from mingchuang.law.disclosure.decisions import DECISIONS
from mingchuang.law.sums import reconcile
from mingchuang.ledger import chain
from mingchuang.ledger.acts import SHANGHAI, By
from mingchuang.readings.annual_report.collect import collect
from mingchuang.readings.annual_report.drill import has_records, records
from tests.factories import disclosure as make
from tests.factories.documents import Three, hand, released, three

pytestmark = pytest.mark.django_db
YEAR = 2026
KINDS = (
    ("news", "news", {}, ["by_outlet.portal"]),
    ("reform_update", "reform-news", {}, ["by_outlet.portal", "reform_updates"]),
    ("reform_update", "reform", {}, ["by_outlet.disclosure_site", "reform_updates"]),
    ("concern_response", "concerns", {}, ["by_outlet.disclosure_site", "active_responses_to_public_concern"]),
    ("press_conference", "explained", {"held_on": "2026-03-01"}, ["by_outlet.portal", "press_conferences"]),
    (
        "interpretation", "interpretation", {"level": "own", "form": "picture"},
        ["by_outlet.disclosure_site", "interpretations_published.own", "interpretations_in_policy_section.total",
         "interpretations_in_policy_section.picture"],
    ),
    (
        "interpretation", "explained", {"level": "own", "form": "video"},
        ["by_outlet.portal", "interpretations_published.own", "interpretations_published.own_video"],
    ),
    (
        "interpretation", "interpretation", {"level": "higher", "form": "text"},
        ["by_outlet.disclosure_site", "interpretations_published.higher_level"],
    ),
)  # fmt: skip


@pytest.fixture
def people(system: By) -> Three:
    return three(By(system.who, datetime(2019, 1, 2, 9, tzinfo=SHANGHAI)))


def figures(people: Three, year: int = YEAR) -> Counter[str]:
    counted = collect(people.agency.code, year).figures
    return Counter(
        {path.removeprefix("proactive."): int(n) for path, n in counted.items() if path.startswith("proactive.")}
    )


@pytest.mark.parametrize("seed", range(3))
def test_documents_and_posts(people: Three, seed: int) -> None:
    draw, expected = random.Random(seed), Counter[str]()
    start = datetime(YEAR, 1, 6, 9, tzinfo=SHANGHAI)
    for step in range(14):
        at = start + timedelta(days=step * 9)
        if draw.random() < 0.25:
            broadcasts.enter(
                by=hand(people.openness, at), agency=people.agency.code, outlet=draw.choice(("weibo", "wechat")),
                account="发布", title=f"第{step}条", posted_on=at.date(),
            )  # fmt: skip
            expected += Counter(["by_outlet.new_media", "total"])
        else:
            kind, slug, details, moved = draw.choice(KINDS)
            made = released(people, at, kind=kind, slug=slug, details=details)
            if draw.random() < 0.3:
                by = hand(people.drafter, at, 10)
                actions.ask_withdrawal(by=by, document=made, reason="error", explanation="发布有误")
                actions.withdraw(by=hand(people.final, at, 11), document=made)
            else:
                expected += Counter([*moved, "total"])
        assert +figures(people) == expected, step
    assert not +figures(people, YEAR - 1)
    assert not +figures(people, YEAR + 1)
    for path, number in collect(people.agency.code, YEAR).figures.items():
        if has_records(path):
            assert records(people.agency.code, YEAR, path, 1).total == number, path
    assert chain.check().whole


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(2))
def test_requests(system: By, seed: int) -> None:
    """Requests of two years, answered or not: both tables reconcile and each column moves by the request of its kind."""
    office, draw = make.office(system), random.Random(seed)
    fmt = format_for(YEAR)
    for _ in range(8):
        day = date(YEAR - 1, 11, 3) + timedelta(days=draw.randrange(120))
        kind = draw.choice(list(APPLICANT_KINDS))
        changes = make.PERSON if kind == "natural" else {**make.COMPANY, "applicant_kind": kind}
        before = [collect(office.agency.code, year).tables["T3"] for year in (YEAR - 1, YEAR)]
        code, wait = draw.choice(("D01", "D02", "D21", "")), draw.randrange(1, 25)
        if code:
            make.answered(office, day, day + timedelta(days=wait), code=code, **changes)
        else:
            make.in_hand(office, day, **changes)
        after = [collect(office.agency.code, year).tables["T3"] for year in (YEAR - 1, YEAR)]
        closed = (day + timedelta(days=wait)).year if code else None
        column = list(APPLICANT_KINDS).index(kind)
        for year, old, new in zip((YEAR - 1, YEAR), before, after, strict=True):
            rows = Counter({row: new[row][column] - old[row][column] for row in new})
            assert +rows == Counter(_rows(fmt.id, year, day.year, closed, code)), (year, rows)
            assert not reconcile(fmt, None, new, None)


def _rows(format_id: str, year: int, received: int, closed: int | None, code: str) -> list[str]:
    """The rows that a request adds one to in a year."""
    found = []
    if received == year:
        found.append("R1")
    if received < year and (closed is None or closed >= year):
        found.append("R2")
    if closed == year:
        found += [DECISIONS[code].rows[format_id], "R3g"]
    if received <= year and (closed is None or closed > year):
        found.append("R4")
    return found

"""The annual report of an agency with 100,000 records in the year: counting it, and setting it as PDF.

Records are bulk-loaded; each table that the report counts holds its share. The second count is made with as many records
again in the year before it, which must not make it slower.
"""

import time
from collections.abc import Callable
from datetime import date, datetime, timedelta
from itertools import count
from typing import Any

from mingchuang.domains.agencies.models import Agency, Unit
from mingchuang.domains.broadcasts.models import Broadcast
from mingchuang.domains.disclosure.models import Decision, DisclosureRequest, Draft
from mingchuang.domains.documents.models import Document
from mingchuang.law.annual_report import APPLICANT_KINDS
from mingchuang.law.disclosure.decisions import DECISIONS
from mingchuang.ledger.acts import SHANGHAI
from mingchuang.ledger.models import Person

YEAR = 2024
RECORDS = 100_000
SHARES = {"documents": 0.6, "broadcasts": 0.2, "requests": 0.2}
KINDS = ("news", "notice", "interpretation", "press_conference", "concern_response", "reform_update")
SIGNED = tuple(code for code in DECISIONS if code not in ("D41", "D42", "D43"))
BATCH = 5_000
_numbers = count(1)
_MOMENT = datetime(2024, 1, 1, 12, tzinfo=SHANGHAI)


def _days(year: int, n: int) -> list[date]:
    return [date(year, 1, 1) + timedelta(days=i % 365) for i in range(n)]


def _documents(agency: Agency, person: Person, year: int, n: int) -> None:
    rows = []
    for i, day in enumerate(_days(year, n)):
        number = next(_numbers)
        kind = KINDS[i % len(KINDS)]
        rows.append(
            Document(
                public_id=f"b{number:011d}", index_number=f"BENCH/{number:09d}", publishing_agency=agency,
                issuing_agency=agency, drafting_agency=agency, created_by=person, created_at=_MOMENT, title=f"信息{number}",
                kind=kind, level="own" if kind == "interpretation" else "", form="video" if i % 7 == 0 else "",
                public_state="shown", first_released_on=day, first_released_at=_MOMENT,
                outlet=("portal", "disclosure_site")[i % 2],
            )
        )  # fmt: skip
    Document.objects.bulk_create(rows, batch_size=BATCH)


def _broadcasts(agency: Agency, person: Person, year: int, n: int) -> None:
    Broadcast.objects.bulk_create(
        (
            Broadcast(
                public_id=f"b{next(_numbers):011d}", agency=agency, outlet="weibo", account="发布", title="信息",
                posted_on=day, entered_by=person, entered_at=_MOMENT,
            )
            for day in _days(year, n)
        ),
        batch_size=BATCH,
    )  # fmt: skip


def _requests(agency: Agency, person: Person, year: int, n: int) -> None:
    unit, _ = Unit.objects.get_or_create(agency=agency, code="bench", defaults={"name": "测试科"})
    requests = []
    for i, day in enumerate(_days(year, n)):
        number = next(_numbers)
        requests.append(
            DisclosureRequest(
                public_id=f"b{number:011d}", agency=agency, register_number=f"B{number}", code_hash=f"{number:064d}",
                channel="web", applicant_kind=APPLICANT_KINDS[i % 6], applicant={}, content={}, applicant_index="",
                medium="electronic", way="online", state="answered", unit=unit, entered_at=_MOMENT, received_on=day,
                closed_on=day + timedelta(days=i % 28), origin="bench",
            )
        )  # fmt: skip
    requests = DisclosureRequest.objects.bulk_create(requests, batch_size=BATCH)
    codes = [SIGNED[i % len(SIGNED)] for i in range(n)]
    drafts = Draft.objects.bulk_create(
        (
            Draft(request=one, version=1, code=code, texts={}, drafted_by=person, drafted_at=_MOMENT, handler=person)
            for one, code in zip(requests, codes, strict=True)
        ),
        batch_size=BATCH,
    )
    Decision.objects.bulk_create(
        (
            Decision(request=one, draft=draft, code=code, decided_on=one.closed_on)
            for one, draft, code in zip(requests, drafts, codes, strict=True)
        ),
        batch_size=BATCH,
    )


def load(agency: Agency, person: Person, year: int, records: int = RECORDS) -> None:
    """Bulk-load a year's records of an agency."""
    for name, share in SHARES.items():
        {"documents": _documents, "broadcasts": _broadcasts, "requests": _requests}[name](
            agency, person, year, int(records * share)
        )


def _best(work: Callable[[], Any], times: int = 5) -> float:
    """The best of several runs, in seconds: what the work costs when nothing else disturbs it."""
    found = []
    for _ in range(times):
        start = time.perf_counter()
        work()
        found.append(time.perf_counter() - start)
    return min(found)


def _pdf_seconds(agency: Agency) -> float:
    from mingchuang.domains.reports.content import canonical_value
    from mingchuang.domains.reports.values import ReleasedReport, ReportView, State
    from mingchuang.press.reports import render
    from mingchuang.readings.annual_report.collect import collect
    from mingchuang.readings.annual_report.paper import for_press

    counted = collect(agency.code, YEAR)
    view = ReportView("bench", agency.code, agency.name, "department", YEAR, "AR2021", State.DRAFTING, "", 0)
    content = canonical_value(view, counted)
    texts = dict.fromkeys(("preamble", "overview", "problems", "other"), "<p>" + "全年办理各项工作。" * 200 + "</p>")
    report = ReleasedReport(
        agency.code,
        agency.name,
        YEAR,
        "AR2021",
        view.title,
        content | {"narratives": texts},
        "f" * 64,
        "",
        "f" * 64,
        _MOMENT,
    )
    return _best(lambda: render(for_press(report)), 3)


def run() -> dict[str, dict[str, Any]]:
    """Seconds to count a year of 100,000 records, the same with the year before it filled, and seconds for the PDF."""
    from django.core.management import call_command

    from mingchuang.readings.annual_report.collect import collect

    call_command("migrate", verbosity=0)
    person, agency = _bureau()
    load(agency, person, YEAR)
    alone = _best(lambda: collect(agency.code, YEAR))
    load(agency, person, YEAR - 1)
    among = _best(lambda: collect(agency.code, YEAR))
    return {
        "count_100k_records": {"value": round(alone, 3), "unit": "s", "budget": 1.0},
        "count_beside_100k_of_another_year": {"value": round(among, 3), "unit": "s", "budget": 1.0},
        "slowed_by_another_year": {"value": round(among / alone, 2), "unit": "ratio", "budget": 1.2},
        "pdf": {"value": round(_pdf_seconds(agency), 3), "unit": "s", "budget": 1.0},
    }


def _bureau() -> tuple[Person, Agency]:
    person, _ = Person.objects.get_or_create(
        username="bench-report", defaults={"name": "测试", "public_id": "benchreport"}
    )
    agency, _ = Agency.objects.get_or_create(
        code="bench-report",
        defaults={
            "name": "测试局", "short_name": "测试局", "level": "department", "credit_code": "113415009999999999",
            "division": "341500",
        },
    )  # fmt: skip
    return person, agency

"""What the annual report counts among documents, and the records behind each figure.

A document counts once, in the year of its first release, at the outlet of its first placement, as long as the public can
read it: one withdrawn as an error or merged into another counts no more. Each figure is one row of ``RELEASED`` (columns and
the values they must have), read both by the count and by the list of records, so that the two cannot part.
"""

from collections.abc import Mapping

from django.core.paginator import Paginator
from django.db.models import Count, Exists, OuterRef, Q, QuerySet

from mingchuang.law.annual_report import Format
from mingchuang.law.counted import Record, RecordPage, year_days
from mingchuang.law.review import State

from .models import CleanUp, Document, Edition

READABLE = ("shown", "explained")
_POLICY_SECTION = "fd01-jd"
_SECTION = "first_section__category__code"
_OWN = {"kind": "interpretation", "level": "own"}

RELEASED: Mapping[str, Mapping[str, str]] = {
    "proactive.by_outlet.portal": {"outlet": "portal"},
    "proactive.by_outlet.disclosure_site": {"outlet": "disclosure_site"},
    "proactive.interpretations_published.higher_level": {"kind": "interpretation", "level": "higher"},
    "proactive.interpretations_published.own": _OWN,
    "proactive.interpretations_published.own_video": {**_OWN, "form": "video"},
    "proactive.interpretations_published.own_by_leader": {**_OWN, "form": "leader"},
    "proactive.interpretations_in_policy_section.total": {**_OWN, _SECTION: _POLICY_SECTION},
    "proactive.interpretations_in_policy_section.picture": {**_OWN, _SECTION: _POLICY_SECTION, "form": "picture"},
    "proactive.interpretations_in_policy_section.video": {**_OWN, _SECTION: _POLICY_SECTION, "form": "video"},
    "proactive.press_conferences": {"kind": "press_conference"},
    "proactive.active_responses_to_public_concern": {"kind": "concern_response"},
    "proactive.reform_updates": {"kind": "reform_update"},
    "normative_documents.drafts_consulted": {"kind": "consultation_draft"},
}
NORMATIVE = ("normative_documents.cleaned", "normative_documents.still_in_force", "normative_documents.open")
_GROUPS = ("kind", "outlet", "level", "form")
# Rows of table 2 that are counted, with the kind of document they count.
TABLE_2 = {"T2.1.regulation": "rules", "T2.1.normative": "normative"}
_MADE, _OPENED, _TOTAL_OPEN, _REPEALED, _IN_FORCE = "made", "opened", "total_open", "repealed", "in_force"


def _released(agency: str, year: int) -> QuerySet[Document]:
    return Document.objects.filter(
        publishing_agency__code=agency, first_released_on__range=year_days(year), public_state__in=READABLE
    )


def released(agency: str, year: int) -> dict[str, int]:
    """Every figure of ``RELEASED`` for an agency and a year: two grouped queries, whatever the number of figures."""
    rows = _released(agency, year)
    groups = list(rows.values(*_GROUPS).annotate(n=Count("id")).order_by())
    interpretations = rows.filter(kind="interpretation").values(*_GROUPS, _SECTION)
    sections = list(interpretations.annotate(n=Count("id")).order_by())
    counted = {}
    for path, wanted in RELEASED.items():
        among = sections if _SECTION in wanted else groups
        counted[path] = sum(row["n"] for row in among if all(row[name] == value for name, value in wanted.items()))
    return counted


def _in_force(year: int) -> Q:
    """Valid, or valid in part, on 31 December (law.documents.validity, as a query)."""
    last = year_days(year)[1]
    return (
        Q(effective_on__lte=last)
        & (Q(last_day__isnull=True) | Q(last_day__gte=last))
        & (Q(repealed_on__isnull=True) | Q(repealed_on__gt=last))
    )


def _open(year: int) -> Q:
    return Q(first_released_on__lte=year_days(year)[1], public_state__in=READABLE)


def _real() -> Q:
    """Released, or on its way: a document all of whose editions were discarded was never made."""
    kept = Edition.objects.filter(document=OuterRef("pk")).exclude(state=State.DISCARDED)
    return Q(Exists(kept)) | ~Q(public_state="none")


def _drafted(agency: str, year: int) -> QuerySet[Document]:
    drafted = Document.objects.filter(drafting_agency__code=agency, kind="normative")
    return drafted.filter(_in_force(year)).filter(_real())


def _clean_ups(agency: str, year: int) -> QuerySet[CleanUp]:
    return CleanUp.objects.filter(agency__code=agency, decided_on__range=year_days(year))


def normative(agency: str, year: int) -> dict[str, int]:
    """Normative documents of the drafting agency: clean-up acts in the year; in force, and of those released, at its end."""
    counts = _drafted(agency, year).aggregate(force=Count("id"), released=Count("id", filter=_open(year)))
    return dict(zip(NORMATIVE, (_clean_ups(agency, year).count(), counts["force"], counts["released"]), strict=True))


def _column(column: str, year: int) -> Q:
    """What a column of table 2, clause 20(1), counts among the documents that the agency itself issued."""
    days = year_days(year)
    if column == _MADE:
        return Q(made_on__range=days)
    if column == _OPENED:
        return Q(first_released_on__range=days, public_state__in=READABLE)
    if column == _TOTAL_OPEN:
        return _open(year)
    if column == _REPEALED:
        return Q(repealed_on__range=days)
    return _in_force(year)


def _issued(agency: str, kind: str) -> QuerySet[Document]:
    return Document.objects.filter(issuing_agency__code=agency, kind=kind).filter(_real())


def table_2(fmt: Format, agency: str, year: int) -> dict[str, list[int]]:
    """The rows of table 2 that are counted from documents, by row id."""
    rows = {}
    for block in fmt.t2:
        for row in (row for row in block.rows if row.id in TABLE_2):
            counts = {column.id: Count("id", filter=_column(column.id, year)) for column in block.columns}
            found = _issued(agency, TABLE_2[row.id]).aggregate(**counts)
            rows[row.id] = [found[column.id] for column in block.columns]
    return rows


def holds(key: str) -> bool:
    """Whether the records behind this figure or cell are documents (or acts on them)."""
    return key in RELEASED or key in NORMATIVE or key.rpartition(".")[0] in TABLE_2


def records(agency: str, year: int, key: str, page: int = 1, size: int = 50) -> RecordPage:
    """The records behind a figure or a cell of table 2, a page at a time, in the order of their days."""
    if key == "normative_documents.cleaned":
        return _clean_up_page(agency, year, page, size)
    row, _, column = key.rpartition(".")
    if key in RELEASED:
        rows = _released(agency, year).filter(**RELEASED[key]).order_by("first_released_on", "id")
    elif row in TABLE_2:
        rows = _issued(agency, TABLE_2[row]).filter(_column(column, year)).order_by("made_on", "id")
    else:
        rows = _drafted(agency, year).order_by("effective_on", "id")
        rows = rows.filter(_open(year)) if key == "normative_documents.open" else rows
    found = Paginator(rows.values_list("public_id", "title", "first_released_on", "made_on", "document_number"), size)
    this = found.get_page(page)
    lines = tuple(
        Record("document", public_id, title, released_on or made_on, number)
        for public_id, title, released_on, made_on, number in this.object_list
    )
    return RecordPage(lines, this.number, found.num_pages, found.count)


def _clean_up_page(agency: str, year: int, page: int, size: int) -> RecordPage:
    rows = _clean_ups(agency, year).order_by("decided_on", "id")
    found = Paginator(rows.values_list("document__public_id", "document__title", "decided_on", "decision"), size)
    this = found.get_page(page)
    lines = tuple(Record("document", *row) for row in this.object_list)
    return RecordPage(lines, this.number, found.num_pages, found.count)

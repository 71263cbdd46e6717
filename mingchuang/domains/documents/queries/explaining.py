"""三同步: which documents have their interpretation in time, which late, which not at all; and interpretations by form."""

from collections import Counter
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Count, Q

from mingchuang.domains.calendars.queries import calendar
from mingchuang.domains.documents.models import Document, Edition, Explaining, Link
from mingchuang.domains.documents.pairs import concerns, partner_of
from mingchuang.law.calendar import Calendar
from mingchuang.law.counted import year_days
from mingchuang.law.documents.kinds import kind_fields
from mingchuang.law.documents.publication_terms import publication_term
from mingchuang.law.review import OPEN, State
from mingchuang.law.terms import last_day
from mingchuang.law.worded import Worded

from .life import NORMATIVE, POLICY, READABLE


class Standing(Worded):
    """Where a released document stands with its interpretation."""

    TOGETHER = "together", "同步发布", "together"
    IN_TIME = "in_time", "按时解读", "in time"
    LATE = "late", "迟发", "late"
    WAITING = "waiting", "期限内未发", "still in time"
    MISSING = "missing", "逾期缺失", "missing"
    # That it comes later was signed, the term has passed, and it has not come: signing puts off, it does not do away.
    OWED = "owed", "已签署后发、尚未发布", "signed for later, not out yet"
    SIGNED = "signed", "已签署理由", "reason signed"


@dataclass(frozen=True)
class ExplainedRow:
    """A released document and its interpretation ("" where there is none). ``due`` is the interpretation's last day."""

    public_id: str
    title: str
    document_number: str
    released_on: date
    due: date | None
    standing: Standing
    interpretation: str
    interpretation_title: str
    interpreted_on: date | None
    form: str
    reason: str
    signed_by: str


@dataclass(frozen=True)
class PairView:
    """One document, what was declared of it and its partner, for the page on which both go on together."""

    declared: str
    reason: str
    signed_by: str
    signed_at: datetime | None
    document: str
    document_title: str
    document_state: State
    interpretation: str
    interpretation_title: str
    interpretation_state: State | None


def explained(agency: str, year: int, on: date) -> tuple[ExplainedRow, ...]:
    """The documents released in a year that need an interpretation: normative ones, and others of which it was declared."""
    rows = Document.objects.filter(
        Q(kind__in=NORMATIVE) | Q(explaining__isnull=False),
        publishing_agency__code=agency,
        kind__in=POLICY,
        public_state__in=READABLE,
        first_released_on__range=year_days(year),
    )
    found = list(rows.select_related("explaining__person").order_by("-first_released_at", "-id"))
    links = Link.objects.filter(target__in=found, type="interprets", source__public_state__in=READABLE)
    first: dict[int, Document] = {}
    for link in links.select_related("source").order_by("-source__first_released_at", "-pk"):
        first[link.target_id] = link.source
    current = calendar()
    return tuple(_row(one, first.get(one.pk), on, current) for one in found)


def counted(rows: tuple[ExplainedRow, ...]) -> dict[Standing, int]:
    """How many documents stand how."""
    found = Counter(row.standing for row in rows)
    return {one: found[one] for one in Standing}


def forms(agency: str, year: int) -> dict[str, dict[str, int]]:
    """Interpretations that an agency released in a year, by form, of its own policy and of a higher level's."""
    rows = Document.objects.filter(
        publishing_agency__code=agency,
        kind="interpretation",
        public_state__in=READABLE,
        first_released_on__range=year_days(year),
    )
    found = {
        (row["form"], row["level"]): row["n"] for row in rows.values("form", "level").annotate(n=Count("id")).order_by()
    }
    levels = [one.id for one in kind_fields()["level"].choices]
    return {one.id: {level: found.get((one.id, level), 0) for level in levels} for one in kind_fields()["form"].choices}


def pair(public_id: str) -> PairView | None:
    """The pair that a document belongs to, from either side; None for kinds that are not explained."""
    found = Document.objects.filter(public_id=public_id).first()
    if found is None or not concerns(found.kind):
        return None
    partner = partner_of(found)
    document, other = (partner, found) if found.kind not in POLICY and partner else (found, partner)
    row = Explaining.objects.filter(document=document).select_related("person").first()
    return PairView(
        declared=row.declared if row else "",
        reason=row.reason if row else "",
        signed_by=row.person.name if row else "",
        signed_at=row.at if row else None,
        document=document.public_id,
        document_title=document.title,
        document_state=_state(document),
        interpretation=other.public_id if other else "",
        interpretation_title=other.title if other else "",
        interpretation_state=_state(other) if other else None,
    )


def partner_due(public_id: str, at: datetime) -> str:
    """The public id of the partner that waits for the same release (its moment has come as well), or ""."""
    found = Document.objects.filter(public_id=public_id, public_state="none").first()
    partner = partner_of(found) if found else None
    if partner is None or partner.public_state != "none":
        return ""
    due = Edition.objects.filter(document=partner, state=State.APPROVED, scheduled_for__lte=at).exists()
    return partner.public_id if due else ""


def _state(document: Document) -> State:
    edition = document.editions.filter(state__in=sorted(OPEN)).first() or document.editions.latest("number")
    return State(edition.state)


def _row(document: Document, interpretation: Document | None, on: date, current: Calendar) -> ExplainedRow:
    declared = getattr(document, "explaining", None)
    released = document.first_released_on
    assert released is not None
    term = publication_term("interpretation", released)
    due = last_day(current, released, term.days, term.unit) if term and term.days else None
    made = interpretation.first_released_on if interpretation else None
    signed = declared is not None and declared.declared != Explaining.NEEDED
    return ExplainedRow(
        public_id=document.public_id,
        title=document.title,
        document_number=document.document_number,
        released_on=released,
        due=due,
        standing=_standing(released, made, due, on, declared.declared if declared else ""),
        interpretation=interpretation.public_id if interpretation else "",
        interpretation_title=interpretation.title if interpretation else "",
        interpreted_on=made,
        form=interpretation.form if interpretation else "",
        reason=declared.reason if declared else "",
        signed_by=declared.person.name if declared and signed else "",
    )


def _standing(released: date, made: date | None, due: date | None, on: date, declared: str) -> Standing:
    late = due is not None and (made or on) > due
    if made is not None:
        if made <= released:
            return Standing.TOGETHER
        if not late:
            return Standing.IN_TIME
        return Standing.SIGNED if declared in (Explaining.LATER, Explaining.NOT_NEEDED) else Standing.LATE
    if declared == Explaining.NOT_NEEDED:
        return Standing.SIGNED
    if declared == Explaining.LATER:
        return Standing.OWED if late else Standing.SIGNED
    return Standing.MISSING if late else Standing.WAITING

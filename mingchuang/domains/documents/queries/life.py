"""Normative documents of an agency through their life: released, filed, gone through, about to lapse, ended."""

from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import reduce
from operator import or_

from django.core.paginator import Paginator
from django.db.models import Case, Exists, F, OuterRef, Q, QuerySet, Subquery, When

from mingchuang.domains.agencies import queries as agencies
from mingchuang.domains.documents import validity
from mingchuang.domains.documents.models import CleanUp, Document, Filing, LapseMark
from mingchuang.law.documents.cleaning import CleanUpDecision
from mingchuang.law.documents.filing import FilingStanding
from mingchuang.law.documents.kinds import kinds
from mingchuang.law.documents.validity import Validity, lapse_warning_days
from mingchuang.ledger.kept import kept

from .filing_terms import FilingTerms

READABLE = ("shown", "explained")
SETTING = "lapse_warning_days"
ALL, UNFILED, OVERDUE, LAPSING, TO_AMEND, ENDED = "", "unfiled", "overdue", "lapsing", "to_amend", "ended"
CHOICES = (ALL, UNFILED, OVERDUE, LAPSING, TO_AMEND, ENDED)
POLICY = tuple(name for name, kind in kinds().items() if kind.policy)
NORMATIVE = tuple(name for name, kind in kinds().items() if kind.normative)


@dataclass(frozen=True)
class FilingView:
    """One 备案 of a document."""

    authority: str
    number: str
    filed_on: date
    person: str


@dataclass(frozen=True)
class LifeRow:
    """A released normative document: where it stands. ``decision`` is the last clean-up's or ""."""

    public_id: str
    agency: str
    title: str
    document_number: str
    made_on: date | None
    effective_on: date | None
    last_day: date | None
    validity: Validity | None
    filings: tuple[FilingView, ...]
    decision: str
    decided_on: date | None
    lapsing: bool
    to_amend: bool
    # The day on which its coming lapse was announced, where that was asked for.
    warned_on: date | None = None
    # Until when it is put on record, and how it stands with that, where that was asked for.
    filing_due: date | None = None
    filing: FilingStanding | None = None


@dataclass(frozen=True)
class LifeList:
    """A page of the list, and how many each choice leads to."""

    rows: tuple[LifeRow, ...]
    page: int
    pages: int
    total: int
    counts: dict[str, int]


def warning_days(agency: str, on: date) -> int:
    """How many days before a last day the agency's people are told: its own choice, else the rule's."""
    given = agencies.setting(agency, SETTING, on, "")
    return int(given) if given.isdecimal() and 0 < int(given) < 3661 else lapse_warning_days(on)


def life_list(agency: str, on: date, *, choice: str = ALL, page: int = 1, size: int = 50) -> LifeList:
    """The released normative documents of a drafting agency, the soonest to lapse first, those no longer in force last."""
    found, terms = _of(agency), FilingTerms(agency)
    choices = _choices(agency, on, terms)
    narrowed = {name: found.filter(choices[name]) for name in CHOICES}
    over = Case(When(choices[ENDED], then=1), default=0)
    rows = narrowed[choice].order_by(over, F("last_day").asc(nulls_last=True), "id")
    shown = Paginator(rows.select_related("publishing_agency").prefetch_related("filings__person", "clean_ups"), size)
    this = shown.get_page(page)
    until = on + timedelta(days=warning_days(agency, on))
    counts = {name: rows.count() for name, rows in narrowed.items()}
    return LifeList(
        tuple(_row(one, on, until, terms) for one in this.object_list),
        this.number,
        shown.num_pages,
        counts[choice],
        counts,
    )


def filings(document: str) -> tuple[FilingView, ...]:
    """The filings of one document, earliest first."""
    rows = Filing.objects.filter(document__public_id=document).select_related("person")
    return tuple(_filing(one) for one in rows)


@kept(lambda codes, on: (frozenset(codes), on))
def warned(codes: Collection[str], on: date) -> tuple[LifeRow, ...]:
    """Documents of these drafting agencies whose lapse was announced and on which nothing was decided since."""
    wanted = sorted(codes)
    if not wanted:
        return ()
    mark = LapseMark.objects.filter(document=OuterRef("pk"), what=LapseMark.WARNED, last_day=OuterRef("last_day"))
    decided = CleanUp.objects.filter(
        document=OuterRef("pk"),
        document__lapse_marks__what=LapseMark.WARNED,
        document__lapse_marks__last_day=F("document__last_day"),
        decided_on__gte=F("document__lapse_marks__marked_on"),
    )
    rows = Document.objects.filter(
        Exists(mark), ~Exists(decided), _alive(on), drafting_agency__code__in=wanted, last_day__gte=on
    )
    ordered = rows.select_related("publishing_agency").prefetch_related("filings__person", "clean_ups")
    marked = ordered.annotate(warned_on=Subquery(mark.values("marked_on")[:1]))
    return tuple(replace(_row(one, on, date.max), warned_on=one.warned_on) for one in marked.order_by("last_day", "id"))


def due_warnings(on: date, most: int = 200) -> list[str]:
    """Public ids of documents whose coming lapse has to be announced now, soonest first."""
    days = {code: warning_days(code, on) for code in agencies.deviating(SETTING)}
    usual = lapse_warning_days(on)
    until = on + timedelta(days=max([usual, *days.values()]))
    mark = LapseMark.objects.filter(document=OuterRef("pk"), what=LapseMark.WARNED, last_day=OuterRef("last_day"))
    rows = Document.objects.filter(~Exists(mark), _alive(on), kind__in=POLICY, last_day__range=(on, until)).order_by(
        "last_day", "id"
    )
    found = rows.values_list("public_id", "drafting_agency__code", "last_day")
    due = [name for name, code, last in found if last and last <= on + timedelta(days=days.get(code, usual))]
    return due[:most]


def due_lapses(on: date, most: int = 200) -> list[str]:
    """Public ids of documents that lapsed by time while the public could read them, and whose lapse is not yet recorded."""
    declared = CleanUp.objects.filter(document=OuterRef("pk"), decision=CleanUpDecision.LAPSE)
    mark = LapseMark.objects.filter(document=OuterRef("pk"), what=LapseMark.LAPSED, last_day=OuterRef("last_day"))
    rows = Document.objects.filter(
        ~Exists(mark),
        ~Exists(declared),
        Q(repealed_on__isnull=True) | Q(repealed_on__gt=F("last_day")),
        kind__in=POLICY,
        last_day__lt=on,
        first_released_on__lte=F("last_day"),
        public_state__in=READABLE,
    )
    return list(rows.order_by("last_day", "id").values_list("public_id", flat=True)[:most])


def _of(agency: str) -> QuerySet[Document]:
    return Document.objects.filter(drafting_agency__code=agency, kind__in=NORMATIVE, public_state__in=READABLE)


def _alive(on: date) -> Q:
    not_repealed = Q(repealed_on__isnull=True) | Q(repealed_on__gt=on)
    return not_repealed & Q(public_state__in=READABLE)


def _choices(agency: str, on: date, terms: FilingTerms) -> dict[str, Q]:
    """What each choice narrows the list to."""
    current = _alive(on) & (Q(last_day__isnull=True) | Q(last_day__gte=on))
    released = [Q(first_released_on__range=days) for days in terms.overdue(on)]
    unfiled = Q(current, ~Exists(Filing.objects.filter(document=OuterRef("pk"))))
    return {
        ALL: Q(),
        UNFILED: unfiled,
        OVERDUE: unfiled & reduce(or_, released, Q(pk__in=[])),
        LAPSING: current & Q(last_day__lte=on + timedelta(days=warning_days(agency, on))),
        TO_AMEND: Q(current, Exists(_amendable())),
        ENDED: Q(repealed_on__lte=on) | Q(last_day__lt=on),
    }


def _amendable() -> QuerySet[CleanUp]:
    """Decisions to amend after which the document was neither decided on again nor amended by another."""
    later = CleanUp.objects.filter(document=OuterRef("document"), decided_on__gt=OuterRef("decided_on"))
    rows = CleanUp.objects.filter(~Exists(later), document=OuterRef("pk"), decision=CleanUpDecision.AMEND)
    return rows.exclude(document__amended_on__gte=F("decided_on"))


def _row(document: Document, on: date, until: date, terms: FilingTerms | None = None) -> LifeRow:
    last = max(document.clean_ups.all(), key=lambda one: (one.decided_on, one.pk), default=None)
    now = validity.on(document, on)
    in_force = bool(now and now.in_force)
    amended = document.amended_on is not None and last is not None and document.amended_on >= last.decided_on
    filed = min((one.filed_on for one in document.filings.all()), default=None)
    released = document.first_released_on
    standing = terms.standing(released, filed, on, binds=in_force or now is Validity.NOT_YET) if terms else None
    return LifeRow(
        public_id=document.public_id,
        agency=document.publishing_agency.code,
        title=document.title,
        document_number=document.document_number,
        made_on=document.made_on,
        effective_on=document.effective_on,
        last_day=document.last_day,
        validity=now,
        filings=tuple(_filing(one) for one in document.filings.all()),
        decision=last.decision if last else "",
        decided_on=last.decided_on if last else None,
        lapsing=in_force and document.last_day is not None and document.last_day <= until,
        to_amend=in_force and last is not None and last.decision == CleanUpDecision.AMEND and not amended,
        filing_due=terms.due(released) if terms and standing and released else None,
        filing=standing,
    )


def _filing(row: Filing) -> FilingView:
    return FilingView(row.authority, row.number, row.filed_on, row.person.name)

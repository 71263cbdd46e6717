"""What staff see: their queues, the list of an agency's documents, one document on the workbench."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime, time

from django.db.models import F, Prefetch, Q, QuerySet

from mingchuang.domains.agencies import deputies
from mingchuang.domains.agencies import queries as agencies
from mingchuang.domains.agencies.deputies import StandIn
from mingchuang.domains.agencies.roles import Role as AgencyRole
from mingchuang.domains.documents.models import Document, Edition, Hand, Withdrawal
from mingchuang.law.documents import publication_terms
from mingchuang.law.documents.kinds import kinds
from mingchuang.law.review import OPEN, Role, State
from mingchuang.ledger.acts import SHANGHAI
from mingchuang.ledger.models import Person

from . import flowing

ORDERS = {
    "title": ("title",),
    "-title": ("-title",),
    "released": (F("first_released_at").asc(nulls_last=True),),
    "-released": (F("first_released_at").desc(nulls_last=True),),
}
"""The orders in which the desk's list can be asked for."""


@dataclass(frozen=True)
class QueueRow:
    """One thing to do or to wait for. ``act`` names the next act (a law.review.Move value); ``due`` is the last day for
    publication as far as a term of working or calendar days applies, to be counted by the caller: (from, days, unit).
    ``instead_of`` names those away for whom the person acts; ``left``: none of its writers is here any more."""

    public_id: str
    agency: str
    agency_short: str
    title: str
    kind: str
    edition: int
    state: State
    authors: tuple[str, ...]
    since: datetime
    act: str
    returned_with: str
    flags: int
    scheduled_for: datetime | None
    term: tuple[date, int, str] | None
    instead_of: tuple[str, ...] = ()
    left: bool = False


@dataclass(frozen=True)
class Queues:
    """The desk's lists: what waits for this person, what this person waits for, what is released on schedule."""

    mine: tuple[QueueRow, ...]
    waiting: tuple[QueueRow, ...]
    scheduled: tuple[QueueRow, ...]


@dataclass(frozen=True)
class DeskRow:
    """A document in the desk's list; ``state`` is that of its latest edition, one that was given up left aside.

    ``public_state`` says what the public sees meanwhile (none, shown, explained, redirect or gone).
    """

    public_id: str
    agency: str
    index_number: str
    title: str
    kind: str
    state: State
    public_state: str
    document_number: str
    authors: tuple[str, ...]
    saved_at: datetime
    released_on: date | None


@dataclass(frozen=True)
class DeskList:
    rows: tuple[DeskRow, ...]
    page: int
    pages: int
    total: int


def queues(person: Person, on: date, steads: tuple[StandIn, ...] | None = None) -> Queues:
    """The person's queues over all agencies in which they hold a role of 三审, with what comes from those they stand in for."""
    held = agencies.roles(person, on)
    where = {role: _agencies(held, role.value) for role in Role}
    steads = deputies.standing_in(person, on) if steads is None else steads
    mine: list[QueueRow] = []
    waiting: list[QueueRow] = []
    for edition in open_editions().filter(hands__person=person, hands__level=0).distinct():
        row_act = "submit" if edition.state == State.DRAFT else ""
        (mine if row_act else waiting).append(queue_row(edition, row_act))
    wrote = Q(hands__person=person, hands__voided_at__isnull=True) & ~Q(hands__verdict=Hand.RETURNED)
    others = Edition.objects.filter(wrote, state__in=sorted(OPEN)).values("pk")
    for role, state, act in (
        (Role.REVIEWER, State.SUBMITTED, "pass"),
        (Role.FINAL_REVIEWER, State.REVIEWED, "approve"),
    ):
        found = open_editions().filter(document__publishing_agency__code__in=where[role], state=state)
        mine += [
            replace(queue_row(one, act), instead_of=flowing.instead_of(one, AgencyRole(role.value), steads))
            for one in found.exclude(pk__in=others)
        ]
    mine += _of_others(person, on, where[Role.DRAFTER], steads)
    approved = open_editions().filter(
        document__publishing_agency__code__in=where[Role.FINAL_REVIEWER], state=State.APPROVED, publicity="proactive"
    )
    barred = Edition.objects.filter(
        Q(hands__level=0) | Q(hands__level=1, hands__verdict=Hand.PASSED, hands__voided_at__isnull=True),
        hands__person=person,
        state=State.APPROVED,
    ).values("pk")
    # A release on schedule that was refused (a finding came up) waits for the final reviewer from the next day on.
    missed = datetime.combine(on, time.min, SHANGHAI)
    unset = Q(scheduled_for__isnull=True) | Q(scheduled_for__lt=missed)
    mine += [queue_row(one, "release") for one in approved.filter(unset).exclude(pk__in=barred)]
    flagged = open_editions().filter(
        document__publishing_agency__code__in=where[Role.OPENNESS],
        state__in=[State.SUBMITTED, State.REVIEWED],
        flags__gt=0,
    )
    mine += [queue_row(one, "override") for one in flagged.exclude(hands__person=person, hands__level=0)]
    mine += _withdrawals(person, where[Role.FINAL_REVIEWER])
    scheduled = [queue_row(one, "schedule") for one in approved.filter(scheduled_for__gte=missed)]
    return Queues(_oldest_first(mine), _oldest_first(waiting), tuple(sorted(scheduled, key=_moment)))


def _of_others(person: Person, on: date, codes: list[str], steads: tuple[StandIn, ...]) -> list[QueueRow]:
    """Drafts whose writers are away or gone, for those who can go on with them."""
    found = [
        replace(queue_row(one, "submit"), instead_of=(name,))
        for one, name in flowing.of_absent(open_editions(), person, steads)
    ]
    if codes:
        found += [replace(queue_row(one, "submit"), left=True) for one in flowing.of_gone(open_editions(), codes, on)]
    return found


def _moment(row: QueueRow) -> datetime:
    return row.scheduled_for or row.since


def _oldest_first(rows: Iterable[QueueRow]) -> tuple[QueueRow, ...]:
    return tuple(sorted(rows, key=lambda row: (row.since, row.public_id)))


def _agencies(held: dict, role: str) -> list[str]:
    return [code for code, roles in held.items() if role in {one.value for one in roles}]


def open_editions() -> QuerySet[Edition]:
    """Every edition on somebody's desk, with what `queue_row` reads."""
    hands = Hand.objects.select_related("person").order_by("at", "id")
    return (
        Edition.objects.filter(state__in=sorted(OPEN))
        .select_related("document__publishing_agency")
        .prefetch_related(Prefetch("hands", queryset=hands))
    )


def queue_row(edition: Edition, act: str, since: datetime | None = None) -> QueueRow:
    """An edition as a row of a queue."""
    hands = list(edition.hands.all())
    returned = [hand.opinion for hand in hands if hand.verdict == Hand.RETURNED]
    document = edition.document
    return QueueRow(
        public_id=document.public_id,
        agency=document.publishing_agency.code,
        agency_short=document.publishing_agency.short_name,
        title=edition.title,
        kind=edition.kind,
        edition=edition.number,
        state=State(edition.state),
        authors=tuple(hand.person.name for hand in hands if hand.level == 0),
        since=since or edition.moved_at,
        act=act,
        returned_with=returned[-1] if returned and edition.state == State.DRAFT else "",
        flags=edition.flags,
        scheduled_for=edition.scheduled_for,
        term=publication_due(edition),
    )


def publication_due(edition: Edition) -> tuple[date, int, str] | None:
    """From which day and how many days the document must be public (条例 art. 26), for those not released yet."""
    if edition.made_on is None or edition.number > 1 or edition.publicity != "proactive":
        return None
    kind = kinds().get(edition.kind)
    term = publication_terms.publication_term(kind.term if kind else "on_creation", edition.made_on)
    return (edition.made_on, term.days, term.unit) if term and term.days else None


def _withdrawals(person: Person, codes: list[str]) -> list[QueueRow]:
    found = (
        Withdrawal.objects.filter(outcome=Withdrawal.PENDING, document__publishing_agency__code__in=codes)
        .exclude(asked_by=person)
        .values_list("document_id", "asked_at")
    )
    asked = dict(found)
    hands = Hand.objects.select_related("person").order_by("at", "id")
    editions = (
        Edition.objects.filter(document_id__in=asked, state=State.RELEASED)
        .select_related("document__publishing_agency")
        .prefetch_related(Prefetch("hands", queryset=hands))
    )
    return [queue_row(edition, "withdraw", asked[edition.document_id]) for edition in editions]


def desk_list(
    agency: str,
    *,
    page: int = 1,
    size: int = 20,
    state: str = "",
    kind: str = "",
    title: str = "",
    year: int | None = None,
    section: int | None = None,
    order: str = "",
) -> DeskList:
    """An agency's documents, newest first unless ``order`` names another of `ORDERS`.

    ``state`` is an edition state; ``title`` a part of title, 文号 or 索引号.
    """
    rows = Document.objects.filter(publishing_agency__code=agency)
    if state:
        rows = rows.filter(editions__state=state).distinct()
    if kind:
        rows = rows.filter(kind=kind)
    if title:
        rows = rows.filter(
            Q(title__icontains=title) | Q(document_number__icontains=title) | Q(index_number__icontains=title)
        )
    if year is not None:
        rows = rows.filter(created_at__year=year)
    if section is not None:
        rows = rows.filter(placements__section_id=section)
    total = rows.count()
    pages = max(1, -(-total // size))
    page = min(max(1, page), pages)
    found = rows.order_by(*ORDERS.get(order, ()), "-id").select_related("publishing_agency")[
        (page - 1) * size : page * size
    ]
    documents = list(found)
    latest = _latest_editions([document.pk for document in documents])
    shown = tuple(_desk_row(document, latest[document.pk]) for document in documents)
    return DeskList(shown, page, pages, total)


def _latest_editions(ids: list[int]) -> dict[int, Edition]:
    """The newest edition of each document; one that was given up only where there is no other."""
    hands = Hand.objects.filter(level=0).select_related("person").order_by("at", "id")
    editions = Edition.objects.filter(document_id__in=ids).prefetch_related(Prefetch("hands", queryset=hands))
    found: dict[int, Edition] = {}
    for edition in editions.order_by("document_id", "number"):
        if edition.state != State.DISCARDED or edition.document_id not in found:
            found[edition.document_id] = edition
    return found


def _desk_row(document: Document, edition: Edition) -> DeskRow:
    return DeskRow(
        public_id=document.public_id,
        agency=document.publishing_agency.code,
        index_number=document.index_number,
        title=edition.title,
        kind=edition.kind,
        state=State(edition.state),
        public_state=document.public_state,
        document_number=edition.document_number,
        authors=tuple(hand.person.name for hand in edition.hands.all()),
        saved_at=edition.saved_at,
        released_on=document.first_released_on,
    )

"""What waits for a person: their queues over all agencies they work in."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, time

from django.db.models import Prefetch, QuerySet

from mingchuang.domains.agencies import deputies
from mingchuang.domains.agencies import queries as agencies
from mingchuang.domains.agencies.deputies import StandIn
from mingchuang.domains.agencies.roles import Role as AgencyRole
from mingchuang.domains.documents.models import Edition, Hand, Withdrawal
from mingchuang.law.documents import publication_terms
from mingchuang.law.documents.kinds import kinds
from mingchuang.law.review import OPEN, Role, State
from mingchuang.ledger.acts import SHANGHAI
from mingchuang.ledger.kept import kept
from mingchuang.ledger.models import Person

from . import flowing

Held = Mapping[str, frozenset[AgencyRole]]
PASSING = (Role.REVIEWER, Role.FINAL_REVIEWER, Role.OPENNESS)
LEVELS = {State.SUBMITTED: (Role.REVIEWER, "pass"), State.REVIEWED: (Role.FINAL_REVIEWER, "approve")}


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


@kept(lambda person, on, *_, **__: (person.pk, on))
def queues(person: Person, on: date, steads: tuple[StandIn, ...] | None = None, held: Held | None = None) -> Queues:
    """The person's queues over all agencies in which they hold a role of 三审, with what comes from those they stand in for.

    ``held`` are the person's roles of the day by agency, where the caller knows them already.
    """
    held = agencies.roles(person, on) if held is None else held
    where = {role: _agencies(held, role.value) for role in Role}
    steads = deputies.standing_in(person, on) if steads is None else steads
    mine: list[QueueRow] = []
    waiting: list[QueueRow] = []
    for edition in open_editions().filter(hands__person=person, hands__level=0).distinct():
        row_act = "submit" if edition.state == State.DRAFT else ""
        (mine if row_act else waiting).append(queue_row(edition, row_act))
    flowing_here = _submitted({code for role in PASSING for code in where[role]})
    mine += _in_review(person, where, steads, flowing_here)
    mine += _of_others(person, on, where[Role.DRAFTER], steads)
    released, scheduled = _approved(person, on, where[Role.FINAL_REVIEWER], flowing_here)
    mine += released
    mine += _withdrawals(person, where[Role.FINAL_REVIEWER])
    return Queues(_oldest_first(mine), _oldest_first(waiting), tuple(sorted(scheduled, key=_moment)))


def _submitted(codes: Collection[str]) -> list[Edition]:
    """The editions of these agencies that their writers have let go, asked for once."""
    if not codes:
        return []
    states = [*LEVELS, State.APPROVED]
    return list(open_editions().filter(document__publishing_agency__code__in=codes, state__in=states))


def _in_review(
    person: Person, where: Mapping[Role, list[str]], steads: tuple[StandIn, ...], editions: Iterable[Edition]
) -> list[QueueRow]:
    """What is to be passed or approved by others than its writers, and findings that the openness office judges."""
    found: list[QueueRow] = []
    for one in editions:
        if one.state not in LEVELS:
            continue
        code, (role, act) = one.document.publishing_agency.code, LEVELS[State(one.state)]
        own = [hand for hand in one.hands.all() if hand.person_id == person.pk]
        if code in where[role] and not any(hand.voided_at is None and hand.verdict != Hand.RETURNED for hand in own):
            instead = flowing.instead_of(one, AgencyRole(role.value), steads)
            found.append(replace(queue_row(one, act), instead_of=instead))
        if one.flags and code in where[Role.OPENNESS] and not any(hand.level == 0 for hand in own):
            found.append(queue_row(one, "override"))
    return found


def _approved(
    person: Person, on: date, codes: list[str], editions: Iterable[Edition]
) -> tuple[list[QueueRow], list[QueueRow]]:
    """What can be released, by another than its writers and its reviewer; and what is released on schedule."""
    # A release on schedule that was refused (a finding came up) waits for the final reviewer from the next day on.
    missed = datetime.combine(on, time.min, SHANGHAI)
    due: list[QueueRow] = []
    scheduled: list[QueueRow] = []
    for one in editions:
        if one.state != State.APPROVED or one.publicity != "proactive":
            continue
        if one.document.publishing_agency.code not in codes:
            continue
        if one.scheduled_for is not None and one.scheduled_for >= missed:
            scheduled.append(queue_row(one, "schedule"))
        elif not any(hand.person_id == person.pk and _bars(hand) for hand in one.hands.all()):
            due.append(queue_row(one, "release"))
    return due, scheduled


def _bars(hand: Hand) -> bool:
    """Whether the owner of this hand cannot release what it is on: they wrote it, or passed it at the first level."""
    return hand.level == 0 or (hand.level == 1 and hand.verdict == Hand.PASSED and hand.voided_at is None)


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


def _agencies(held: Held, role: str) -> list[str]:
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

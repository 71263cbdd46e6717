"""Where work goes when the person it waits for is away or has left."""

from collections.abc import Sequence
from datetime import date

from django.db.models import Exists, F, OuterRef, Q, QuerySet

from mingchuang.domains.agencies.deputies import StandIn
from mingchuang.domains.agencies.models import Membership
from mingchuang.domains.agencies.roles import Role
from mingchuang.domains.documents.models import Edition, Hand
from mingchuang.law.review import State
from mingchuang.ledger.models import Person


def instead_of(edition: Edition, role: Role, steads: Sequence[StandIn]) -> tuple[str, ...]:
    """Whom a deputy acts for in an edition: those who would have had it, without those who wrote or passed it."""
    document = edition.document
    taken = {hand.person_id for hand in edition.hands.all() if hand.voided_at is None and hand.verdict != Hand.RETURNED}
    return tuple(
        one.name
        for one in steads
        if one.agency == document.publishing_agency.code
        and one.role == role
        and one.covers(document.unit_id)
        and one.person_id not in taken
    )


def of_absent(editions: QuerySet[Edition], person: Person, steads: Sequence[StandIn]) -> list[tuple[Edition, str]]:
    """Drafts of absent writers whom the person stands in for, each with the writer's name; none they write themselves."""
    found: dict[int, tuple[Edition, str]] = {}
    for one in steads:
        if one.role != Role.DRAFTER:
            continue
        theirs = editions.filter(
            state=State.DRAFT, document__publishing_agency__code=one.agency,
            hands__level=0, hands__person_id=one.person_id,
        ).exclude(pk__in=Hand.objects.filter(person=person, level=0).values("edition"))  # fmt: skip
        for edition in theirs:
            found.setdefault(edition.pk, (edition, one.name))
    return list(found.values())


def of_gone(editions: QuerySet[Edition], agencies: Sequence[str], on: date) -> QuerySet[Edition]:
    """Drafts of which no writer is left: accounts closed, or no longer drafters of the agency."""
    wrote = Hand.objects.filter(edition=OuterRef("pk"), level=0)
    here = Q(
        person__memberships__agency=F("edition__document__publishing_agency"),
        person__memberships__role=Role.DRAFTER.value,
        person__memberships__since__lte=on,
    ) & (Q(person__memberships__until__isnull=True) | Q(person__memberships__until__gt=on))
    return editions.filter(
        Exists(wrote),
        ~Exists(wrote.filter(here, person__is_active=True)),
        state=State.DRAFT,
        document__publishing_agency__code__in=agencies,
    )


NEXT = {State.SUBMITTED: Role.REVIEWER, State.REVIEWED: Role.FINAL_REVIEWER, State.APPROVED: Role.FINAL_REVIEWER}
"""Whose act an edition waits for, by its state."""


def of_nobody(editions: QuerySet[Edition], on: date) -> QuerySet[Edition]:
    """Editions that wait for an act which nobody of their agency can do: all who hold the role have left, or wrote the edition
    or passed it before. What is released by itself waits for nobody; a dissolved agency's editions are handed over."""
    standing = Hand.objects.filter(edition=OuterRef(OuterRef("pk")), person=OuterRef("person"), voided_at__isnull=True)
    stuck = Q()
    for state, role in NEXT.items():
        able = Membership.objects.filter(
            Q(until__isnull=True) | Q(until__gt=on), agency=OuterRef("document__publishing_agency"), role=role.value,
            since__lte=on, person__is_active=True,
        )  # fmt: skip
        # Whoever approved an edition may release it; nobody passes what they wrote or passed.
        own = standing.filter(Q(level=0) | Q(level=1, verdict=Hand.PASSED)) if state is State.APPROVED else standing
        stuck |= Q(~Exists(able.filter(~Exists(own.exclude(verdict=Hand.RETURNED)))), state=state)
    waiting = editions.filter(document__publishing_agency__successor__isnull=True)
    return waiting.filter(stuck).exclude(
        Q(state=State.APPROVED) & (Q(scheduled_for__isnull=False) | ~Q(publicity="proactive"))
    )

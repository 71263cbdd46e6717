"""Subscriptions as plain values: what one is for, and how many there are of each section. No mailbox leaves here."""

from dataclasses import dataclass

from django.db.models import Count

from .models import Subscription
from .states import State

__all__ = ["State", "SubscriptionView", "counts", "subscription"]


@dataclass(frozen=True)
class SubscriptionView:
    """What the reader of a link sees."""

    public_id: str
    agency: str
    agency_name: str
    section: str
    section_slug: str
    state: State


def subscription(public_id: str) -> SubscriptionView | None:
    """One subscription, or None."""
    row = Subscription.objects.select_related("agency", "section__category").filter(public_id=public_id).first()
    if row is None:
        return None
    category = row.section.category if row.section else None
    return SubscriptionView(
        row.public_id,
        row.agency.code,
        row.agency.name,
        category.name if category else "",
        category.slug if category else "",
        State(row.state),
    )


def counts(agency: str) -> dict[str, int]:
    """How many confirmed subscriptions there are, by the name of the section ("" for the whole agency)."""
    rows = Subscription.objects.filter(agency__code=agency, state=State.ACTIVE).order_by()
    return {name or "": n for name, n in rows.values_list("section__category__name").annotate(n=Count("id"))}

"""The common beginning and end of every act: load and lock the request, move its state, derive its days again."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from mingchuang.law.disclosure import moves
from mingchuang.law.refusal import refuse
from mingchuang.ledger.acts import By

from . import days, permissions, policies
from .models import DisclosureRequest, Draft, Event


def take(public_id: str, act: str, by: By, lock_version: int | None = None) -> DisclosureRequest:
    """The request, locked, if this hand may do this act on it now.

    ``lock_version`` is what the page showed: somebody else's act in between is refused instead of built upon blindly.
    """
    # "of self": PostgreSQL cannot lock the nullable side of the joins.
    found = (
        DisclosureRequest.objects.select_for_update(of=("self",))
        .select_related("agency", "unit", "handler")
        .filter(public_id=public_id)
        .first()
    )
    if found is None:
        raise refuse("disclosure.unknown")
    permissions.require(by, found, act)
    if lock_version is not None and found.lock_version != lock_version:
        raise refuse("disclosure.changed_meanwhile")
    policies.require_state(found, act)
    found.instead_of = permissions.instead_of(by, found, act)
    return found


def add_event(request: DisclosureRequest, kind: str, day: date, by: By, **facts: Any) -> Event:
    """Write down a dated fact of the law's clock."""
    return Event.objects.create(request=request, kind=kind, day=day, recorded_at=by.at, recorded_by=by.person, **facts)


def settle(request: DisclosureRequest, act: str, *, to: str = "", closed_on: date | None = None) -> None:
    """Move to the next state, derive the days from the events as they now are, and save."""
    request.state = moves.moved(act, request.state, to)
    if request.closed_on is None:
        # A closed request keeps the due day it was closed under, whatever notice comes later.
        days.refresh(request)
        request.closed_on = closed_on
    request.lock_version += 1
    request.save()


def drop_open_drafts(request: DisclosureRequest) -> None:
    """A draft that nobody will sign any more, because the request ended otherwise."""
    Draft.objects.filter(request=request, verdict="").update(verdict="dropped")


def about(request: DisclosureRequest) -> dict[str, Any]:
    """What every ledger line of a request carries: its subject, its agency and, of a deputy's act, in whose stead it was."""
    known: dict[str, Any] = {"subject": f"disclosure:{request.public_id}", "agency": request.agency.code}
    return known | ({"instead_of": list(request.instead_of)} if request.instead_of else {})


def iso(days_: Iterable[date | None]) -> list[str]:
    """Days as a ledger line holds them."""
    return [day.isoformat() for day in days_ if day is not None]

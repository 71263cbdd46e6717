"""Where a signed-in person sits: who they are, which agency is in use, what they may do there today."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any

from django.http import HttpRequest
from django.utils import timezone

from mingchuang.domains.agencies import queries
from mingchuang.domains.agencies.queries import AgencyView
from mingchuang.domains.agencies.roles import Role
from mingchuang.ledger.acts import SHANGHAI, By
from mingchuang.ledger.models import Person

CHOICE = "agency"
"""The name of the agency in use: as a query parameter and in the session."""

DOWNWARDS = frozenset({Role.MANAGER, Role.INSPECTOR, Role.OPENNESS})
"""Roles that reach from an agency into those below it."""


class OutOfReach(Exception):
    """The address names an agency in which this person holds no role."""


@dataclass(frozen=True)
class Seat:
    """``held`` are the person's own roles by agency code, ``reach`` those agencies and the ones below that they oversee."""

    person: Person
    day: date
    held: Mapping[str, frozenset[Role]]
    reach: tuple[AgencyView, ...]
    roles_by_agency: Mapping[str, frozenset[Role]]
    agency: AgencyView | None

    @cached_property
    def asked(self) -> dict[str, Any]:
        """What was asked for this person already in this request; see `todo.asked`."""
        return {}

    @property
    def code(self) -> str:
        """The code of the agency in use, or "" for a person without any role."""
        return self.agency.code if self.agency else ""

    @property
    def roles(self) -> frozenset[Role]:
        """The roles in the agency in use, those that reach down from above included."""
        return self.roles_by_agency.get(self.code, frozenset())

    def may(self, *wanted: Role) -> bool:
        """Does the person hold one of these roles in the agency in use?"""
        return bool(self.roles & frozenset(wanted))

    @property
    def reads_drafts(self) -> bool:
        """Drafts are read by people with any role in the agency itself, and by inspectors and openness offices above it."""
        return self.code in self.held or self.may(Role.INSPECTOR, Role.OPENNESS)

    def reaches(self, code: str, *wanted: Role) -> bool:
        """Does the person hold one of these roles (or any role at all) in this agency?"""
        roles = self.roles_by_agency.get(code, frozenset())
        return bool(roles & frozenset(wanted)) if wanted else bool(roles)


class SeatedRequest(HttpRequest):
    """What a desk view is given: a request of somebody who is signed in."""

    user: Person
    seat: Seat


def by(request: HttpRequest) -> By:
    """The hand behind an act of this request, now. Channels read the clock; nothing below them does."""
    return By(request.user, timezone.now())  # type: ignore[arg-type]


def today() -> date:
    """The statutory day in Asia/Shanghai."""
    return timezone.now().astimezone(SHANGHAI).date()


def seat_of(request: HttpRequest) -> Seat:
    """The seat of the signed-in person; worked out once a request, two queries. Raises `OutOfReach`."""
    known = getattr(request, "_seat", None)
    if known is None:
        known = _seat(request)
        request._seat = known  # type: ignore[attr-defined]
    return known


def _seat(request: HttpRequest) -> Seat:
    person: Person = request.user  # type: ignore[assignment]
    day = today()
    held = queries.roles(person, day)
    everything = queries.agencies(with_dissolved=True) if held else []
    reach = _reach(held, everything)
    reached = tuple(agency for agency in everything if agency.code in reach)
    # A dissolved agency is offered to those who still hold a role in it, and opened by its address from above.
    within = tuple(agency for agency in reached if agency.dissolved_on is None or agency.code in held)
    return Seat(person, day, held, within, reach, _in_use(request, held, within, reached))


def _reach(held: Mapping[str, frozenset[Role]], agencies: Iterable[AgencyView]) -> dict[str, frozenset[Role]]:
    parents = {agency.code: agency.parent for agency in agencies}
    found: dict[str, frozenset[Role]] = {}
    for code in parents:
        roles = held.get(code, frozenset())
        above, seen = parents[code], {code}
        while above and above not in seen:
            seen.add(above)
            roles |= held.get(above, frozenset()) & DOWNWARDS
            above = parents.get(above, "")
        if roles:
            found[code] = roles
    return found


def _in_use(
    request: HttpRequest,
    held: Mapping[str, frozenset[Role]],
    within: tuple[AgencyView, ...],
    reached: tuple[AgencyView, ...],
) -> AgencyView | None:
    """The agency of the address, else the one chosen before, else the first in which the person has a role of their own."""
    by_code = {agency.code: agency for agency in reached}
    asked = request.GET.get(CHOICE)
    if asked:
        if asked not in by_code:
            raise OutOfReach(asked)
        if request.session.get(CHOICE) != asked:
            request.session[CHOICE] = asked
        return by_code[asked]
    chosen = by_code.get(request.session.get(CHOICE, ""))
    own = [agency for agency in within if agency.code in held]
    in_office = [agency for agency in own if agency.dissolved_on is None]
    return chosen or next(iter([*in_office, *own]), None)

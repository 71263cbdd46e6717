"""What the people screens show."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _

from mingchuang.domains.agencies.queries import MembershipView, PersonView, UnitView
from mingchuang.domains.agencies.roles import NAMES, Role
from mingchuang.look.dates import spoken_language
from mingchuang.look.values import Cell, Column, Link, Status, Table


@dataclass(frozen=True)
class Colleague:
    """A person of the agency and the roles they hold here."""

    person: PersonView
    roles: tuple[MembershipView, ...]


def spoken_role(role: Role) -> str:
    """The role's name in the language of the page."""
    return str(getattr(NAMES[role], spoken_language()))


def colleagues(memberships: Iterable[MembershipView], day: date) -> list[Colleague]:
    """Everybody who ever held a role here, by name, with the roles of the day."""
    found: dict[str, tuple[PersonView, list[MembershipView]]] = {}
    for membership in memberships:
        _person, roles = found.setdefault(membership.person.public_id, (membership.person, []))
        if membership.held_on(day):
            roles.append(membership)
    rows = [Colleague(person, tuple(roles)) for person, roles in found.values()]
    return sorted(rows, key=lambda row: (not row.person.is_active, row.person.name, row.person.username))


def people_table(rows: Iterable[Colleague]) -> Table:
    """Name, user name, roles, state."""
    joint = "、" if spoken_language() == "zh" else ", "
    return Table(
        _("People"),
        [Column(_("Name")), Column(_("User name")), Column(_("Roles")), Column(_("Unit")), Column(_("State"))],
        [
            [
                Link(row.person.name, reverse("desk_people:person", args=[row.person.public_id])),
                row.person.username,
                joint.join(spoken_role(role.role) for role in row.roles) or _("no role"),
                joint.join(dict.fromkeys(role.unit for role in row.roles if role.unit)) or "—",
                account_status(row.person),
            ]
            for row in rows
        ],
        empty=_("Nobody holds this role."),
        caption_hidden=True,
    )


def account_status(person: PersonView) -> Status:
    """Open or closed."""
    return Status(_("account open"), "done") if person.is_active else Status(_("account closed"), "bad")


def role_chips(rows: Iterable[Colleague], wanted: str) -> list[Link]:
    """Filter by role, with the number of people in each."""
    counted = {role: sum(any(held.role == role for held in row.roles) for row in rows) for role in NAMES}
    return [
        Link(_("All"), "?", current=not wanted, count=len(list(rows))),
        *(
            Link(spoken_role(role), f"?role={role}", wanted == role, number)
            for role, number in counted.items()
            if number
        ),
    ]


def units_table(units: Iterable[UnitView]) -> Table:
    """Units of the agency."""
    return Table(
        _("Units"),
        [Column(_("Name of the unit")), Column(_("Code")), Column(_("Act"))],
        [
            [
                unit.name,
                unit.code,
                Cell(acts=[Link(_("Close this unit"), reverse("desk_people:close_unit", args=[unit.code]))]),
            ]
            for unit in units
        ],
        empty=_("No unit has been entered yet."),
        caption_hidden=True,
    )

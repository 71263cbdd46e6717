"""Keeping and finding filters. A preference, not an act: no ledger line."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from django.db import IntegrityError, transaction
from django.db.models import Q
from django.http import QueryDict

from mingchuang.channels.desk.models import SavedFilter
from mingchuang.law.refusal import refuse
from mingchuang.ledger.models import Person

MOST = 30
LONGEST = 400


@dataclass(frozen=True)
class Room:
    """A list that is narrowed: the name of its address, the parameters that count, the page of bulk acts where it has one."""

    address: str
    known: frozenset[str]
    bulk: str = ""


_DAY = ("_year", "_month", "_day")
ROOMS = {
    "documents": Room(
        "desk_documents:list", frozenset({"state", "kind", "q", "year", "section", "sort"}), "desk_bulk:documents"
    ),
    "requests": Room(
        "desk_requests:register",
        frozenset(
            {"text", "state", "kind", "received_from", "received_until", "sort"}
            | {f"received_{end}{part}" for end in ("from", "until") for part in _DAY}
        ),
        "desk_bulk:requests",
    ),
    "broadcasts": Room("desk_documents:broadcasts", frozenset({"outlet"})),
    "pictures": Room("desk_documents:library", frozenset({"q"})),
    "outward": Room("desk_outward:list", frozenset({"state", "q"})),
    "life": Room("desk_life:list", frozenset({"choice"})),
    "interpretations": Room("desk_life:interpretations", frozenset({"year", "standing"})),
    "freshness": Room("desk_catalogue:freshness", frozenset({"standing"})),
    "mistakes": Room("desk_mistakes:list", frozenset({"state"})),
    "posts": Room("desk_outlets:posts", frozenset({"state"})),
    "people": Room("desk_people:people", frozenset({"role"})),
    "ledger": Room(
        "desk_ledger:lines",
        frozenset({"of", "act", "since", "until"} | {f"{end}{part}" for end in ("since", "until") for part in _DAY}),
    ),
}


@dataclass(frozen=True)
class Kept:
    """A kept filter; ``mine`` tells those of others that are shared with the agency."""

    id: int
    name: str
    query: str
    shared: bool
    mine: bool


def narrowed(room: str, given: Mapping[str, str] | QueryDict) -> str:
    """The part of an address's query that narrows the list, in one order."""
    query = QueryDict(mutable=True)
    for name in sorted(ROOMS[room].known & set(given)):
        if value := str(given[name]).replace("\x00", "").strip():
            query[name] = value
    return query.urlencode()


def keep(*, person: Person, room: str, name: str, query: str, agency: str, at: datetime) -> None:
    """Keep a filter under a name; the same name again replaces it. ``agency`` names whom it is shared with, or ""."""
    name = name.strip()
    if not query:
        raise refuse("filters.nothing_narrowed", "name")
    if len(query) > LONGEST:
        raise refuse("filters.too_long", "name")
    rows = SavedFilter.objects.filter(person=person, room=room)
    if not rows.filter(name=name).exists() and rows.count() >= MOST:
        raise refuse("filters.too_many", "name", most=MOST)
    values = {"query": query, "agency": agency, "at": at}
    try:
        with transaction.atomic():
            SavedFilter.objects.update_or_create(person=person, room=room, name=name, defaults=values)
    except IntegrityError:
        # Two clicks at once: the other one has written the same.
        rows.filter(name=name).update(**values)


def change(*, person: Person, room: str, number: int, name: str, agency: str) -> None:
    """Give one of one's own another name, or share it or no longer; what it narrows to stays."""
    name = name.strip()
    rows = SavedFilter.objects.filter(person=person, room=room)
    if rows.filter(name=name).exclude(pk=number).exists():
        raise refuse("filters.named_twice", "name")
    if not rows.filter(pk=number).update(name=name, agency=agency):
        raise refuse("filters.unknown")


def drop(*, person: Person, room: str, number: int) -> None:
    """Forget one of one's own."""
    if not SavedFilter.objects.filter(person=person, room=room, pk=number).delete()[0]:
        raise refuse("filters.unknown")


def found(*, person: Person, room: str, agency: str) -> list[Kept]:
    """One's own and those shared with the agency, by name; a shared one only once."""
    rows = SavedFilter.objects.filter(Q(person=person) | Q(agency=agency) & ~Q(agency=""), room=room)
    return [
        Kept(row.pk, row.name, row.query, bool(row.agency), row.person_id == person.pk)
        for row in rows.order_by("name", "pk")[: MOST * 3]
    ]

"""What an agency keeps beside its texts and requests, as rows of the index: sections, people, pictures, clean-ups, audits.

There are few of each, so a line of the ledger about one has all of its agency looked at again; what is unchanged is left alone.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime

from mingchuang.domains.agencies import queries as agencies
from mingchuang.domains.agencies.roles import NAMES
from mingchuang.domains.audits import queries as audits
from mingchuang.domains.catalogue import queries as catalogue
from mingchuang.domains.documents.queries import campaigns, pictures

BEGINNING = datetime(1970, 1, 1, tzinfo=UTC)


@dataclass(frozen=True)
class Thing:
    """One thing as it is found; ``name`` is its public id or code, unique within its kind and agency."""

    name: str
    title: str
    number: str = ""
    text: str = ""
    changed_at: datetime = BEGINNING


def _sections(code: str) -> Iterator[Thing]:
    for one in catalogue.sections(code):
        yield Thing(one.slug, one.name, text=one.about)


def _people(code: str) -> Iterator[Thing]:
    """By name and account; the roles they hold are words of theirs."""
    held: dict[str, list[agencies.MembershipView]] = {}
    for one in agencies.memberships(code):
        held.setdefault(one.person.public_id, []).append(one)
    for public_id, rows in held.items():
        person = rows[0].person
        said = [f"{NAMES[row.role].zh} {row.unit}".strip() for row in rows if row.until is None]
        yield Thing(public_id, person.name, person.username, "；".join(said))


def _pictures(code: str) -> Iterator[Thing]:
    for one in pictures.every(code):
        yield Thing(one.id, one.alt, text=f"{one.name} {one.source}".strip())


def _campaigns(code: str) -> Iterator[Thing]:
    for one in campaigns.campaigns(code):
        yield Thing(one.public_id, one.name, changed_at=one.opened_at)


def _audits(code: str) -> Iterator[Thing]:
    """By name and by the bodies whose reports were looked at."""
    for one in audits.runs(code):
        bodies = dict.fromkeys(row.agency_name or row.name for row in audits.rows(one.public_id))
        yield Thing(one.public_id, one.name, str(one.year or ""), "、".join(bodies), one.created_at)


@dataclass(frozen=True)
class Keep:
    """A kind of thing: the nouns of the ledger that tell of it, and what an agency has of it.

    ``everywhere``: a line without an agency is about those of all agencies (the catalogue is the city's).
    """

    nouns: frozenset[str]
    of: Callable[[str], Iterator[Thing]]
    everywhere: bool = False


KEEPS = {
    "section": Keep(frozenset({"section", "category", "catalogue"}), _sections, everywhere=True),
    "person": Keep(frozenset({"person"}), _people),
    "picture": Keep(frozenset({"picture"}), _pictures),
    "campaign": Keep(frozenset({"campaign"}), _campaigns),
    "audit": Keep(frozenset({"audit"}), _audits),
}

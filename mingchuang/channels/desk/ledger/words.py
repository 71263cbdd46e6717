"""What acts, nouns and facts of the ledger are called on screens (``acts.yaml``)."""

from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path
from typing import Any

import yaml
from django.urls import reverse

from mingchuang.channels.desk.seat import Seat
from mingchuang.domains.agencies.roles import Role
from mingchuang.look.dates import spoken_language


@cache
def _words() -> Mapping[str, Mapping[str, Mapping[str, str]]]:
    return yaml.safe_load(Path(__file__).with_name("acts.yaml").read_text(encoding="utf8"))


@cache
def _spoken(part: str, language: str) -> Mapping[str, str]:
    return {name: words[language] for name, words in _words()[part].items()}


def acts() -> Mapping[str, str]:
    """Every act and what it is called."""
    return _spoken("acts", spoken_language())


def act(name: str) -> str:
    """What an act is called; one without a word is shown by its noun, never by its code."""
    found = acts().get(name)
    return found or nouns().get(name.split(".", 1)[0], "—")


def hand(person: str, act_name: str) -> str:
    """Who did an act: the member of staff, else what people who do it from outside are called."""
    return person or _spoken("outside", spoken_language()).get(act_name.split(".", 1)[0], "—")


def nouns() -> Mapping[str, str]:
    """Every noun and what it is called."""
    return _spoken("nouns", spoken_language())


def facts(given: Mapping[str, Any]) -> str:
    """The facts that say something to a reader; all of them are in the export.

    A ``number`` is one of a register or a document, a text; a bare figure (so many files, version 1) would be read as one.
    """
    names = _words()["facts"]
    said = {key: given[key] for key in names if given.get(key) not in (None, "")}
    return " · ".join(
        f"{names[key][spoken_language()]} {value}"
        for key, value in said.items()
        if key != "number" or isinstance(value, str)
    )


_ROOMS = {
    "document": "documents/d", "disclosure": "requests/r", "person": "people/p", "audit": "audits/r", "audited": "audits/f",
}  # fmt: skip


# Who may open a page of a noun beside those who hold any role in the agency itself (documents) or as well as they (the others).
_OPEN_TO = {
    "document": (Role.INSPECTOR, Role.OPENNESS),
    "disclosure": (Role.FOI_CLERK, Role.HANDLER, Role.APPROVER, Role.OPENNESS, Role.INSPECTOR),
    "person": (Role.MANAGER, Role.INSPECTOR),
    "audit": (Role.OPENNESS, Role.INSPECTOR),
    "audited": (Role.OPENNESS, Role.INSPECTOR),
}


def page_of(seat: Seat, subject: str, agencies: Iterable[str]) -> str:
    """The address of a subject's page, for whoever may open it; ``agencies`` are those of its lines."""
    noun = subject.partition(":")[0]
    roles = _OPEN_TO.get(noun, ())
    own = noun == "document"
    opens = any(seat.reaches(code, *roles) or (own and seat.held.get(code)) for code in agencies if roles)
    return address_of(subject) if opens else ""


def address_of(subject: str) -> str:
    """The desk's page of a subject, or "" where there is none."""
    noun, _, public_id = subject.partition(":")
    return f"{reverse('desk_home')}{_ROOMS[noun]}/{public_id}/" if noun in _ROOMS and public_id else ""

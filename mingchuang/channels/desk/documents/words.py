"""Words, statuses and addresses of documents at the desk."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from mingchuang.channels.desk.seat import Seat
from mingchuang.channels.desk.words import listed, spoken_of
from mingchuang.domains.agencies import queries as agencies
from mingchuang.domains.agencies.roles import Role
from mingchuang.domains.catalogue import queries as catalogue
from mingchuang.domains.documents.queries import placing
from mingchuang.law.documents.kinds import KindField, kind_fields, kinds
from mingchuang.law.documents.metadata import LABELS, label
from mingchuang.law.review import OPEN, Move, State
from mingchuang.look.dates import spoken_language
from mingchuang.look.sentences import inner_title
from mingchuang.look.values import Status

TONES = {
    State.DRAFT: "neutral", State.SUBMITTED: "active", State.REVIEWED: "active", State.APPROVED: "active",
    State.RELEASED: "done", State.SUPERSEDED: "neutral", State.WITHDRAWN: "bad", State.DISCARDED: "neutral",
}  # fmt: skip


def state_status(state: State) -> Status:
    """The state of an edition in words."""
    return Status(spoken_of(state), TONES[state])


def meanwhile(state: State, public_state: str) -> str:
    """What the public sees of a document whose correction is under way, or ""."""
    if state not in OPEN or public_state == "none":
        return ""
    return _("a correction; the released text stays public") if public_state == "shown" else _("a correction")


def kind_name(kind: str) -> str:
    """What a kind is called."""
    found = kinds().get(kind)
    return spoken_of(found) if found else kind


def field_name(name: str) -> str:
    """What a piece of an edition is called, be it text, metadata or a fact of its kind."""
    own = {
        "body": _("Text"), "trial": _("For trial or provisional"), "sections": _("Sections"),
        "publicity": _("Publicity"), "publicity_reason": _("Why it is not published"),
    }  # fmt: skip
    if name in own:
        return own[name]
    zh, en = label(name) if name in LABELS or name in kind_fields() else (name, name)
    return zh if spoken_language() == "zh" else en


def own_value(own: KindField, value: Any) -> str:
    """A fact of a kind in words."""
    if own.type == "choice":
        return next((spoken_of(one) for one in own.choices if one.id == value), str(value))
    if own.type == "flag":
        return _("yes")
    return str(value)


def document_address(public_id: str) -> str:
    """The desk's page of a document."""
    return reverse("desk_documents:document", args=[public_id])


def way_to(seat: Seat, public_id: str) -> str:
    """The desk's page of a document in a list, "" for who may see the list and not the page: a manager from above."""
    return document_address(public_id) if seat.reads_drafts else ""


def titled(title: str) -> str:
    """A title for a sentence that puts it between 《》 in Chinese."""
    return inner_title(title) if spoken_language() == "zh" else title


def places(agency: str) -> list[tuple[int, str]]:
    """The open sections of an agency that hold documents, with the groups they stand under."""
    found = catalogue.sections(agency)
    names = {one.code: one.name for one in found}
    return [
        (one.id, f"{names[one.parent]} › {one.name}" if one.parent in names else one.name)
        for one in found
        if one.holds_documents
    ]


def usual_places(agency: str, kind: str) -> list[int]:
    """The section in which a new document of this kind begins: where the agency places them, else the one made for the kind.

    At most one; of sections that take the kind, the one that takes the fewest others.
    """
    fit = [one for one in catalogue.sections(agency) if one.holds_documents and kind in one.kinds]
    usual = placing.usual_section(agency, kind) if len(fit) > 1 else None
    fit.sort(key=lambda one: (one.id != usual, len(one.kinds)))
    return [one.id for one in fit[:1]]


def who_is_next(agency: str, move: Move, day: date, authors: Iterable[str] = ()) -> str:
    """The names of those who may do what comes next, for "waiting for …"."""
    role = {Move.PASS: Role.REVIEWER, Move.APPROVE: Role.FINAL_REVIEWER, Move.RELEASE: Role.FINAL_REVIEWER}[move]
    writers = set(authors)
    names = [one.person.name for one in agencies.memberships(agency, on=day, role=role) if one.person.is_active]
    return listed(name for name in dict.fromkeys(names) if name not in writers) or _("nobody yet")

"""Words, statuses and addresses of documents at the desk."""

from collections.abc import Iterable
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _

from mingchuang.channels.desk.words import listed, spoken_of
from mingchuang.domains.agencies import queries as agencies
from mingchuang.domains.agencies.roles import Role
from mingchuang.domains.catalogue import queries as catalogue
from mingchuang.law.documents.kinds import kinds
from mingchuang.law.review import Move, State
from mingchuang.look.values import Status

TONES = {
    State.DRAFT: "neutral", State.SUBMITTED: "active", State.REVIEWED: "active", State.APPROVED: "active",
    State.RELEASED: "done", State.SUPERSEDED: "neutral", State.WITHDRAWN: "bad", State.DISCARDED: "neutral",
}  # fmt: skip


def state_status(state: State) -> Status:
    """The state of an edition in words."""
    return Status(spoken_of(state), TONES[state])


def kind_name(kind: str) -> str:
    """What a kind is called."""
    found = kinds().get(kind)
    return spoken_of(found) if found else kind


def document_address(public_id: str) -> str:
    """The desk's page of a document."""
    return reverse("desk_documents:document", args=[public_id])


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
    """The sections in which a document of this kind is usually placed: at most the first."""
    return [one.id for one in catalogue.sections(agency) if one.holds_documents and kind in one.kinds][:1]


def who_is_next(agency: str, move: Move, day: date, authors: Iterable[str] = ()) -> str:
    """The names of those who may do what comes next, for "waiting for …"."""
    role = {Move.PASS: Role.REVIEWER, Move.APPROVE: Role.FINAL_REVIEWER, Move.RELEASE: Role.FINAL_REVIEWER}[move]
    writers = set(authors)
    names = [one.person.name for one in agencies.memberships(agency, on=day, role=role) if one.person.is_active]
    return listed(name for name in dict.fromkeys(names) if name not in writers) or _("nobody yet")

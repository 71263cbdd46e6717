"""Two editions of a document side by side: what they say, what is known of them, which files they carry."""

from dataclasses import dataclass

from mingchuang.domains.documents import permissions
from mingchuang.domains.documents.content import Content
from mingchuang.domains.documents.models import Document, Edition
from mingchuang.domains.documents.side_by_side import Pair, side_by_side
from mingchuang.law.documents.kinds import kinds
from mingchuang.law.refusal import refuse
from mingchuang.law.review import Move, State
from mingchuang.ledger.acts import By
from mingchuang.press.topics import addressed

from .bench import EditionLine
from .workbench import content_of, edition_line, moves


@dataclass(frozen=True)
class FileChange:
    """A file that differs. ``kind``: added, removed, replaced (another content under the name), renamed (the other way)."""

    kind: str
    old: str
    new: str


@dataclass(frozen=True)
class Compared:
    """Two editions. ``body`` is empty of changes where every pair is the same; ``editions`` are all there are to choose from."""

    public_id: str
    agency: str
    index_number: str
    title: str
    editions: tuple[EditionLine, ...]
    old: EditionLine
    new: EditionLine
    facts: tuple[Content, Content]
    body: tuple[Pair, ...]
    files: tuple[FileChange, ...]
    may_restore: bool


@dataclass(frozen=True)
class Editions:
    """A document's title and its editions, in order."""

    public_id: str
    index_number: str
    title: str
    editions: tuple[EditionLine, ...]


def editions(public_id: str, *, by: By) -> Editions:
    """The editions of a document, for those who may read its drafts."""
    document, found = _opened(public_id, by)
    title = found[-1].title
    return Editions(document.public_id, document.index_number, title, tuple(edition_line(one) for one in found))


def compared(public_id: str, old: int, new: int, *, by: By) -> Compared:
    """Any two editions by their numbers. Refused when one does not exist or the person holds no role in the agency."""
    document, every = _opened(public_id, by)
    editions = {one.number: one for one in every}
    if old not in editions or new not in editions:
        raise refuse("documents.unknown", "document")
    left, right = editions[old], editions[new]
    return Compared(
        public_id=document.public_id,
        agency=document.publishing_agency.code,
        index_number=document.index_number,
        title=right.title,
        editions=tuple(edition_line(one) for one in every),
        old=edition_line(left),
        new=edition_line(right),
        facts=(content_of(document, left), content_of(document, right)),
        body=side_by_side(*(_as_read(one) for one in (left, right))),
        files=_files(left, right),
        may_restore=_may_restore(document, every, left, by),
    )


def _as_read(edition: Edition) -> str:
    """The body; of a topic page with the places that its blocks lead to, which its readers see and its words do not say."""
    kind = kinds().get(edition.kind)
    return addressed(edition.body) if kind and kind.page else edition.body


def _opened(public_id: str, by: By) -> tuple[Document, list[Edition]]:
    document = Document.objects.select_related("publishing_agency").filter(public_id=public_id).first()
    if document is None:
        raise refuse("documents.unknown", "document")
    permissions.check_reading_of(by, document)
    found = document.editions.select_related("release", "issuing_agency", "drafting_agency").order_by("number")
    return document, list(found)


def _may_restore(document: Document, every: list[Edition], earlier: Edition, by: By) -> bool:
    """Whether the earlier edition can become a new one: nothing else is open, and it is not the one that is public."""
    public = next((one for one in every if one.state in (State.RELEASED, State.WITHDRAWN)), None)
    return public is not None and public != earlier and Move.CORRECT in moves(document, public, by)


def _files(left: Edition, right: Edition) -> tuple[FileChange, ...]:
    """What is added and taken out; a file that keeps its name or its content is the same one changed."""
    before, after = (_named(one) for one in (left, right))
    gone = [one for one in before if one not in after]
    come = [one for one in after if one not in before]
    found: list[FileChange] = []
    for kind, part in (("replaced", 0), ("renamed", 1)):
        for one in list(gone):
            other = next((file for file in come if file[part] == one[part]), None)
            if other is not None:
                found.append(FileChange(kind, one[0], other[0]))
                gone.remove(one)
                come.remove(other)
    found += [FileChange("removed", name, "") for name, _ in gone]
    return (*found, *(FileChange("added", "", name) for name, _ in come))


def _named(edition: Edition) -> list[tuple[str, str]]:
    return list(edition.attachments.filter(inline=False).values_list("name", "sha256"))

"""The composer's blocks as its template shows them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from django.utils.translation import gettext as _

from mingchuang.channels.desk.documents.pictures import for_desk
from mingchuang.domains.catalogue import queries as catalogue
from mingchuang.domains.documents.queries import Choice
from mingchuang.domains.documents.queries.lists import ListRow
from mingchuang.law.refusal import Refusal
from mingchuang.look.sentences import sentence
from mingchuang.press.sanitising import clean
from mingchuang.press.topics import HOTLINE, MOST_NEWEST, Block, document_address, place

from .changes import called
from .names import name_of
from .typed import text_of


@dataclass(frozen=True)
class DocumentShown:
    """A chosen document; ``value`` names it in the form, ``standing`` says whether readers can read it."""

    value: str
    title: str
    number: str
    url: str
    standing: bool
    at: int = 0

    @property
    def up(self) -> str:
        """The name of its upward button, for the focus."""
        return f"document-{self.at}-up"

    @property
    def down(self) -> str:
        """The name of its downward button, for the focus."""
        return f"document-{self.at}-down"


@dataclass(frozen=True)
class BlockShown:
    """A block of the composer: what was typed, and what is offered beside it."""

    number: int
    kind: str
    name: str
    called: str
    block: Block
    text: str | None
    picture: str = ""
    documents: Sequence[DocumentShown] = ()
    sections: Sequence[tuple[str, str, bool]] = ()
    numbers: Sequence[int] = ()
    targets: Sequence[tuple[str, str, bool]] = ()
    found: Sequence[Choice] = ()
    searched: str = ""
    wrong: Sequence[str] = ()
    fields: frozenset[str] = field(default_factory=frozenset)
    first: bool = False
    last: bool = False
    focus: str = ""

    @property
    def index(self) -> int:
        """Counted from 0, as in the form's names."""
        return self.number - 1

    @property
    def last_link(self) -> str:
        """The name of the last row of links, for the focus."""
        return f"link-{len(self.block.links) - 1}"

    @property
    def shown(self) -> str:
        """A text with forms, clean, with its pictures where staff can see them."""
        return for_desk(clean(self.block.html))


def shown(
    code: str,
    blocks: Sequence[Block],
    standing: Mapping[str, ListRow],
    refusals: Mapping[int, Sequence[Refusal]],
    found: tuple[int, str, Sequence[Choice]] | None,
    focus: tuple[int, str] = (-1, ""),
) -> list[BlockShown]:
    """All blocks. ``found`` is a search: the block it belongs to, the words, what matches; ``focus`` a block and its part."""
    sections = _sections(code) if any(one.kind == "newest" for one in blocks) else []
    rows = []
    for at, block in enumerate(blocks):
        wrong = refusals.get(at, ())
        mine = found if found and found[0] == at else None
        rows.append(
            BlockShown(
                at + 1, block.kind, name_of(block.kind), called(block), block, text_of(block),
                picture=_picture(block.src),
                documents=_documents(block, standing),
                sections=_offered(block, sections) if block.kind == "newest" else (),
                numbers=range(1, MOST_NEWEST + 1),
                targets=targets(code, block) if block.kind == "pointer" else (),
                found=mine[2] if mine else (), searched=mine[1] if mine else "",
                wrong=[sentence(one) for one in wrong], fields=frozenset(one.field for one in wrong),
                first=at == 0, last=at == len(blocks) - 1,
                focus=focus[1] if focus[0] == at else "",
            )
        )  # fmt: skip
    return rows


def _picture(src: str) -> str:
    html = for_desk(f'<img src="{src}">') if src.startswith("/files/") else ""
    return html[10:-2] if html and "/desk/" in html else ""


def _documents(block: Block, standing: Mapping[str, ListRow]) -> list[DocumentShown]:
    found = []
    for at, one in enumerate(block.documents):
        row = standing.get(one.document)
        title = row.title if row else one.words
        value = f"{one.agency}/{one.document}/{title}"
        found.append(
            DocumentShown(value, title, row.document_number if row else "", document_address(one), row is not None, at)
        )
    return found


def _sections(code: str) -> list[tuple[str, str]]:
    """The sections that hold documents, by ``agency/slug``, with the groups they stand under."""
    kept = catalogue.sections(code)
    names = {one.code: one.name for one in kept}
    return [
        (f"{code}/{one.slug}", f"{names[one.parent]} › {one.name}" if one.parent in names else one.name)
        for one in kept
        if one.holds_documents
    ]


def _offered(block: Block, sections: list[tuple[str, str]]) -> list[tuple[str, str, bool]]:
    """What may be chosen; a section of another agency that stands in the text stays offered."""
    chosen = f"{block.agency}/{block.section}" if block.section else ""
    known = dict(sections)
    extra = [(chosen, chosen)] if chosen and chosen not in known else []
    return [(value, text, value == chosen) for value, text in [*sections, *extra]]


def targets(code: str, block: Block) -> list[tuple[str, str, bool]]:
    """Where a pointer may lead."""
    offered = [
        (f"/{code}/requests", _("The request form of the agency")),
        (f"/{code}/guide", _("How to reach the agency")),
        (HOTLINE, _("The city hotline 12345")),
    ]
    where = place(block.to)
    if block.to not in dict(offered) and where is not None:
        offered.append((block.to, _("The document chosen below") if where.kind == "document" else block.to))
    return [(value, text, value == block.to) for value, text in offered]

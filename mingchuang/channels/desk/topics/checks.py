"""What a block still lacks before it can be saved, as sentences at the block."""

from collections.abc import Iterable, Mapping
from urllib.parse import urlsplit

from mingchuang.domains.catalogue import queries as catalogue
from mingchuang.domains.documents.queries.lists import ListRow
from mingchuang.law.documents.kinds import kinds
from mingchuang.law.refusal import Refusal, Refused
from mingchuang.press.topics import Block, place

SCHEMES = ("http", "https", "mailto", "tel")


def complete(block: Block) -> bool:
    """Whether the block can be written into a text at all."""
    return not any(_lacking(block))


def wrong(block: Block, standing: Mapping[str, ListRow]) -> list[Refusal]:
    """Everything that keeps the block from being saved; ``standing`` are the documents that can be read."""
    return [*_lacking(block), *_withheld(block, standing), *_unknown(block)]


def _lacking(block: Block) -> Iterable[Refusal]:
    match block.kind:
        case "text" if not (block.html or block.title):
            yield Refusal("topics.text_missing", "text")
        case "notice" if not block.text:
            yield Refusal("topics.notice_missing", "text")
        case "newest":
            if not block.section:
                yield Refusal("topics.section_missing", "section")
            if not block.title:
                yield Refusal("topics.list_nameless", "title")
        case "picked" | "pair" if not block.documents:
            yield Refusal("topics.document_missing", "find")
        case "picture":
            if not block.src:
                yield Refusal("topics.picture_missing", "picture")
            elif not block.alt:
                yield Refusal("topics.alt_missing", "alt")
        case "links":
            yield from _links(block)
        case "pointer":
            if not block.title:
                yield Refusal("topics.pointer_nameless", "title")
            if place(block.to) is None:
                yield Refusal("topics.pointer_missing", "to")


def _links(block: Block) -> Iterable[Refusal]:
    rows = block.links
    if not any(words or href for words, href in rows):
        yield Refusal("topics.links_missing", "links")
        return
    for number, (words, href) in enumerate(rows, 1):
        if not (words and href):
            yield Refusal("topics.link_incomplete", "links", {"number": number})
        elif not _address(href):
            yield Refusal("topics.link_address", "links", {"number": number})


def _address(href: str) -> bool:
    try:
        parts = urlsplit(href)
    except ValueError:
        return False
    if parts.scheme in ("http", "https"):
        return bool(parts.netloc)
    if parts.scheme:
        return parts.scheme in SCHEMES
    return href.startswith("/") and not href.startswith(("//", "/\\"))


def _withheld(block: Block, standing: Mapping[str, ListRow]) -> Iterable[Refusal]:
    """Readers could not read it: not yet released, or withdrawn."""
    named = [(one.document, one.words) for one in block.documents]
    where = place(block.to) if block.kind == "pointer" else None
    if where and where.kind == "document":
        named.append((where.name, block.title))
    for document, words in named:
        row = standing.get(document)
        if row is None:
            yield Refusal("topics.document_withheld", "find", {"title": words or document})
        elif block.kind == "pair" and not kinds()[row.kind].policy:
            yield Refusal("topics.not_a_policy", "find", {"title": row.title})


def _unknown(block: Block) -> Iterable[Refusal]:
    if block.kind != "newest" or not block.section:
        return
    try:
        found = catalogue.section(block.agency, block.section)
    except Refused:
        found = None
    if found is None or found.closed_on is not None or not found.holds_documents:
        yield Refusal("topics.section_closed", "section")

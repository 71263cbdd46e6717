"""A topic page as its readers see it: each block with what stands behind it now, released and not withdrawn.

The site and the desk's preview read the same, so that a preview shows nothing else than the page will.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from urllib.parse import parse_qsl

from mingchuang.domains.agencies import queries as agencies
from mingchuang.domains.catalogue import queries as catalogue
from mingchuang.domains.documents.queries import topical
from mingchuang.domains.documents.queries.lists import ListRow
from mingchuang.domains.documents.queries.sections import Narrowing, section_rows
from mingchuang.law.documents.kinds import kinds
from mingchuang.law.documents.validity import Validity
from mingchuang.law.refusal import Refused
from mingchuang.look.values import ListItem
from mingchuang.press.topics import Block, place, split

MOST_LISTS, MOST_PICKED = 12, 60
"""So many lists of sections and so many single documents are looked up for one page; further links stay links."""
SPARE = 10
"""So many more rows of a section are looked at, for those of them that were withdrawn."""
Item = Callable[[ListRow], ListItem]


@dataclass(frozen=True)
class Piece:
    """One piece of the page: ``kind`` is html, list, pair or pointer; ``items`` of a pair are the interpretations."""

    kind: str
    html: str = ""
    title: str = ""
    url: str = ""
    note: str = ""
    item: ListItem | None = None
    items: tuple[ListItem, ...] = ()


@dataclass
class TopicRead:
    """The pieces in order, and the keys of what they were made from."""

    pieces: list[Piece] = field(default_factory=list)
    keys: dict[str, None] = field(default_factory=dict)


def narrowed(asked: Mapping[str, str]) -> Narrowing:
    """What a list is narrowed to by its address; what cannot be understood counts as not asked."""
    year, kind, mark = (asked.get(name, "") for name in ("year", "kind", "validity"))
    return Narrowing(
        int(year) if year.isdecimal() and len(year) == 4 else None,
        kind if kind in kinds() else "",
        Validity(mark) if mark in set(Validity) else None,
    )


def topic(html: str, host: str, *, on: date, english: bool, item: Item) -> TopicRead:
    """The page with its blocks filled. ``item`` makes an entry of a row, in the language of the page."""
    return _Reading(on, "/en" if english else "", item).read(_within(html, host))


def _within(html: str, host: str) -> list[tuple[str, Block | None]]:
    """The pieces; blocks beyond the bounds are links again."""
    left = {"newest": MOST_LISTS, "picked": MOST_PICKED, "pair": MOST_PICKED, "pointer": MOST_LISTS}
    found: list[tuple[str, Block | None]] = []
    for raw, block in split(html, host):
        if block is not None:
            left[block.kind] -= 1
        found.append((raw, block if block is None or left[block.kind] >= 0 else None))
    return found


class _Reading:
    def __init__(self, on: date, prefix: str, item: Item) -> None:
        self.on, self.prefix, self.item = on, prefix, item
        self.rows: dict[str, ListRow] = {}
        self.explained: dict[str, list[ListRow]] = {}
        self.found = TopicRead()

    def read(self, parts: list[tuple[str, Block | None]]) -> TopicRead:
        """All documents named in one query; then piece by piece."""
        self._look_up([block for _raw, block in parts if block is not None])
        picked: list[ListItem] = []
        for raw, block in parts:
            if block is not None and block.kind == "picked":
                picked += [self.item(row) for row in self._rows_of(block)]
                continue
            if block is None and not raw.strip() and picked:
                continue
            self._flush(picked)
            self._put(raw, block)
        self._flush(picked)
        return self.found

    def _look_up(self, blocks: list[Block]) -> None:
        named = {one.document for block in blocks for one in block.documents}
        pointed = {there.name for block in blocks if (there := place(block.to)) and there.kind == "document"}
        if named or pointed:
            self.rows = topical.standing(named | pointed, self.on)
            self.found.keys |= dict.fromkeys(f"document-{one}" for one in sorted(named | pointed))
        paired = [one.document for block in blocks if block.kind == "pair" for one in block.documents]
        if paired:
            self.explained = topical.interpretations(paired, self.on)
            named_too = sorted(row.public_id for rows in self.explained.values() for row in rows)
            self.found.keys |= dict.fromkeys(f"document-{one}" for one in named_too)

    def _rows_of(self, block: Block) -> list[ListRow]:
        rows = (self.rows.get(one.document) for one in block.documents)
        agency = {one.document: one.agency for one in block.documents}
        return [row for row in rows if row is not None and row.agency == agency[row.public_id]]

    def _flush(self, picked: list[ListItem]) -> None:
        if picked:
            self.found.pieces.append(Piece("list", items=tuple(picked)))
            picked.clear()

    def _put(self, raw: str, block: Block | None) -> None:
        if block is None:
            piece: Piece | None = Piece("html", html=raw) if raw else None
        elif block.kind == "newest":
            piece = self._newest(raw, block)
        elif block.kind == "pair":
            piece = self._pair(block)
        else:
            piece = self._pointer(raw, block)
        if piece is not None:
            self.found.pieces.append(piece)

    def _newest(self, raw: str, block: Block) -> Piece:
        try:
            section = catalogue.section(block.agency, block.section)
        except Refused:
            return Piece("html", html=raw)
        self.found.keys[f"section-{block.agency}-{block.section}"] = None
        choice = narrowed(dict(parse_qsl(block.narrowed)))
        rows = section_rows(section.id, on=self.on, choice=choice, most=block.most + SPARE)
        items = tuple(self.item(row) for row in rows if not row.withdrawn)[: block.most]
        query = f"?{block.narrowed}" if block.narrowed else ""
        url = f"{self.prefix}/{block.agency}/c/{block.section}{query}"
        return Piece("list", title=block.title, url=url, items=items)

    def _pair(self, block: Block) -> Piece | None:
        """A policy that cannot be read is not there, and neither are its interpretations."""
        rows = self._rows_of(block)
        if not rows:
            return None
        items = tuple(self.item(row) for row in self.explained.get(rows[0].public_id, ()))
        return Piece("pair", item=self.item(rows[0]), items=items)

    def _pointer(self, raw: str, block: Block) -> Piece | None:
        where = place(block.to)
        if where is None or where.kind == "hotline":
            return Piece("pointer", title=block.title, url=block.to)
        if where.kind == "document":
            row = self.rows.get(where.name)
            if row is None or row.agency != where.agency:
                return None
            return Piece("pointer", title=block.title, url=self.item(row).url, note=row.title)
        try:
            agency = agencies.agency(where.agency)
        except Refused:
            return Piece("html", html=raw)
        self.found.keys[f"agency-{where.agency}"] = None
        note = " · ".join(filter(None, (agency.office_name or agency.name, agency.phone, agency.office_hours)))
        return Piece("pointer", title=block.title, url=f"{self.prefix}{block.to}", note=note)

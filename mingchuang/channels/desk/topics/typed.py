"""What stands in the composer: the blocks as typed, complete or not, from the form, from what was kept, and to both."""

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields, replace
from typing import Any

from django.http import QueryDict

from mingchuang.channels.desk.words import number, plain
from mingchuang.press.topics import KINDS, NEWEST, Block, Chosen, bounded, paragraphs
from mingchuang.press.topics import plain as plain_of

MOST_BLOCKS = 60
LONGEST_TEXT, LONGEST_WORDS = 20_000, 200
UNREADABLE = (ValueError, TypeError, KeyError, AttributeError, ArithmeticError, RecursionError)
UNDONE = 20
"""So many removals in a row can be taken back."""
_TEXTS = frozenset(one.name for one in fields(Block)) - {"kind", "most", "documents", "links"}


@dataclass(frozen=True)
class Composed:
    """The composer's state: title, blocks, and what was removed (its place and the block), the last one at the end."""

    title: str
    blocks: tuple[Block, ...] = ()
    removed: tuple[tuple[int, Block], ...] = ()


def from_form(data: QueryDict) -> Composed:
    """What was sent; what makes no sense is left out, nothing is judged."""
    count = min(number(data.get("count")) or 0, MOST_BLOCKS)
    blocks = [one for n in range(count) if (one := _block(data, f"block-{n}-")) is not None]
    return Composed(plain(data.get("title")), tuple(blocks), _removed(data.get("removed", "")))


def _block(data: QueryDict, prefix: str) -> Block | None:
    def word(name: str, longest: int = LONGEST_WORDS) -> str:
        return plain(data.get(prefix + name), longest).strip()

    kind = word("kind")
    if kind not in KINDS:
        return None
    text = plain(data.get(prefix + "text"), LONGEST_TEXT).replace("\r\n", "\n")
    agency, _slash, section = word("section").partition("/")
    made = Block(
        kind,
        title=word("title"),
        src=word("src"),
        alt=word("alt"),
        agency=agency,
        section=section,
        narrowed=word("narrowed"),
        most=bounded(word("most")) if word("most") else NEWEST,
        documents=tuple(filter(None, map(_chosen, data.getlist(prefix + "document")))),
        links=_links(data, prefix),
        to=word("to"),
    )
    if kind == "text":
        rich = plain(data.get(prefix + "html"), 10 * LONGEST_TEXT)
        return replace(made, html=rich or paragraphs(text))
    return replace(made, text=" ".join(text.split()) if kind == "picture" else text.strip())


def _chosen(value: str) -> Chosen | None:
    agency, _first, rest = plain(value, 300).partition("/")
    document, _second, words = rest.partition("/")
    return Chosen(agency, document, words) if agency and document else None


def _links(data: QueryDict, prefix: str) -> tuple[tuple[str, str], ...]:
    rows = zip(data.getlist(prefix + "words"), data.getlist(prefix + "href"), strict=False)
    return tuple((plain(words).strip(), plain(href, 2000).strip()) for words, href in rows)


def text_of(block: Block) -> str | None:
    """The typed lines of a text or a notice; None for a text with forms that only the text editor keeps."""
    return plain_of(block.html) if block.kind == "text" else block.text


def kept(state: Composed) -> str:
    """The state as it is kept."""
    return json.dumps({"blocks": [asdict(one) for one in state.blocks], "removed": _as_json(state)}, ensure_ascii=False)


def removed_as_text(state: Composed) -> str:
    """What was removed, as it goes through the form."""
    return json.dumps(_as_json(state), ensure_ascii=False)


def _as_json(state: Composed) -> list:
    return [[place, asdict(one)] for place, one in state.removed[-UNDONE:]]


def from_kept(text: str, title: str) -> Composed | None:
    """The state that was kept; None where that cannot be read."""
    try:
        found = json.loads(text)
        blocks = tuple(_from_json(one) for one in found["blocks"][:MOST_BLOCKS])
        return Composed(title, blocks, _places(found["removed"]))
    except UNREADABLE:
        return None


def _removed(text: str) -> tuple[tuple[int, Block], ...]:
    try:
        return _places(json.loads(text or "[]"))
    except UNREADABLE:
        return ()


def _places(rows: Any) -> tuple[tuple[int, Block], ...]:
    return tuple((int(place), _from_json(one)) for place, one in rows[-UNDONE:])


def _from_json(row: Mapping[str, Any]) -> Block:
    kind = row["kind"]
    if kind not in KINDS:
        raise ValueError(kind)
    texts = {name: str(row.get(name, "")) for name in _TEXTS}
    documents = tuple(Chosen(*(str(one.get(name, "")) for name in ("agency", "document", "words")))
                      for one in row.get("documents", ()))  # fmt: skip
    links = tuple((str(words), str(href)) for words, href in row.get("links", ()))
    return Block(kind, most=bounded(str(row.get("most", ""))), documents=documents, links=links, **texts)

"""What a DOCX package holds beside its text: looked through before it is converted, so that nothing is lost in silence."""

import re
from collections import Counter
from dataclasses import dataclass
from typing import Any

from lxml import etree

from mingchuang.press import archives

from .numbering import TEXT, write_out

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
_COUNTED = {
    "deleted": re.compile(rb"<w:del [^>]*>"),
    "chart": re.compile(rb"<c:chart\b"),
    "diagram": re.compile(rb"<dgm:relIds\b"),
    "formula": re.compile(rb"<m:oMath>"),
    "hidden": re.compile(rb"<w:vanish(?:/>| w:val=\"(?:1|true|on)\")"),
    "text_box": re.compile(rb"<wps:txbx\b|<v:textbox\b"),
}
_PARTS = {"headers": r"word/(?:header|footer)\d*\.xml", "comments": r"word/comments\.xml"}


@dataclass(frozen=True)
class Contents:
    """``names`` of embedded files; ``left``: how often each other thing stands in it that does not come along."""

    names: tuple[str, ...]
    left: dict[str, int]


def contents(content: bytes, most: int) -> Contents:
    """Look through a package. Raises ValueError: broken, with entities, or a part larger than ``most`` bytes ("too large")."""
    parts = sorted(archives.names(content) or ())
    for part in parts:
        if part.endswith((".xml", ".rels")):
            _part(content, part, most)
    text = _part(content, TEXT, most)
    left = Counter({name: len(found.findall(text)) for name, found in _COUNTED.items()})
    for name, pattern in _PARTS.items():
        left[name] = sum(_says_something(content, part, most, name) for part in parts if re.fullmatch(pattern, part))
    names = tuple(part.rpartition("/")[2] for part in parts if part.startswith("word/embeddings/"))
    return Contents(names[:20], {name: count for name, count in left.items() if count})


def with_numbers(content: bytes, most: int) -> tuple[bytes, int]:
    """The package with the automatic numbers written out that lists cannot say (`numbering.write_out`), and how many."""
    parts = archives.names(content) or ()
    if "word/numbering.xml" not in parts:
        return content, 0
    styles = _tree(_part(content, "word/styles.xml", most)) if "word/styles.xml" in parts else None
    numbers = _tree(_part(content, "word/numbering.xml", most))
    return write_out(content, _tree(_part(content, TEXT, most)), numbers, styles)


def _part(content: bytes, name: str, most: int) -> bytes:
    data = archives.entry(content, name, most)
    head = data[:2000].replace(b"\0", b"")
    if b"<!DOCTYPE" in head or b"<!ENTITY" in data:
        raise ValueError("entities")
    return data


def _tree(data: bytes) -> Any:
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        return etree.fromstring(data, parser)
    except etree.XMLSyntaxError as trouble:
        raise ValueError("no readable XML") from trouble


def _says_something(content: bytes, part: str, most: int, name: str) -> int:
    """For headers and footers 1 when they say more than a page number; for comments how many there are."""
    tree = _tree(_part(content, part, most))
    if name == "comments":
        return len(tree.findall(f"{_W}comment"))
    text = "".join(node.text or "" for node in tree.iter(f"{_W}t"))
    return int(re.sub(r"[\s\d\-–—第页共/]", "", text) != "")

"""Automatic numbers of a DOCX that HTML lists cannot say — 一、（一）第一条 1.1, numbered headings — written out as text.

The converter knows of a list only that it is ordered; what official papers number would come in as nested bullets.
Counting is as Word counts (ECMA-376, 17.9): by abstract list, deeper levels begin anew, a list may begin elsewhere.
"""

import io
import re
import zipfile
from collections import defaultdict
from copy import deepcopy
from dataclasses import dataclass
from typing import Any

from lxml import etree

from .formats import written
from .lists import Level, NumberedList, W, list_of, num_of, properties

TEXT = "word/document.xml"
# What older readers are shown in the place of a drawing: the words of its text box once more.
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
# What an HTML list says by itself.
_PLAIN = re.compile(r"^%[1-9][.．、]?$")
_PLAIN_FORMS = frozenset({"decimal", "bullet"})
_WIDE_END = re.compile(r"[、，。：）】〕．①-⑳]$")
_ARTICLE = re.compile(r"[章节条编款项]$")
_HEADING = re.compile(r"heading|标题|title", re.IGNORECASE)
MOST = 20_000
"""Numbered paragraphs that are looked at; a text with more keeps its lists as they are."""


@dataclass(frozen=True)
class _Item:
    """A numbered paragraph: its list, level and number, how that is written, and whether it begins a run of its list."""

    paragraph: Any
    num: str
    level: Level
    depth: int
    number: int
    text: str
    heading: bool
    first: bool


def write_out(content: bytes, document: Any, numbering: Any, styles: Any) -> tuple[bytes, int]:
    """The package with such numbers as text, and how many there are; the package itself when there are none.

    The trees are those of ``word/document.xml`` (changed in place), ``numbering.xml`` and ``styles.xml`` (or None).
    """
    items = _Counting(numbering, styles).items(document)
    chosen = _beyond_lists(items)
    if not chosen:
        return content, 0
    for one in chosen:
        _put(one)
    return _with(content, etree.tostring(document, encoding="UTF-8", xml_declaration=True)), len(chosen)


def _beyond_lists(items: list[_Item]) -> list[_Item]:
    """Those a list of HTML would say otherwise. A list with one such level is text in all of its levels but bullets."""
    whole = set()
    for one in items:
        plain = one.level.form in _PLAIN_FORMS and (one.level.form == "bullet" or _PLAIN.match(one.level.text))
        if not plain or (one.first and one.number != 1 and one.level.form != "bullet"):
            whole.add(one.num)
    return [one for one in items if one.text and one.level.form != "bullet" and (one.heading or one.num in whole)]


class _Counting:
    """The lists of a package, and what each paragraph's number is."""

    def __init__(self, numbering: Any, styles: Any) -> None:
        self.lists = {one.get(f"{W}abstractNumId") or "": list_of(one) for one in numbering.findall(f"{W}abstractNum")}
        self.nums = {one.get(f"{W}numId") or "": num_of(one) for one in numbering.findall(f"{W}num")}
        self.styles = {
            one.get(f"{W}styleId") or "": one for one in (styles.findall(f"{W}style") if styles is not None else ())
        }
        self.counts: dict[str, dict[int, int]] = defaultdict(dict)
        self.begun: set[tuple[str, int]] = set()

    def items(self, document: Any) -> list[_Item]:
        """Every numbered paragraph in order."""
        found: list[_Item] = []
        before = ("", None)
        again = {one for part in document.iter(_FALLBACK) for one in part.iter(f"{W}p")}
        for paragraph in document.iter(f"{W}p"):
            if paragraph in again:
                continue
            num, depth = self._numbered(paragraph)
            about = self._list_of(num)
            level = about.levels.get(depth) if about else None
            if about is None or level is None:
                if any(node.text for node in paragraph.iter(f"{W}t")):
                    before = ("", None)
                continue
            number = self._next(num, about, depth)
            first = before != (num, paragraph.getparent())
            before = (num, paragraph.getparent())
            heading = bool(_HEADING.search(self._style_name(paragraph)))
            text = self._said(num, about, depth)
            found.append(_Item(paragraph, num, level, depth, number, text, heading, first))
            if len(found) > MOST:
                return []
        return found

    def _numbered(self, paragraph: Any) -> tuple[str, int]:
        """The list and the level of a paragraph, of its own or by its style."""
        num, depth = properties(paragraph.find(f"{W}pPr/{W}numPr"))
        style, seen = self._style_id(paragraph), set[str]()
        named = style
        while not num and style and style not in seen:
            seen.add(style)
            element = self.styles.get(style)
            if element is None:
                break
            num, by_style = properties(element.find(f"{W}pPr/{W}numPr"))
            depth = depth if depth is not None else by_style
            based = element.find(f"{W}basedOn")
            style = (based.get(f"{W}val") or "") if based is not None else ""
        if depth is None:
            about = self._list_of(num)
            linked = [at for at, one in about.levels.items() if one.style and one.style == named] if about else []
            depth = linked[0] if linked else 0
        return ("" if num == "0" else num), depth

    def _list_of(self, num: str) -> NumberedList | None:
        for _ in range(4):
            known = self.nums.get(num)
            about = self.lists.get(known.abstract) if known else None
            if about is None or not about.link:
                return about
            style = self.styles.get(about.link)
            num = properties(style.find(f"{W}pPr/{W}numPr"))[0] if style is not None else ""
        return None

    def _next(self, num: str, about: NumberedList, depth: int) -> int:
        known = self.nums[num]
        counts = self.counts[known.abstract]
        for above in range(depth):
            if above in about.levels:
                counts.setdefault(above, about.levels[above].start)
        begins = known.starts.get(depth)
        if begins is not None and (num, depth) not in self.begun:
            counts[depth] = begins
        else:
            counts[depth] = counts[depth] + 1 if depth in counts else about.levels[depth].start
        self.begun.add((num, depth))
        for deeper in [one for one in counts if one > depth]:
            del counts[deeper]
        return counts[depth]

    def _said(self, num: str, about: NumberedList, depth: int) -> str:
        counts, level = self.counts[self.nums[num].abstract], about.levels[depth]

        def one(found: re.Match[str]) -> str:
            at = int(found[1]) - 1
            form = about.levels[at].form if at in about.levels else "decimal"
            return written(counts.get(at, 1), "decimal" if level.legal else form)

        return re.sub(r"%([1-9])", one, level.text).strip()

    def _style_id(self, paragraph: Any) -> str:
        named = paragraph.find(f"{W}pPr/{W}pStyle")
        return (named.get(f"{W}val") or "") if named is not None else ""

    def _style_name(self, paragraph: Any) -> str:
        style = self.styles.get(self._style_id(paragraph))
        name = style.find(f"{W}name") if style is not None else None
        return (name.get(f"{W}val") or "") if name is not None else ""


def _put(item: _Item) -> None:
    """The number as the paragraph's first words, in the type of what follows; the paragraph is in no list any more."""
    shape = item.paragraph.find(f"{W}pPr")
    if shape is None:
        shape = etree.Element(f"{W}pPr")
        item.paragraph.insert(0, shape)
    for old in shape.findall(f"{W}numPr"):
        shape.remove(old)
    none = etree.SubElement(shape, f"{W}numPr")
    for name in ("ilvl", "numId"):
        etree.SubElement(none, f"{W}{name}").set(f"{W}val", "0")
    run = etree.Element(f"{W}r")
    first = item.paragraph.find(f"{W}r/{W}rPr")
    if first is not None:
        run.append(deepcopy(first))
    words = etree.SubElement(run, f"{W}t")
    words.set(_SPACE, "preserve")
    words.text = item.text + ("" if _WIDE_END.search(item.text) else "\u3000" if _ARTICLE.search(item.text) else " ")
    shape.addnext(run)


def _with(content: bytes, document: bytes) -> bytes:
    """The package with another text: put behind the old one, which its table of contents no longer names."""
    kept = io.BytesIO(content)
    with zipfile.ZipFile(kept, "a", zipfile.ZIP_DEFLATED) as package:
        package.filelist.remove(package.NameToInfo.pop(TEXT))
        package.writestr(TEXT, document)
    return kept.getvalue()

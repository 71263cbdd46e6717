"""The lists of a DOCX as ``word/numbering.xml`` defines them (ECMA-376, 17.9)."""

from dataclasses import dataclass, field
from typing import Any

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


@dataclass
class Level:
    """How one level is numbered: where it begins, in which form, with what around it; the style linked to it."""

    start: int = 1
    form: str = "decimal"
    text: str = ""
    style: str = ""
    legal: bool = False


@dataclass
class NumberedList:
    """An abstract list: its levels, or the style that names the list meant."""

    levels: dict[int, Level] = field(default_factory=dict)
    link: str = ""


@dataclass(frozen=True)
class Num:
    """A use of an abstract list, and where its levels begin in it."""

    abstract: str
    starts: dict[int, int]


def properties(found: Any) -> tuple[str, int | None]:
    """The list and the level that a ``numPr`` names; "" and None where it says nothing."""
    if found is None:
        return "", None
    num, depth = _value(found, "numId"), _value(found, "ilvl")
    return num, int(depth) if depth.isdigit() and len(depth) == 1 else None


def _value(element: Any, name: str) -> str:
    found = element.find(f"{W}{name}")
    return (found.get(f"{W}val") or "") if found is not None else ""


def _number(text: str, otherwise: int) -> int:
    return int(text) if text.isascii() and text.isdigit() and len(text) < 6 else otherwise


def list_of(element: Any) -> NumberedList:
    """An ``abstractNum``."""
    levels = {_number(one.get(f"{W}ilvl") or "", 0): _level(one) for one in element.findall(f"{W}lvl")}
    return NumberedList(levels, _value(element, "numStyleLink"))


def _level(element: Any) -> Level:
    return Level(
        _number(_value(element, "start"), 1), _value(element, "numFmt") or "decimal", _value(element, "lvlText")[:60],
        _value(element, "pStyle"), element.find(f"{W}isLgl") is not None,
    )  # fmt: skip


def num_of(element: Any) -> Num:
    """A ``num``."""
    starts = {
        _number(one.get(f"{W}ilvl") or "", 0): _number(_value(one, "startOverride"), 1)
        for one in element.findall(f"{W}lvlOverride")
        if one.find(f"{W}startOverride") is not None
    }
    return Num(_value(element, "abstractNumId"), starts)

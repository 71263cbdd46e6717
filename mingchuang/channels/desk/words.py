"""Words in the language of the page for what the law room names in two languages."""

from typing import Any

from mingchuang.look.dates import spoken_language


def spoken_of(labelled: Any) -> str:
    """The ``zh`` or ``en`` of a kind, a state, a move, a reason."""
    return str(getattr(labelled, spoken_language()))


def listed(words: Any) -> str:
    """Words one after the other: with 、 or with commas."""
    return ("、" if spoken_language() == "zh" else ", ").join(str(word) for word in words)


def indented(name: str, depth: int) -> str:
    """A name of a tree, set in by its depth."""
    return "　" * depth + name


def plain(text: str | None, longest: int = 200) -> str:
    """A value that came with the request and passes no form: without the sign that PostgreSQL cannot keep, and not endless."""
    return (text or "").replace("\x00", "")[:longest]


def number(text: str | None) -> int | None:
    """A whole number of at most nine figures, else None."""
    return int(text) if text and text.isascii() and text.isdigit() and len(text) < 10 else None

"""What the checks of official writing are given and what they give back."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

from mingchuang.law.findings import Finding, Page

Part = Literal["title", "document_number", "made_on", "summary", "body"]
STANDARD = "GB/T 9704-2012"


@dataclass(frozen=True)
class Written:
    """A text as its writer has it now.

    ``text`` is the body as lines, ``organs`` are the names that may sign it, ``files`` says how many are attached.
    """

    title: str
    text: str = ""
    document_number: str = ""
    made_on: date | None = None
    organs: tuple[str, ...] = ()
    files: int = 0
    official: bool = True
    """Whether its kind has the form of a 公文: news and pages have no heading of the law's form, no signature."""


@dataclass(frozen=True)
class Remark:
    """A finding and the part of the document it lies in; its positions are code points of that part's text."""

    part: Part
    finding: Finding


def remark(
    kind: str,
    text: str,
    span: tuple[int, int],
    why: tuple[str, str],
    fix: str = "",
    *,
    part: Part = "body",
    source: str = STANDARD,
) -> Remark:
    """A remark about a passage; ``fix`` is the text to put in its place, "" when only a person can tell."""
    start, end = span
    found = Finding(
        kind=f"writing.{kind}", start=start, end=end, text=text[start:end], action="review",
        why_zh=why[0], why_en=why[1], suggestion=fix, source=source,
    )  # fmt: skip
    return Remark(part, found)


def lines_of(text: str) -> list[tuple[int, str]]:
    """Every line with the place it begins at."""
    found, at = [], 0
    for line in text.split("\n"):
        found.append((at, line))
        at += len(line) + 1
    return found


def page_of(text: str) -> Page:
    """The text as the checks of `law.findings` see it."""
    return Page(text)

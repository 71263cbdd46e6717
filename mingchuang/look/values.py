"""What components are given: plain frozen values, made by a channel from the answers of queries.

A component never sees a model instance. Texts are ready for the reader: already in the language of the page.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

Moment = date | datetime


@dataclass(frozen=True)
class Link:
    """A text that leads somewhere; ``current`` marks the page the reader is on, ``count`` how many things lie there."""

    text: str
    url: str = ""
    current: bool = False
    count: int | None = None


@dataclass(frozen=True)
class Status:
    """A state in words. ``tone``: neutral, active, done, soon or bad; the tone adds icon and colour to the word."""

    text: str
    tone: str = "neutral"


@dataclass(frozen=True)
class DueChip:
    """A due day. ``remaining``: working days left (negative: days over). ``state``: running, paused, done or none.

    ``provisional``: the term reaches a year without a holiday notice (暂定). ``ledger``: address of the ledger of days.
    """

    due: date | None
    remaining: int | None = None
    state: str = "running"
    provisional: bool = False
    ledger: str = ""

    @property
    def tone(self) -> str:
        """neutral, active, done, soon (3 working days or fewer) or bad (over)."""
        if self.due is None or self.state in {"done", "none"}:
            return "done" if self.state == "done" else "neutral"
        if self.remaining is None or self.state == "paused":
            return "neutral"
        return "bad" if self.remaining < 0 else "soon" if self.remaining <= 3 else "active"

    @property
    def over(self) -> int:
        """Working days past the due day."""
        return max(0, -(self.remaining or 0))


@dataclass(frozen=True)
class Row:
    """One line of a metadata grid: a label and its value; ``wide`` takes both columns.

    ``whole``: a number such as 索引号, which is broken only after a slash.
    """

    label: str
    value: str
    url: str = ""
    wide: bool = False
    whole: bool = False

    @property
    def pieces(self) -> list[str]:
        """The value cut after each slash; put together the pieces are the value again."""
        return [piece for piece in re.split(r"(?<=/)", self.value) if piece]


@dataclass(frozen=True)
class TimelineItem:
    """One step of a dated story. ``state``: done, now or later."""

    title: str
    at: Moment | None = None
    text: str = ""
    who: str = ""
    state: str = "done"
    url: str = ""


@dataclass(frozen=True)
class ReviewStep:
    """One of 编写, 审核, 复审, 发布. ``state``: done, now, later or returned."""

    label: str
    people: str = ""
    at: Moment | None = None
    state: str = "later"
    opinion: str = ""


@dataclass(frozen=True)
class FindingCard:
    """One finding of a check. ``severity``: flag (blocks a release), review (a person decides) or notice."""

    what: str
    where: str = ""
    why: str = ""
    advice: str = ""
    severity: str = "review"
    excerpt: str = ""
    url: str = ""


@dataclass(frozen=True)
class VerifyCard:
    """By what a reader can check a released text: fingerprint, agency, moment, and the address of the check."""

    fingerprint: str
    agency: str
    released: Moment
    url: str
    version: str = ""


@dataclass(frozen=True)
class Column:
    """A table column. ``sort``: the name put into ``?sort=`` (empty: not sortable). ``numeric``: right-aligned figures."""

    label: str
    numeric: bool = False
    sort: str = ""


@dataclass(frozen=True)
class Cell:
    """A table cell with more than a text: a link, a status, a due chip, or buttons (links) after it."""

    text: str | int = ""
    url: str = ""
    status: Status | None = None
    due: DueChip | None = None
    acts: Sequence[Link] = ()
    note: str = ""


@dataclass(frozen=True)
class Table:
    """A data table. ``rows`` hold texts, numbers, Links, Statuses, DueChips or Cells; without any, ``empty`` is said.

    ``ordered_by``: the order it has (as in ``?sort=``) when the address names none.
    """

    caption: str
    columns: Sequence[Column]
    rows: Sequence[Sequence[object]]
    empty: str = ""
    exports: Sequence[Link] = ()
    caption_hidden: bool = False
    ordered_by: str = ""


@dataclass(frozen=True)
class DiffPart:
    """A stretch of a comparison. ``kind``: same, added or removed."""

    kind: str
    text: str


@dataclass(frozen=True)
class Facing:
    """A block or a cell on one side of a comparison. ``kind``: p, h2 … h4, li, caption, hr, table, td; ``mark``: of a list."""

    parts: Sequence[DiffPart]
    kind: str = "p"
    mark: str = ""
    depth: int = 0
    spanned: bool = False


@dataclass(frozen=True)
class Opposite:
    """What stands opposite each other. ``kind``: same, form, changed, removed, added; ``rows``: a table's cells, as these."""

    kind: str
    left: Facing | None
    right: Facing | None
    rows: Sequence[Sequence["Opposite"]] = ()


@dataclass(frozen=True)
class Figure:
    """A counted figure and the address of the records it was counted from."""

    value: str | int
    url: str = ""
    label: str = ""
    cell: str = ""


@dataclass(frozen=True)
class ListItem:
    """One row of a section list: date · title · 文号 · 有效性."""

    day: Moment
    title: str
    url: str
    number: str = ""
    status: Status | None = None
    note: str = ""


@dataclass(frozen=True)
class File:
    """A file in an upload list or among attachments: name, address, and size or state as words."""

    text: str
    url: str = ""
    note: str = ""


@dataclass(frozen=True)
class Page:
    """Which page of a list is shown. Django's ``Page`` objects are accepted by ``{% pager %}`` too."""

    number: int
    pages: int
    total: int


@dataclass(frozen=True)
class DayCell:
    """One day of a month grid. ``tone``: counts, rest, holiday, worked, paused, quiet or empty; ``mark`` frames it.

    ``note`` stands under the figure (two or three signs); ``spoken`` is said to screen readers only.
    """

    day: date
    note: str = ""
    tone: str = ""
    mark: bool = False
    spoken: str = ""

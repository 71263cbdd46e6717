"""What the table and the pager show, worked out in Python so that their templates only print."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, TypedDict

from django.utils.translation import gettext as _

from mingchuang.look import values

# Signs from which on a cell's text is a sentence.
SENTENCE = 24


@dataclass(frozen=True)
class Heading:
    """A column heading: its sort address and the direction shown now ("", ascending or descending)."""

    label: str
    numeric: bool = False
    url: str = ""
    direction: str = ""


@dataclass(frozen=True)
class TableCell:
    """A cell as it is printed."""

    cell: values.Cell
    numeric: bool = False
    label: str = ""

    @property
    def long(self) -> bool:
        """Whether it holds a sentence, which would stand as a tower in a narrow column."""
        return len(str(self.cell.text)) > SENTENCE


class TableView(TypedDict):
    """Context of the table template."""

    table: values.Table
    headings: list[Heading]
    rows: list[list[TableCell]]


def as_cell(content: object) -> values.Cell:
    """Any permitted content of a table row as a Cell."""
    if isinstance(content, values.Cell):
        return content
    if isinstance(content, values.Link | values.Figure):
        return values.Cell(content.text if isinstance(content, values.Link) else content.value, content.url)
    if isinstance(content, values.Status):
        return values.Cell(status=content)
    if isinstance(content, values.DueChip):
        return values.Cell(due=content)
    return values.Cell("" if content is None else content)  # type: ignore[arg-type]


def heading_of(column: values.Column, now: str, address: Callable[[Mapping], str]) -> Heading:
    """A sortable heading leads to ascending order first, then to descending."""
    if not column.sort:
        return Heading(column.label, column.numeric)
    direction = {column.sort: "ascending", f"-{column.sort}": "descending"}.get(now, "")
    fresh = f"-{column.sort}" if direction == "ascending" else column.sort
    return Heading(column.label, column.numeric, address({"sort": fresh, "page": None}), direction)


def table_view(table: values.Table, request: Any, address: Callable[[Mapping], str]) -> TableView:
    """Headings with their sort addresses, rows as cells that know their column."""
    now = (request.GET.get("sort", "") if request else "") or table.ordered_by
    headings = [heading_of(column, now, address) for column in table.columns]
    rows = [
        [TableCell(as_cell(one), column.numeric, column.label) for column, one in zip(table.columns, row, strict=True)]
        for row in table.rows
    ]
    return TableView(table=table, headings=headings, rows=rows)


def export_name(text: str) -> str:
    """What a link to a list's file is called: the bare name of a form (CSV) becomes an act."""
    return _("Export as %(form)s") % {"form": text} if text.isascii() and text.isupper() else text


class PagerView(TypedDict):
    """Context of the pager template."""

    number: int
    pages: int
    total: int
    previous: str
    following: str
    links: list[values.Link]


def page_numbers(number: int, pages: int) -> list[int | None]:
    """First, last and the neighbours of this page; None for a gap."""
    wanted = sorted({1, pages, *range(max(1, number - 2), min(pages, number + 2) + 1)})
    shown: list[int | None] = []
    for one in wanted:
        if shown and shown[-1] is not None and one - shown[-1] > 1:
            shown.append(None)
        shown.append(one)
    return shown


def pager_view(page: Any, address: Callable[[int], str]) -> PagerView:
    """Addresses of the pages around this one."""
    number = page.number
    pages = page.pages if hasattr(page, "pages") else page.paginator.num_pages
    total = page.total if hasattr(page, "total") else page.paginator.count
    links = [
        values.Link(str(one), address(one), current=one == number) if one else values.Link("…")
        for one in page_numbers(number, pages)
    ]
    return PagerView(
        number=number,
        pages=pages,
        total=total,
        previous=address(number - 1) if number > 1 else "",
        following=address(number + 1) if number < pages else "",
        links=links,
    )

"""Plain text: one cell a line, a row a line, and bars."""

from benchmarks.reports.draft import Draft
from mingchuang.intake.reports.characters import traditional as in_traditional

from .boxes import Printed, printed


def _row(row: list[Printed], join: str | None, width: int) -> list[str]:
    """A row of a table as lines: a cell a line where nothing joins them."""
    if join is None:
        return [text for box in row for text in (box.text, "")]
    if join == FILLED:
        # What a span left out is written as blank fields at the end.
        return [" | ".join(box.text for box in row) + " |" + "|" * (width - len(row))]
    if join == STACKED:
        return [*(f"{box.text} |" for box in row), "|" * (width - len(row))]
    return [join.join(box.text for box in row)]


FILLED, STACKED = "filled", "stacked"


def _lines(draft: Draft, join: str | None) -> list[str]:
    head = f"发布时间:{draft.published} 10:02"
    lines = [draft.title, "", f"浏览次数: 信息来源:{draft.agency} {head}", "", draft.preface, ""]
    lines += [f"{key}:{value}" for key, value in draft.metadata]
    for part in draft.parts:
        lines += ["", part.heading, "", *(line for words in part.paragraphs for line in (words, ""))]
        if part.table and part.table not in draft.dropped:
            rows = printed(draft, part.table)
            width = max(sum(box.columns for box in row) for row in rows)
            lines += [line for row in rows for line in _row(row, join, width)]
    return lines


def flattened(draft: Draft) -> bytes:
    """One cell a line with blank lines between, as when a page is pasted."""
    return "\n".join(_lines(draft, None)).encode()


def rows(draft: Draft) -> bytes:
    """A row of a table a line, cells parted by tabs."""
    return "\n".join(_lines(draft, "\t")).encode()


def bars(draft: Draft) -> bytes:
    """Cells parted by bars, in GB18030."""
    return "\n".join(_lines(draft, " | ")).encode("gb18030")


def filled(draft: Draft) -> bytes:
    """A row a line with bars, filled up with blank fields to the width of the table, as readers of pages save it."""
    return "\n".join(_lines(draft, FILLED)).encode()


def stacked(draft: Draft) -> bytes:
    """A cell a line with a bar behind it."""
    return "\n".join(_lines(draft, STACKED)).encode()


def traditional(draft: Draft) -> bytes:
    """The flattened report in Traditional characters."""
    return in_traditional(flattened(draft).decode()).encode()

"""Plain text: one cell a line, a row a line, and bars."""

from benchmarks.reports.draft import Draft

from .boxes import printed


def _lines(draft: Draft, join: str | None) -> list[str]:
    head = f"发布时间:{draft.published} 10:02"
    lines = [draft.title, "", f"浏览次数: 信息来源:{draft.agency} {head}", "", draft.preface, ""]
    lines += [f"{key}:{value}" for key, value in draft.metadata]
    for part in draft.parts:
        lines += ["", part.heading, "", *(line for words in part.paragraphs for line in (words, ""))]
        if part.table and part.table not in draft.dropped:
            for row in printed(draft, part.table):
                if join is None:
                    lines += [text for box in row for text in (box.text, "")]
                else:
                    lines.append(join.join(box.text for box in row))
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

"""Lists of people as tables: what a column's heading says of the cells under it.

Rows are lines, cells are parted by a tab or a bar, as `press.sanitising.plain_text` writes tables.
"""

import re
from collections.abc import Iterator

from mingchuang.law.findings import Action, Check, Finding, Page
from mingchuang.law.privacy.people import SOURCE
from mingchuang.law.privacy.persons import masked_name
from mingchuang.law.privacy.words import columns, listed

_CELL = re.compile(r"[^\t|]+")
_NOTHING = re.compile(r"^(?:无|/|-|—|健康|良好|正常|[*\s某]+|[一-龥]{1,2}某{1,2}|.*\*.*)$")
_NAME = re.compile(r"[一-龥]{2,4}(?:·[一-龥]{1,8})?$")
_NOT_SENSITIVE = frozenset({"mobile"})
_SURE = frozenset({"id_card", "bank_card", "mobile", "illness", "disability", "address", "birth_date"})


class TableColumn(Check):
    """One class for all columns; the finding bears the kind that the heading says."""

    id = "privacy.name"
    why_zh = "名单的这一栏是个人敏感信息。"
    why_en = "This column of a list of people holds sensitive personal data."
    source = SOURCE

    def find(self, page: Page) -> Iterator[Finding]:
        heading: dict[int, str] | None = None
        names: int | None = None
        for start, end in page.sentences:
            cells = [(match.start(), match.end()) for match in _CELL.finditer(page.folded, start, end)]
            labels = [re.sub(r"\s", "", page.folded[begin:stop]) for begin, stop in cells]
            if len(cells) < 2:
                heading, names = None, None
            elif (place := _name_column(labels)) is not None:
                names, heading = place, {at: columns()[label] for at, label in enumerate(labels) if label in columns()}
            elif heading and names is not None and len(labels) > names and _NAME.match(labels[names]):
                yield from self._row(page, cells, labels, heading, names)

    def _row(
        self, page: Page, cells: list[tuple[int, int]], labels: list[str], heading: dict[int, str], names: int
    ) -> Iterator[Finding]:
        hit = False
        for at, kind in heading.items():
            if at < len(labels) and at != names and not _NOTHING.match(labels[at]):
                hit = hit or kind not in _NOT_SENSITIVE
                yield self._cell(page, cells[at], kind, "**", "flag" if kind in _SURE else "review")
        if hit and not _NOTHING.match(labels[names]):
            yield self._cell(page, cells[names], "name", masked_name(labels[names]), "review")

    def _cell(self, page: Page, span: tuple[int, int], kind: str, mask: str, action: Action) -> Finding:
        start, end = span
        raw = page.folded[start:end]
        trimmed = (start + len(raw) - len(raw.lstrip()), end - (len(raw) - len(raw.rstrip())))
        found = self.finding(page, trimmed, mask, action)
        return Finding(
            f"privacy.{kind}",
            found.start,
            found.end,
            found.text,
            action,
            self.why_zh,
            self.why_en,
            mask,
            self.source,
        )


def _name_column(labels: list[str]) -> int | None:
    return next((at for at, label in enumerate(labels) if label in listed("name_columns")), None)

"""``{% load report_tables %}``: the tables of the annual report (look/components/report_table)."""

from collections.abc import Collection, Mapping, Sequence
from typing import Any

from django import template
from django.utils.translation import gettext as _

from mingchuang.law.report_grid import Box, Grid
from mingchuang.look.dates import spoken_language

register = template.Library()


@register.inclusion_tag("look/components/report_table/report_table.html")
def report_table(
    grid: Grid,
    numbers: Mapping[str, Any],
    links: Mapping[str, str] | None = None,
    bad: Collection[str] = (),
    language: str = "",
    captioned: bool = True,
    marks: Mapping[str, Sequence[int]] | None = None,
    doubtful: Collection[str] = (),
) -> dict[str, Any]:
    """A table of the report: ``numbers`` by cell id (None: not stated yet), ``links`` to the records; ``bad`` and
    ``doubtful`` cells are framed.

    ``marks`` gives cells the numbers of findings, each leading to ``#finding-N``.
    ``captioned`` False leaves out the caption that only screen readers meet: where classes do not survive, it would show.
    """
    spoken = language or spoken_language()
    caption = grid.en if spoken == "en" else grid.zh

    def shown(rows: tuple[tuple[Box, ...], ...]) -> list[list[dict[str, Any]]]:
        return [
            [_box(box, numbers, links or {}, spoken) | _marked(box, marks or {}, bad, doubtful) for box in row]
            for row in rows
        ]

    view = {"id": grid.id, "head": shown(grid.head), "bodies": [shown(body) for body in grid.bodies]}
    return {"grid": view, "caption": caption, "captioned": captioned}


def _marked(
    box: Box, marks: Mapping[str, Sequence[int]], bad: Collection[str], doubtful: Collection[str]
) -> dict[str, Any]:
    tone = "bad" if box.cell in bad else "doubtful" if box.cell in doubtful else ""
    said = [(number, _("Finding %(number)d") % {"number": number}) for number in marks.get(box.cell, ())]
    return {"tone": tone if box.cell else "", "marks": said}


def _box(box: Box, numbers: Mapping[str, Any], links: Mapping[str, str], language: str) -> dict[str, Any]:
    spans = {"rows": box.rows, "columns": box.columns}
    words = box.en if language == "en" else box.zh
    if not box.cell:
        return {"text": words, "scope": box.scope, **spans}
    value = numbers.get(box.cell)
    text = "" if value is None else str(value)
    url = links.get(box.cell, "")
    return {"cell": box.cell, "value": text, "url": url, "label": f"{words} {text}", **spans}

"""``{% load comparing %}``: two texts side by side (look/components/side_by_side)."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from typing import Any

from django import template
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

register = template.Library()
# So many equal blocks in a row are folded away, but for the one beside a change.
FOLDED = 4
_MARKUP = {"same": "{}", "added": "<ins>{}</ins>", "removed": "<del>{}</del>"}


@register.filter
def stretches(side: Any) -> SafeString:
    """The stretches of a side (``parts`` with kind and text) as text with ``<ins>`` and ``<del>``; "" for None."""
    parts = getattr(side, "parts", side) or ()
    return format_html_join("", "{}", ((format_html(_MARKUP[part.kind], part.text),) for part in parts))


@register.inclusion_tag("look/components/side_by_side/side_by_side.html")
def side_by_side(pairs: Sequence[Any], left: str, right: str) -> dict[str, Any]:
    """Two texts, block by block and cell by cell (``values.Opposite``); long equal stretches are folded away."""
    return {
        "runs": list(_runs(pairs)),
        "left": left,
        "right": right,
        "same": all(pair.kind == "same" for pair in pairs),
    }


def _runs(pairs: Sequence[Any]) -> Iterator[dict[str, Any]]:
    """Stretches of the comparison: ``folded`` ones hold nothing but equal blocks."""
    groups = [(same, list(found)) for same, found in groupby(pairs, key=lambda pair: pair.kind == "same")]
    for place, (same, found) in enumerate(groups):
        if not same or len(found) < FOLDED:
            yield _run(found, folded=False)
            continue
        before, after = int(place > 0), int(place < len(groups) - 1)
        end = len(found) - after
        yield from filter(None, (_run(found[:before], folded=False), _run(found[before:end], folded=True)))
        yield from filter(None, (_run(found[end:], folded=False),))


def _run(pairs: Iterable[Any], *, folded: bool) -> dict[str, Any]:
    found = list(pairs)
    return {"pairs": found, "folded": folded, "count": len(found)} if found else {}

"""``{% load heat %}``: agencies against checks as a table of squares (look/components/heat_map)."""

from django import template

from mingchuang.look.heat import HeatMap

register = template.Library()


@register.inclusion_tag("look/components/heat_map/heat_map.html")
def heat_map(value: HeatMap) -> dict[str, object]:
    """A heat map: a real table, both heads in sight while it scrolls, words and signs beside the colours."""
    return {"map": value, "width": len(value.columns) + 1}

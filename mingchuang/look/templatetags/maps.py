"""``{% load maps %}{% map_frame value %}``: places on a plan, and the same places as a list."""

from django import template

from mingchuang.look.maps import MapFrame, MapView, map_view

register = template.Library()


@register.inclusion_tag("look/components/map_frame/map_frame.html")
def map_frame(frame: MapFrame) -> MapView:
    """The list is the content; the plan beside it is for the eye."""
    return map_view(frame)

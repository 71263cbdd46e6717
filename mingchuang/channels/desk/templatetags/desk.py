"""Tags of the desk's templates: ``{% load desk %}``."""

from collections.abc import Sequence

from django import template
from django.template.context import RequestContext
from django.utils.html import format_html
from django.utils.safestring import SafeString

from mingchuang.channels.desk import navigation
from mingchuang.channels.desk.alerts import bell
from mingchuang.channels.desk.once import FIELD, new_token
from mingchuang.channels.desk.seat import OutOfReach, Seat, seat_of
from mingchuang.look.values import Link

register = template.Library()


@register.simple_tag
def once() -> SafeString:
    """The token that makes a second click harmless; stands beside ``{% csrf_token %}`` in every form that acts."""
    return format_html('<input type="hidden" name="{}" value="{}">', FIELD, new_token())


@register.simple_tag(takes_context=True)
def seat(context: RequestContext) -> Seat | None:
    """``{% seat as my %}``: the person's seat, None when nobody is signed in."""
    request = context.get("request")
    if request is None or not request.user.is_authenticated:
        return None
    try:
        return seat_of(request)
    except OutOfReach:
        return None


@register.simple_tag(takes_context=True)
def rooms(context: RequestContext) -> Sequence[Link]:
    """``{% rooms as links %}``: the side navigation of this person."""
    mine = seat(context)
    return navigation.links(mine, context["request"].path) if mine and mine.agency else ()


@register.simple_tag(takes_context=True)
def room_above(context: RequestContext) -> Link | None:
    """``{% room_above as room %}``: the way back to the room from a page inside it."""
    mine = seat(context)
    return navigation.above(mine, context["request"].path) if mine and mine.agency else None


@register.simple_tag(takes_context=True)
def unread_alerts(context: RequestContext) -> int:
    """``{% unread_alerts as number %}``: the alerts this person has not read."""
    mine = seat(context)
    return bell.unread(mine.person) if mine and mine.agency else 0

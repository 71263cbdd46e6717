"""``{% load desk_filters %}{% list_tools "documents" %}``: kept filters of a list, and the way to several at once."""

from typing import Any

from django import template
from django.template.context import RequestContext
from django.urls import reverse

from mingchuang.channels.desk.bulk import of_documents, of_requests
from mingchuang.channels.desk.filters import keeping
from mingchuang.channels.desk.seat import seat_of
from mingchuang.look.values import Link

register = template.Library()
BULK = {"documents": of_documents.ROLES, "requests": of_requests.ROLES}


@register.inclusion_tag("desk_filters/tools.html", takes_context=True)
def list_tools(context: RequestContext, room: str) -> dict[str, Any]:
    """What stands above a list that can be narrowed."""
    request = context["request"]
    seat, place = seat_of(request), keeping.ROOMS[room]
    query = keeping.narrowed(room, request.GET)
    tail = f"?{query}" if query else ""
    rows = keeping.found(person=seat.person, room=room, agency=seat.code)
    address = reverse(place.address)
    return {
        "chips": [Link(one.name, f"{address}?{one.query}", current=one.query == query) for one in rows],
        "known": any(one.query == query for one in rows),
        "keep": reverse("desk_filters:kept", args=[room]) + tail,
        "has_own": any(one.mine for one in rows),
        "query": query,
        "bulk": reverse(place.bulk) + tail if place.bulk and seat.may(*BULK[room]) else "",
    }

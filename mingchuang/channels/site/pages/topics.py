"""专题: a page composed of blocks (press/topics), read through the gate; and the lists of topics.

What was seen through and released is the text with its links; what stands behind them is read when the page is, so that
nothing withheld or withdrawn can enter.
"""

from dataclasses import dataclass

from django.http import HttpRequest
from django.template.loader import render_to_string
from django.utils.translation import gettext as _

from mingchuang.channels.site import gate
from mingchuang.channels.site.answers import Answer, public
from mingchuang.channels.site.pages.home import way_of
from mingchuang.channels.site.pages.platform import way_to
from mingchuang.domains.agencies import queries as agencies_of
from mingchuang.look.values import Link


@dataclass(frozen=True)
class Topic:
    """The text with its blocks filled, and the keys of what they were made from."""

    html: str
    keys: tuple[str, ...]


def expanded(html: str, host: str) -> Topic:
    """The stored page of a topic with its blocks filled; links that lead elsewhere stay what they are."""
    found = gate.topic(html, host)
    return Topic(render_to_string("look/layouts/topic.html", {"pieces": found.pieces}), tuple(found.keys))


@public
def topics(request: HttpRequest) -> Answer:
    """The topics of the whole city, the newest first."""
    listed = gate.topics(request.GET.get("page", ""))
    values = {"way": way_of(_("Topics")), "items": listed.items, "page": listed.page}
    return Answer("site/topics.html", values, keys=("home",))


@public
def topics_of(request: HttpRequest, agency: str) -> Answer:
    """The topics of one agency."""
    view = agencies_of.agency(agency)
    listed = gate.topics(request.GET.get("page", ""), agency)
    values = {"agency": view, "way": way_to(view, Link(_("Topics"))), "items": listed.items, "page": listed.page}
    return Answer("site/agency_topics.html", values, keys=(f"agency-{agency}", f"latest-{agency}"))

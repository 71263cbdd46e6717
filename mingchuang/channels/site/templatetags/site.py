"""Template tags of the public site: ``{% load site %}``."""

from dataclasses import dataclass

from django import template
from django.template.context import RequestContext

from mingchuang.channels.site import navigation
from mingchuang.channels.site.pages import describing
from mingchuang.look.values import Link

register = template.Library()


@register.simple_tag(takes_context=True)
def site_room(context: RequestContext) -> navigation.Place:
    """The room of the site that the page lies in; an error page (``nowhere``) lies in none."""
    request = context.get("request")
    return navigation.room_of(request.path) if request and not context.get("nowhere") else navigation.Place()


@register.simple_tag
def site_rooms(place: navigation.Place) -> list[Link]:
    """The rooms of the site for the navigation under the header, the current one marked."""
    return navigation.rooms(place.view)


@register.simple_tag(takes_context=True)
def platform_parts(context: RequestContext, agency: str, part: str = "") -> list[Link]:
    """The fixed parts of an agency's disclosure platform for the navigation beside a page."""
    request = context.get("request")
    return navigation.parts(agency, request.path if request else "", part)


register.simple_tag(describing.column, name="column")  # {% column name about=… code=… kind=… agency=… %}


@dataclass(frozen=True)
class Alternates:
    """The address under which search engines keep this page, the same page in both languages, and the name of the site's host."""

    canonical: str
    zh: str
    en: str
    domain: str


@register.simple_tag(takes_context=True)
def alternates(context: RequestContext) -> Alternates | None:
    """``{% alternates as links %}``: whole addresses of this page; of the query only the page of a list belongs to them."""
    request = context.get("request")
    if request is None:
        return None
    page = request.GET.get("page", "")
    query = f"?page={int(page)}" if page.isascii() and page.isdigit() and len(page) < 7 and int(page) > 1 else ""
    bare = request.path.removeprefix("/en") if request.path.startswith("/en/") else request.path
    zh, en = (request.build_absolute_uri(path + query) for path in (bare, f"/en{bare}"))
    domain = request.get_host().partition(":")[0]
    return Alternates(en if bare != request.path else zh, zh, en, domain)


@register.simple_tag
def site_address(view: str, *parts: str) -> str:
    """The address of a view, or "" where this installation has none: ``{% site_address "site_tools:verify" as url %}``."""
    return navigation.address(view, *parts)

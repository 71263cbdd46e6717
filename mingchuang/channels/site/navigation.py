"""Where a visitor can go: the rooms of the site, and the fixed parts of an agency's disclosure platform.

A room whose address does not exist in this installation is left out, so that nothing leads nowhere.
"""

from dataclasses import dataclass
from functools import lru_cache

from django.urls import NoReverseMatch, reverse
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from mingchuang.look.values import Link


@dataclass(frozen=True)
class Room:
    """A place of the site: its name and the name of its address."""

    text: object
    view: str


ROOMS = (
    Room(_("Home"), "site:home"),
    Room(_("Agencies"), "site:agencies"),
    Room(_("Topics"), "site:topics"),
    Room(_("Make a request"), "site_requests:start"),
    Room(_("Annual reports"), "site_reports:index"),
    Room(_("Count a term"), "site_tools:terms"),
    Room(_("Check a text"), "site_tools:verify"),
)
# The four fixed parts of the disclosure platform, with the statutory contents between them (国办公开办函〔2019〕61号).
PARTS = (
    Room(_("Guide to disclosure"), "site:guide"),
    Room(_("Rules of disclosure"), "site:system"),
    Room(_("Statutory publication"), "site:statutory"),
    Room(_("Annual reports"), "site_reports:agency"),
    Room(_("Disclosure on request"), "site_requests:agency"),
)
# Rooms that stand in every agency's platform too, by the first part of the address below the agency.
IN_AGENCY = {"requests": "site_requests:start", "reports": "site_reports:index", "topics": "site:topics"}


def address(view: str, *parts: str) -> str:
    """The address of a view in the language of the page, or "" where this installation has none."""
    return _address(get_language() or "", view, *parts)


@lru_cache(maxsize=4096)
def _address(language: str, view: str, *parts: str) -> str:  # noqa: ARG001 - the language is part of what is kept
    try:
        return reverse(view, args=parts)
    except NoReverseMatch:
        return ""


@dataclass(frozen=True)
class Place:
    """Where a page lies: the view of its room ("" in none), and whether the page is the room's own."""

    view: str = ""
    own: bool = False


def room_of(path: str) -> Place:
    """The room that an address lies in; an agency's pages lie in the room of what they are about, else among the agencies."""
    home = address("site:home")
    if path == home:
        return Place("site:home", own=True)
    for room in ROOMS[1:]:
        url = address(room.view)
        if url and (path == url or path.startswith(url.rstrip("/") + "/")):
            return Place(room.view, own=path == url)
    agency, slash, rest = path.removeprefix(home).partition("/")
    if not slash or not agency:
        return Place()
    return Place(IN_AGENCY.get(rest.partition("/")[0], "site:agencies"))


def rooms(current: str = "") -> list[Link]:
    """The rooms of the site; the one the visitor is in is marked."""
    found = [(room, address(room.view)) for room in ROOMS]
    return [Link(str(room.text), url, current=room.view == current) for room, url in found if url]


def parts(agency: str, path: str, part: str = "") -> list[Link]:
    """The fixed parts of one agency's disclosure platform; ``part`` names the one that a section's list belongs to."""
    found = [(room, address(room.view, agency)) for room in PARTS]
    return [Link(str(room.text), url, current=room.view == part or path.startswith(url)) for room, url in found if url]

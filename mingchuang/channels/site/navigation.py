"""Where a visitor can go: the rooms of the site, and the fixed parts of an agency's disclosure platform.

A room whose address does not exist in this installation is left out, so that nothing leads nowhere.
"""

from dataclasses import dataclass

from django.urls import NoReverseMatch, reverse
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


def address(view: str, *parts: str) -> str:
    """The address of a view, or "" where this installation has none."""
    try:
        return reverse(view, args=parts)
    except NoReverseMatch:
        return ""


def rooms(path: str) -> list[Link]:
    """The rooms of the site; the one the visitor is in is marked."""
    home = address("site:home")
    found = [(room, address(room.view)) for room in ROOMS]
    return [
        Link(str(room.text), url, current=path == url if url == home else path.startswith(url))
        for room, url in found
        if url
    ]


def parts(agency: str, path: str) -> list[Link]:
    """The fixed parts of one agency's disclosure platform."""
    found = [(room, address(room.view, agency)) for room in PARTS]
    return [Link(str(room.text), url, current=path.startswith(url)) for room, url in found if url]

"""The city's pages: home, the agencies, the site map, how to report a mistake, and robots.txt."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _

from mingchuang.channels.site import gate, navigation
from mingchuang.channels.site.answers import Answer, public
from mingchuang.channels.site.pages import describing
from mingchuang.domains.agencies import queries as agencies_of
from mingchuang.domains.agencies.queries import AgencyView
from mingchuang.look.dates import spoken_language
from mingchuang.look.identity import identity
from mingchuang.look.values import Link

LATEST = 8
POLICIES = 6
# What a visitor of a city's home looks for beside the news: texts that hold for everybody.
POLICY_KINDS = ("normative", "policy", "rules")


@dataclass(frozen=True)
class Entry:
    """A way in to something that exists: what it is called, what one does there."""

    text: str
    url: str
    about: str


@dataclass(frozen=True)
class AgencyGroup:
    """A city or county and the agencies below it."""

    head: Link
    members: list[Link]


def name_of(agency: AgencyView) -> str:
    """The agency's name in the language of the page."""
    return agency.name_en if spoken_language() == "en" and agency.name_en else agency.name


def link_to(agency: AgencyView) -> Link:
    """An agency's home as a link."""
    return Link(name_of(agency), reverse("site:agency", args=[agency.code]))


def entries() -> list[Entry]:
    """What a visitor can do here; only what this installation has."""
    wanted = (
        (
            "site_requests:start",
            _("Make a request"),
            _("Ask an agency for government information; no account is needed."),
        ),
        ("site_requests:status", _("See where a request stands"), _("With the query code you were given.")),
        ("site_reports:index", _("Annual reports"), _("Every figure is counted from the records behind it.")),
        ("site_tools:terms", _("Count a term"), _("From which day to which, and which days do not count.")),
        (
            "site_tools:verify",
            _("Check a text"),
            _("Whether it was released, when, by which agency, and what differs."),
        ),
    )
    found = [(navigation.address(view), text, about) for view, text, about in wanted]
    return [Entry(text, url, about) for url, text, about in found if url]


def groups(all_agencies: Iterable[AgencyView]) -> list[AgencyGroup]:
    """Agencies under the government they belong to, in the order of the catalogue of agencies."""
    rows = list(all_agencies)
    heads = [row for row in rows if not row.parent or any(one.parent == row.code for one in rows)]
    return [AgencyGroup(link_to(head), [link_to(row) for row in rows if row.parent == head.code]) for head in heads]


def way_of(text: str) -> list[Link]:
    """The breadcrumb of a page of the whole city."""
    return [Link(_("Home"), reverse("site:home")), Link(text)]


@public
def home(request: HttpRequest) -> Answer:
    """What is new, what one can do here, who publishes here."""
    who, search = identity(), request.build_absolute_uri(reverse("site:search"))
    values = {
        "schema": describing.site(who.name, who.sponsor, request.build_absolute_uri("/"), search),
        "latest": gate.latest(limit=LATEST, with_agency=True),
        "policies": gate.latest(limit=POLICIES, kinds=POLICY_KINDS),
        "entries": entries(),
        "groups": groups(agencies_of.agencies()),
    }
    return Answer("site/home.html", values, keys=("home", "agencies"))


@public
def agencies(request: HttpRequest) -> Answer:  # noqa: ARG001
    """Every agency that publishes here."""
    values = {"groups": groups(agencies_of.agencies()), "way": way_of(_("Agencies"))}
    return Answer("site/agencies.html", values, keys=("agencies",))


@public
def sitemap(request: HttpRequest) -> Answer:  # noqa: ARG001
    """Every room and every agency with the parts of its platform."""
    values = {
        "way": way_of(_("Site map")),
        "rooms": navigation.rooms(),
        "agencies": [(link_to(one), navigation.parts(one.code, "")) for one in agencies_of.agencies()],
    }
    return Answer("site/sitemap.html", values, keys=("agencies",))


@public
def mistake(request: HttpRequest) -> Answer:  # noqa: ARG001
    """How to report a wrong word, a dead link, an unlawful content (找错)."""
    told = [(link_to(one), one) for one in agencies_of.agencies()]
    values = {"agencies": told, "way": way_of(_("Report a mistake"))}
    return Answer("site/mistake.html", values, keys=("agencies",))

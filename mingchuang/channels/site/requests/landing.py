"""依申请公开: where an applicant starts, and what an agency says about asking it."""

from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from mingchuang.channels.site.answers import Answer, public
from mingchuang.channels.site.pages import describing
from mingchuang.domains.agencies import queries as agencies_of
from mingchuang.domains.agencies import succession
from mingchuang.domains.agencies.queries import AgencyView
from mingchuang.law.readings import defaults
from mingchuang.look.dates import plain_day, spoken_language
from mingchuang.look.values import Link, Row


def name_of(agency: AgencyView) -> str:
    """The agency's name in the language of the page."""
    return agency.name_en if spoken_language() == "en" and agency.name_en else agency.name


def way_to(agency: AgencyView, *links: Link) -> list[Link]:
    """The breadcrumb: home, the agency, its requests, and what is below."""
    return [
        Link(_("Home"), reverse("site:home")),
        Link(name_of(agency), reverse("site:agency", args=[agency.code])),
        Link(_("Disclosure on request"), reverse("site_requests:agency", args=[agency.code])),
        *links,
    ]


@public
def start(request: HttpRequest) -> Answer:  # noqa: ARG001
    """Choose the agency to ask."""
    links = [Link(name_of(one), reverse("site_requests:agency", args=[one.code])) for one in agencies_of.agencies()]
    way = [Link(_("Home"), reverse("site:home")), Link(_("Make a request"))]
    return Answer("site_requests/start.html", {"agencies": links, "way": way}, keys=("agencies",))


@public
def agency(request: HttpRequest, agency: str) -> Answer:
    """How to ask this agency: what is needed, by which channels, and within which time it answers."""
    view = agencies_of.agency(agency)
    receipt = agencies_of.setting(agency, "reading.receipt", localdate(), defaults()["receipt"])
    values = {
        "agency": view, "name": name_of(view), "way": way_to(view)[:3], "channels": channels(view),
        "confirmed": receipt == "confirmed", **ended(view), "structured": described(request, view),
    }  # fmt: skip
    return Answer("site_requests/agency.html", values, keys=(f"agency-{agency}",))


def described(request: HttpRequest, agency: AgencyView) -> str:
    """The service in the words of schema.org; "" for an agency that takes no requests any more."""
    if agency.dissolved_on:
        return ""
    name = _("Disclosure on request")
    about = _("Ask the agency for information that it made or keeps and has not published. You need not say what for.")
    page, form, home = (
        request.build_absolute_uri(reverse(view, args=[agency.code]))
        for view in ("site_requests:agency", "site_requests:person", "site:agency")
    )
    return describing.service(name, about, agency, page, form, home)


def ended(agency: AgencyView) -> dict[str, Any]:
    """For a dissolved agency: that it takes no new requests, and the way to the one that goes on with its duties."""
    found = succession.of(agency.code) if agency.dissolved_on else None
    if found is None:
        return {"over": "", "after": None}
    said = _("Dissolved on %(day)s: no new requests are taken here. Requests made before are answered in time.")
    after = None
    if found.successor:
        words = _("Apply to %(name)s") % {"name": found.successor_name}
        after = Link(words, reverse("site_requests:agency", args=[found.successor]))
    return {"over": said % {"day": plain_day(found.dissolved_on)}, "after": after}


def channels(agency: AgencyView) -> list[Row]:
    """By which channels the agency takes requests, from its own record; in person and by post may never be refused."""
    office = " ".join(filter(None, (agency.office_name, agency.address)))
    rows = [
        Row(_("In person"), " ".join(filter(None, (office, agency.office_hours)))),
        Row(_("By post"), " ".join(filter(None, (agency.address, agency.postcode, agency.office_name)))),
        Row(_("By fax"), agency.fax),
        Row(_("By e-mail"), agency.email),
        Row(_("Telephone for questions"), agency.phone),
    ]
    return [row for row in rows if row.value]

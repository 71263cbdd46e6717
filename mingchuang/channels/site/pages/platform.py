"""One agency's pages: its home, the fixed parts of its disclosure platform, and the lists of its sections."""

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from mingchuang.channels.site import gate
from mingchuang.channels.site.answers import Answer, public
from mingchuang.channels.site.pages import describing, keeping
from mingchuang.channels.site.pages.home import link_to, name_of
from mingchuang.domains.agencies import queries as agencies_of
from mingchuang.domains.agencies.queries import AgencyView
from mingchuang.domains.catalogue import queries as catalogue
from mingchuang.domains.catalogue.queries import SectionView
from mingchuang.law.documents.categories import belongs
from mingchuang.law.refusal import Refused
from mingchuang.look.dates import spoken_language
from mingchuang.look.values import Link, Row

LATEST = 10


@dataclass(frozen=True)
class SectionGroup:
    """A group of the catalogue: its own link and those of the sections below it."""

    head: Link
    members: list[Link]


def way_to(agency: AgencyView, *links: Link) -> list[Link]:
    """The breadcrumb: home, the agency, and what is below."""
    return [Link(_("Home"), reverse("site:home")), link_to(agency), *links]


def section_name(section: SectionView) -> str:
    """A section's name in the language of the page."""
    return section.name_en if spoken_language() == "en" and section.name_en else section.name


def section_link(section: SectionView, count: int | None = None) -> Link:
    """A section's list as a link."""
    return Link(section_name(section), reverse("site:section", args=[section.agency, section.slug]), count=count)


def facts_of(agency: AgencyView) -> list[Row]:
    """What art. 12 wants in the guide: office, address, hours, phone, fax, contact on the internet."""
    rows = [
        Row(_("Office in charge"), agency.office_name),
        Row(_("Office hours"), agency.office_hours),
        Row(_("Address"), agency.address),
        Row(_("Postcode"), agency.postcode),
        Row(_("Phone"), agency.phone),
        Row(_("Fax"), agency.fax),
        Row(_("Email"), agency.email),
        Row(_("Credit code"), agency.credit_code, whole=True),
    ]
    return [row for row in rows if row.value]


def grouped(sections: list[SectionView], counts: dict[int, int]) -> list[SectionGroup]:
    """Sections under the group they stand in; a section without a group is a group of its own."""
    top = min((one.depth for one in sections), default=0)
    found: list[SectionGroup] = []
    for one in sections:
        link = section_link(one, counts.get(one.id, 0) if one.holds_documents else None)
        if one.depth == top or not found:
            found.append(SectionGroup(link, []))
        else:
            found[-1].members.append(link)
    return found


def below(sections: list[SectionView], code: str) -> list[SectionView]:
    """The sections under one node, however deep."""
    inside = {code}
    found = []
    for one in sections:
        if one.parent in inside:
            inside.add(one.code)
            found.append(one)
    return found


@public
def agency(request: HttpRequest, agency: str) -> Answer:
    """What an agency does, how to reach it, what it released lately, and where its sections are."""
    view = agencies_of.agency(agency)
    kept = catalogue.sections(agency)
    organ = describing.organ(view, request.build_absolute_uri(reverse("site:agency", args=[agency])))
    portal = [one for one in kept if one.outlet == "portal" and one.holds_documents]
    values = {
        "agency": view,
        "name": name_of(view),
        "way": way_to(view)[:2],
        "facts": facts_of(view),
        "latest": gate.latest(agency=agency, limit=LATEST),
        "portal": [section_link(one) for one in portal],
        "members": [link_to(one) for one in agencies_of.agencies(parent=agency)],
        "ended": keeping.ended(agency) if view.dissolved_on else None,
        "history": keeping.history(agency),
        "structured": describing.as_script({"@context": "https://schema.org", **organ}),
    }
    return Answer("site/agency.html", values, keys=(f"agency-{agency}", f"latest-{agency}"))


@public
def guide(request: HttpRequest, agency: str) -> Answer:
    """公开指南 (art. 12): who to turn to and how, from the agency's record, with the guide as released below it."""
    return fixed_part(request, agency, "guide", _("Guide to disclosure"), "site/guide.html")


@public
def system(request: HttpRequest, agency: str) -> Answer:
    """公开制度: the rules of disclosure in force."""
    return fixed_part(request, agency, "system", _("Rules of disclosure"), "site/section.html")


def fixed_part(request: HttpRequest, code: str, slug: str, title: str, template: str) -> Answer:
    """A fixed part of the platform, filled from a section of the catalogue; it stands even where the section is not kept."""
    view = agencies_of.agency(code)
    values = {"agency": view, "way": way_to(view, Link(title)), "title": title, "facts": facts_of(view)}
    values["code"] = {"guide": "zn", "system": "zd"}[slug]
    try:
        kept = catalogue.section(code, slug)
        values |= section_values(view, kept, gate.listed(kept, request.GET.dict()))
    except Refused as refused:
        if refused.refusals[0].code != "catalogue.unknown_section":
            raise
    return Answer(template, values, keys=(f"agency-{code}", f"section-{code}-{slug}"))


@public
def statutory(request: HttpRequest, agency: str) -> Answer:  # noqa: ARG001
    """法定主动公开内容: every section of arts. 19 to 21 this agency keeps, with how much lies in it."""
    view = agencies_of.agency(agency)
    kept = catalogue.sections(agency)
    root = next((one for one in kept if one.slug == "statutory"), None)
    inside = below(kept, root.code) if root else []
    values = {
        "agency": view,
        "way": way_to(view, Link(_("Statutory publication"))),
        "groups": grouped(inside, gate.counts(agency)),
        "title": _("Statutory publication"),
        "code": "fd",
        "about": _("What the agency must publish on its own (arts. 19 to 21), and how many texts lie in each section."),
    }
    return Answer("site/statutory.html", values, keys=(f"agency-{agency}", f"latest-{agency}"))


@public
def section(request: HttpRequest, agency: str, section: str) -> Answer | HttpResponse:
    """A section's list; a group shows what is below it; a section that was moved leads to where its contents are."""
    view = agencies_of.agency(agency)
    kept = catalogue.section(agency, section)
    if elsewhere := keeping.moved(kept):
        return elsewhere
    if not kept.holds_documents:
        inside = below(catalogue.sections(agency), kept.code)
        values = {"agency": view, "way": way_to(view, Link(section_name(kept))), "title": section_name(kept)}
        values["part"], values["code"] = part_of(kept), kept.code
        values["about"] = what_belongs(kept)
        values["groups"] = grouped(inside, gate.counts(agency))
        return Answer("site/statutory.html", values, keys=(f"agency-{agency}", f"latest-{agency}"))
    values = section_values(view, kept, gate.listed(kept, request.GET.dict()))
    return Answer("site/section.html", values, keys=(f"agency-{agency}", f"section-{agency}-{section}"))


def part_of(section: SectionView) -> str:
    """The fixed part of the platform that a section lies in; a section of the portal lies in none."""
    return "site:statutory" if section.article.startswith(("19", "20", "21")) else ""


def what_belongs(section: SectionView) -> str:
    """What belongs in a section: the agency's own line, else that of the shipped template; an own line is Chinese."""
    language = spoken_language()
    return (section.about if language == "zh" else "") or belongs(section.code, language) or section.about


def joined(*sentences: str) -> str:
    """Sentences one after the other; Chinese sets no blank between them."""
    return ("" if spoken_language() == "zh" else " ").join(filter(None, sentences))


def freshness(section: SectionView) -> str:
    """How often the section must get something new, in one sentence; nothing where it changes only with its matter."""
    days = section.freshness_days
    if not days:
        return _("Updated when its matter changes.")
    return ngettext("Updated at least every %(days)s day.", "Updated at least every %(days)s days.", days) % {
        "days": days
    }


def section_values(agency: AgencyView, section: SectionView, listed: gate.Listing) -> dict:
    """What the list template shows."""
    title = section_name(section)
    first = listed.page.number == 1 and not listed.query
    return {
        "agency": agency,
        "part": part_of(section),
        "way": way_to(agency, Link(title)),
        "title": title,
        "about": joined(what_belongs(section), freshness(section)),
        "code": section.code,
        "filters": listed.filters,
        "items": listed.items,
        "page": listed.page,
        "slug": section.slug,
        "query": listed.query,
        "pinned": listed.pinned,
        "note": keeping.note_of(section, listed.items[0].day if listed.items else None) if first else "",
    }

"""What the catalogue screens show."""

from collections.abc import Iterable, Mapping

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from mingchuang.channels.desk.base import Role, Seat
from mingchuang.channels.desk.words import indented, spoken_of
from mingchuang.domains.catalogue.queries import CategoryView, SectionView
from mingchuang.law.documents.categories import Outlet
from mingchuang.look.dates import spoken_language
from mingchuang.look.values import Cell, Column, Figure, Link, Status, Table


def name_of(node: CategoryView | SectionView) -> str:
    """The name in the language of the page."""
    return node.name if spoken_language() == "zh" else node.name_en or node.name


def freshness(days: int | None) -> str:
    """How often something new is due."""
    return ngettext("every day", "every %(days)d days", days) % {"days": days} if days else _("when it changes")


def sections_table(sections: Iterable[SectionView], counts: Mapping[int, int], *, may_change: bool) -> Table:
    """The sections of an agency as a tree."""
    return Table(
        _("Sections"),
        [
            Column(_("Section")), Column(_("Kept by")), Column(_("Updated")), Column(_("Released"), numeric=True),
            Column(_("State")), *([Column(_("Act"))] if may_change else []),
        ],
        [
            [
                indented(name_of(one), one.depth),
                one.owner or "—",
                freshness(one.freshness_days) if one.holds_documents else "",
                Figure(counts.get(one.id, 0), f"{reverse('desk_documents:list')}?section={one.id}")
                if one.holds_documents
                else "",
                Status(_("section closed"), "bad") if one.closed_on else Status(_("section open"), "done"),
                *([_acts(one)] if may_change else []),
            ]
            for one in sections
        ],
        empty=_("No section has been opened yet."),
        caption_hidden=True,
    )  # fmt: skip


def _acts(section: SectionView) -> Cell:
    if section.closed_on:
        return Cell()
    return Cell(acts=[Link(_("Change"), reverse("desk_catalogue:section", args=[section.code]))])


def template_table(categories: Iterable[CategoryView]) -> Table:
    """The template as a tree."""
    outlets = {one.value: spoken_of(one) for one in Outlet}
    return Table(
        _("Catalogue"),
        [
            Column(_("Category")), Column(_("Code")), Column(_("Article")), Column(_("Outlet")), Column(_("Updated")),
            Column(_("Opened in"), numeric=True),
        ],
        [
            [
                indented(name_of(one), one.depth), one.code, one.article, outlets.get(one.outlet, ""),
                freshness(one.freshness_days) if one.holds_documents else "", one.agencies,
            ]
            for one in categories
        ],
        empty=_("The catalogue is empty."),
        caption_hidden=True,
    )  # fmt: skip


def tabs(current: str, seat: Seat) -> list[Link]:
    """The parts of this room that the person may open: who only writes reads how fresh the sections are."""
    names = {"freshness": _("How fresh the sections are")}
    if seat.may(Role.OPENNESS, Role.MANAGER, Role.INSPECTOR):
        names = {
            "sections": _("Sections of the agency"),
            **names,
            "changes": _("Changes of columns"),
            "template": _("Catalogue for all"),
        }
    return [Link(text, reverse(f"desk_catalogue:{name}"), name == current) for name, text in names.items()]

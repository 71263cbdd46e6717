"""The sections of the agency in use, and the template they come from."""

from django.http import HttpResponseBase, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from mingchuang.channels.desk.base import Seat, SeatedRequest, by, desk, done, refusals_in, refusals_said, show
from mingchuang.domains.agencies import queries as agencies
from mingchuang.domains.agencies.roles import Role
from mingchuang.domains.catalogue import actions, queries
from mingchuang.domains.documents.queries.public import section_counts
from mingchuang.law.refusal import refuse

from . import values
from .forms import CategoryForm, OpenForm, SectionForm

KEEPERS = (Role.OPENNESS, Role.MANAGER)


@desk(*KEEPERS, Role.INSPECTOR, methods=("GET",))
def sections(request: SeatedRequest) -> HttpResponseBase:
    """The tree of sections with what stands in them."""
    seat = request.seat
    found = queries.sections(seat.code, with_closed=True)
    may_change = seat.may(*KEEPERS)
    table = values.sections_table(found, section_counts(seat.code), may_change=may_change)
    return show(
        request,
        "desk_catalogue/sections.html",
        {"tabs": values.tabs("sections", request.seat), "table": table, "may_change": may_change},
    )


@desk(*KEEPERS)
def section(request: SeatedRequest, code: str) -> HttpResponseBase:
    """Owner, explanation and update rule of one section; closing it."""
    view = _section(request.seat, code)
    start = {
        "lock_version": view.lock_version, "owner": view.owner_code, "about": view.about,
        "freshness_days": view.own_freshness_days,
    }  # fmt: skip
    form = SectionForm(request.POST or None, initial=start, units=agencies.units(request.seat.code))
    if request.method == "POST" and form.is_valid():
        with refusals_in(form):
            actions.amend_section(by=by(request), agency=request.seat.code, category=code, **form.cleaned_data)
            return done(request, _("The section has been changed."), reverse("desk_catalogue:sections"))
    return show(request, "desk_catalogue/section.html", {"form": form, "name": values.name_of(view), "code": code})


def _section(seat: Seat, code: str) -> queries.SectionView:
    for one in queries.sections(seat.code, with_closed=True):
        if one.code == code:
            return one
    raise refuse("catalogue.unknown_section", "section")


@desk(*KEEPERS, methods=("POST",))
def close_section(request: SeatedRequest, code: str) -> HttpResponseBase:
    """Nothing more is placed here; what is here stays readable."""
    with refusals_said(request):
        actions.close_section(by=by(request), agency=request.seat.code, category=code)
        return done(
            request, _("The section is closed; what it holds stays readable."), reverse("desk_catalogue:sections")
        )
    return HttpResponseRedirect(reverse("desk_catalogue:sections"))


@desk(*KEEPERS)
def open_sections(request: SeatedRequest) -> HttpResponseBase:
    """Open categories that the agency does not keep yet."""
    seat = request.seat
    there = {one.code for one in queries.sections(seat.code)}
    offered = [one for one in queries.categories() if one.code not in there]
    form = OpenForm(request.POST or None, offered=offered)
    if request.method == "POST" and form.is_valid():
        with refusals_in(form):
            number = actions.open_sections(by=by(request), agencies=[seat.code], **form.cleaned_data)
            said = ngettext("%(number)d section opened.", "%(number)d sections opened.", number) % {"number": number}
            return done(request, said, reverse("desk_catalogue:sections"))
    return show(request, "desk_catalogue/open.html", {"form": form, "offered": offered})


@desk(*KEEPERS, Role.INSPECTOR, methods=("GET",))
def template(request: SeatedRequest) -> HttpResponseBase:
    """The catalogue that all agencies share."""
    context = {
        "tabs": values.tabs("template", request.seat),
        "table": values.template_table(queries.categories()),
        "may_add": keeps_template(request.seat),
    }
    return show(request, "desk_catalogue/template.html", context)


@desk(*KEEPERS)
def add_category(request: SeatedRequest) -> HttpResponseBase:
    """Add a category to any number of agencies in one act: the form, then a preview, then the act."""
    everybody = agencies.agencies()
    start = {"agencies": [one.code for one in everybody], "outlet": "disclosure_site"}
    form = CategoryForm(request.POST or None, initial=start, categories=queries.categories(), agencies=everybody)
    if request.method == "POST" and form.is_valid():
        chosen = [one for one in everybody if one.code in form.cleaned_data["agencies"]]
        if request.POST.get("step") == "look":
            return show(request, "desk_catalogue/preview.html", {"form": form, "agencies": chosen})
        if request.POST.get("step") == "act":
            with refusals_in(form):
                actions.add_category(by=by(request), **form.cleaned_data)
                number = len(chosen)
                said = ngettext(
                    "The category is open in %(number)d agency.", "The category is open in %(number)d agencies.", number
                ) % {"number": number}
                return done(request, said, reverse("desk_catalogue:template"))
    return show(request, "desk_catalogue/add.html", {"form": form})


def keeps_template(seat: Seat) -> bool:
    """A manager or the openness office of a root agency keeps the catalogue for all."""
    return any(not one.parent and seat.held.get(one.code, frozenset()) & frozenset(KEEPERS) for one in seat.reach)

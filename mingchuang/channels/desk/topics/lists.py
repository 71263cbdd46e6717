"""The agency's topics, and a new one."""

from django import forms
from django.http import HttpResponseBase
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from mingchuang.channels.desk import sheets
from mingchuang.channels.desk.base import Role, SeatedRequest, by, desk, done, refusals_in, show
from mingchuang.channels.desk.documents import words
from mingchuang.channels.desk.documents.lists import READERS
from mingchuang.channels.desk.seat import Seat
from mingchuang.channels.desk.words import number
from mingchuang.domains.agencies import queries as agencies
from mingchuang.domains.documents import actions, queries
from mingchuang.domains.documents.content import Content
from mingchuang.domains.documents.queries.shelf import DeskRow
from mingchuang.law.review import OPEN
from mingchuang.look.dates import moment, plain_day
from mingchuang.look.values import Cell, Column, Link, Page, Table

from . import keeping, names
from .typed import Composed

KIND = "page"
EMPTY = "empty"


@desk(*READERS, methods=("GET",))
def topics(request: SeatedRequest) -> HttpResponseBase:
    """The topic pages of the agency in use, the newest first."""
    page = number(request.GET.get("page")) or 1
    found = queries.desk_list(request.seat.code, page=page, size=sheets.size(request), kind=KIND)
    may_write = request.seat.may(Role.DRAFTER)
    context = {
        "table": _table(found.rows, request.seat, may_write),
        "page": Page(found.page, found.pages, found.total),
        "total": found.total,
        "whole": True,
        "may_write": may_write,
        "arrangements": names.arrangements(request.seat.code) if may_write and not found.total else (),
    }
    return show(request, "desk_topics/list.html", context)


def _table(rows: tuple[DeskRow, ...], seat: Seat, may_write: bool) -> Table:
    columns = [
        Column(_("Title")),
        Column(_("State")),
        Column(_("Written by")),
        Column(_("Saved")),
        Column(_("Released on")),
    ]
    return Table(_("Topics"), columns, [_row(one, seat, may_write) for one in rows], caption_hidden=True)


def _row(row: DeskRow, seat: Seat, may_write: bool) -> list[object]:
    acts = [Link(_("Preview"), reverse("desk_topics:preview", args=[row.public_id]))] if seat.reads_drafts else []
    if may_write and row.state in OPEN:
        acts.insert(0, Link(_("Compose"), reverse("desk_topics:compose", args=[row.public_id])))
    return [
        Cell(row.title, words.way_to(seat, row.public_id), note=row.index_number, acts=acts),
        Cell(status=words.state_status(row.state), note=words.meanwhile(row.state, row.public_state)),
        words.listed(row.authors),
        moment(row.saved_at),
        plain_day(row.released_on) if row.released_on else "—",
    ]


class NewTopicForm(forms.Form):
    """The title, and the arrangement it begins with."""

    use_required_attribute = False

    title = forms.CharField(
        max_length=200,
        label=gettext_lazy("Title"),
        error_messages={"required": gettext_lazy("Write the title of the topic; it can be changed later.")},
    )
    arrangement = forms.ChoiceField(label=gettext_lazy("Begin with"), widget=forms.RadioSelect)

    def __init__(self, *args: object, offered: list[names.Arrangement], **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        choices = [(one.id, f"{one.name} — {one.about}") for one in offered]
        self.fields["arrangement"].choices = [*choices, (EMPTY, _("An empty page"))]  # type: ignore[attr-defined]


@desk(Role.DRAFTER)
def new(request: SeatedRequest) -> HttpResponseBase:
    """A new topic: a document of kind page, and its first blocks kept for its writer, not yet saved."""
    code = request.seat.code
    offered = names.arrangements(code)
    start = request.GET.get("arrangement") or offered[0].id
    form = NewTopicForm(request.POST or None, offered=offered, initial={"arrangement": start})
    if request.method == "POST" and form.is_valid():
        with refusals_in(form):
            title = form.cleaned_data["title"]
            content = Content(kind=KIND, title=title, sections=tuple(words.usual_places(code, KIND)))
            unit = agencies.unit_of(request.user, code, request.seat.day)
            made = actions.create(
                by=by(request), publishing_agency=code, content=content, unit=unit.code if unit else ""
            )
            chosen = next((one for one in offered if one.id == form.cleaned_data["arrangement"]), None)
            bench = queries.workbench(made.public_id, by=by(request))
            if chosen:
                state = Composed(bench.content.title, chosen.blocks)
                keeping.keep(request, made.public_id, bench.content, None, state, bench.lock_version)
            said = _("Begun. Fill in the blocks, then save.")
            return done(request, said, reverse("desk_topics:compose", args=[made.public_id]))
    return show(request, "desk_topics/new.html", {"form": form})

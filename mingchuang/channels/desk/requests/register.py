"""Queues and the register."""

from typing import Any

from django import forms
from django.http import HttpResponseBase, StreamingHttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from mingchuang.channels.desk import sheets
from mingchuang.channels.desk.base import SeatedRequest, by, desk, show
from mingchuang.channels.desk.todo import asked, tasks
from mingchuang.domains.agencies.roles import Role
from mingchuang.domains.disclosure import permissions, queries
from mingchuang.law.disclosure.form import APPLICANT_KINDS
from mingchuang.law.disclosure.moves import STATES
from mingchuang.look.forms import DateField
from mingchuang.look.values import Link, Page
from mingchuang.press.sheets import Sheet, csv_lines

from . import values, words

READERS = permissions.READERS


def tabs(current: str) -> list[Link]:
    """The parts of this room."""
    names = {"queues": _("Queues"), "register": _("Register")}
    return [Link(text, reverse(f"desk_requests:{name}"), current=name == current) for name, text in names.items()]


@desk(*READERS, methods=("GET",))
def queues(request: SeatedRequest) -> HttpResponseBase:
    """Mine, my unit's, due in 5, 3, 1 working days, overdue."""
    seat = request.seat
    rows, held = asked.requests_of(seat, seat.code), seat.held.get(seat.code, frozenset())
    found = queries.queues(seat.code, seat.person, seat.day, asked.steads_of(seat), held, rows)
    wanted = request.GET.get("queue", "mine")
    wanted = wanted if wanted in found else "mine"
    chips = [Link(str(words.QUEUES[key]), f"?queue={key}", key == wanted, len(rows)) for key, rows in found.items()]
    steads = asked.steads_of(seat)
    mine = {row.public_id for row in found[wanted] if tasks.my_turn(row, seat, held, steads)}
    context = {
        "tabs": tabs("queues"),
        "chips": chips,
        "table": values.queue_table(found[wanted], str(words.QUEUES[wanted]), mine),
        "may_enter": seat.may(Role.FOI_CLERK),
    }
    return show(request, "desk_requests/queues.html", context)


class FilterForm(forms.Form):
    """What the register is narrowed by."""

    text = forms.CharField(label=gettext_lazy("Number or subject"), required=False, max_length=60)
    state = forms.ChoiceField(label=gettext_lazy("State"), required=False)
    kind = forms.ChoiceField(label=gettext_lazy("Applicant"), required=False)
    received_from = DateField(label=gettext_lazy("Received from"), required=False)
    received_until = DateField(label=gettext_lazy("Received until"), required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        every = [("", _("all"))]
        self.fields["state"].choices = every + [(s.id, values.said(s)) for s in STATES.values()]  # type: ignore[attr-defined]
        self.fields["kind"].choices = every + [(k.id, values.said(k)) for k in APPLICANT_KINDS.values()]  # type: ignore[attr-defined]


def filters_of(request: SeatedRequest) -> tuple[FilterForm, queries.Filters]:
    """The form of the address and what it narrows to; what makes no sense narrows nothing."""
    form = FilterForm(request.GET or None)
    given = form.cleaned_data if form.is_bound and form.is_valid() else {}
    return form, queries.Filters(
        states=[given["state"]] if given.get("state") else (),
        kinds=[given["kind"]] if given.get("kind") else (),
        received_from=given.get("received_from"),
        received_until=given.get("received_until"),
        text=given.get("text", ""),
        sort=request.GET.get("sort", "-received")[:20],
    )


@desk(*READERS, methods=("GET",))
def register(request: SeatedRequest) -> HttpResponseBase:
    """Every request of the agency in use, narrowed, sorted, paged."""
    form, filters = filters_of(request)
    number = request.GET.get("page", "")
    found = queries.register(
        request.seat.code,
        on=request.seat.day,
        by=filters,
        page=int(number) if number.isdecimal() and len(number) < 7 else 1,
    )
    exports = sheets.links(request, reverse("desk_requests:export"))
    context = {
        "tabs": tabs("register"),
        "form": form,
        "table": values.register_table(found.rows, exports),
        "page": Page(found.number, found.pages, found.total),
        "may_enter": request.seat.may(Role.FOI_CLERK),
    }
    return show(request, "desk_requests/register.html", context, status=200)


@desk(*READERS, methods=("GET",))
def export(request: SeatedRequest) -> HttpResponseBase:
    """The narrowed register as CSV, without any person."""
    filters = filters_of(request)[1]
    rows = queries.every_row(request.seat.code, on=by(request).day, by=filters)
    if sheets.wanted(request) == "xlsx":
        lines = [values.export_row(row) for row in rows[: sheets.MOST_ROWS]]
        return sheets.handed(Sheet(_("Register"), values.export_head(), lines), "xlsx", request.seat.day)
    answer = StreamingHttpResponse(
        csv_lines(values.export_head(), map(values.export_row, rows)), content_type="text/csv; charset=utf-8"
    )
    answer["Content-Disposition"] = f'attachment; filename="requests-{request.seat.code}.csv"'
    return answer

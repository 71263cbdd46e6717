"""三同步: what is late or missing, interpretations by form, and the page on which a pair goes on together."""

from datetime import datetime

from django import forms
from django.http import HttpResponseBase, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from mingchuang.channels.desk.base import Role, SeatedRequest, by, desk, done, refusals_in, refusals_said, show
from mingchuang.channels.desk.documents.act_forms import ScheduleForm
from mingchuang.channels.desk.documents.words import document_address, state_status, way_to
from mingchuang.channels.desk.seat import Seat
from mingchuang.channels.desk.words import plain, spoken_of
from mingchuang.domains.agencies.roles import NAMES
from mingchuang.domains.documents import actions
from mingchuang.domains.documents import queries as documents
from mingchuang.domains.documents.queries import explaining as queries
from mingchuang.domains.documents.queries.explaining import ExplainedRow, PairView, Standing
from mingchuang.law.documents.kinds import kind_fields
from mingchuang.law.refusal import Refused, refuse
from mingchuang.law.review import Move, State
from mingchuang.ledger.acts import SHANGHAI
from mingchuang.look.dates import plain_day, year_name
from mingchuang.look.values import Cell, Column, Link, Row, Status, Table
from mingchuang.press.sheets import Sheet

from .common import READERS, handed, tabs

WRITERS = (Role.DRAFTER, Role.REVIEWER, Role.FINAL_REVIEWER, Role.OPENNESS)
TONES = {
    Standing.TOGETHER: "done",
    Standing.IN_TIME: "done",
    Standing.LATE: "bad",
    Standing.WAITING: "soon",
    Standing.MISSING: "bad",
    Standing.OWED: "soon",
    Standing.SIGNED: "neutral",
}
WAITS = {
    State.DRAFT: Role.DRAFTER,
    State.SUBMITTED: Role.REVIEWER,
    State.REVIEWED: Role.FINAL_REVIEWER,
    State.APPROVED: Role.FINAL_REVIEWER,
}
DECLARED = {
    "needed": gettext_lazy("It needs an interpretation, released together with it"),
    "later": gettext_lazy("Its interpretation comes later"),
    "not_needed": gettext_lazy("It needs no interpretation"),
}


class DeclareForm(forms.Form):
    """What is declared of a document."""

    declared = forms.ChoiceField(
        label=gettext_lazy("Interpretation"), widget=forms.RadioSelect, choices=list(DECLARED.items())
    )
    reason = forms.CharField(
        label=gettext_lazy("Reason, signed"), required=False, max_length=400, widget=forms.Textarea(attrs={"rows": 2}),
        help_text=gettext_lazy("For the second and the third; signed by the openness office or the leader in charge."),
    )  # fmt: skip


@desk(*READERS, methods=("GET",))
def interpretations(request: SeatedRequest) -> HttpResponseBase:
    """The documents of a year that need an interpretation, by how they stand; interpretations by form."""
    seat, year = request.seat, _year(request)
    rows = queries.explained(seat.code, year, seat.day)
    counts = queries.counted(rows)
    chosen = _standing(request)
    address = reverse("desk_life:interpretations")
    chips = [
        Link(_("All"), f"{address}?year={year}", not chosen, len(rows)),
        *(
            Link(spoken_of(one), f"{address}?year={year}&standing={one}", one == chosen, counts[one])
            for one in Standing
        ),
    ]
    context = {
        "tabs": tabs("interpretations"),
        "year": year,
        "years": [
            Link(year_name(one), f"{address}?year={one}", one == year)
            for one in range(seat.day.year, seat.day.year - 5, -1)
        ],
        "chips": chips,
        "table": _table([row for row in rows if chosen in ("", row.standing)], year, chosen, seat),
        "forms": _forms(seat.code, year),
    }  # fmt: skip
    return show(request, "desk_life/interpretations.html", context)


def _year(request: SeatedRequest) -> int:
    text = request.GET.get("year", "")
    return int(text) if text.isascii() and text.isdigit() and 1949 < int(text[:5]) < 2999 else request.seat.day.year


def _standing(request: SeatedRequest) -> str:
    given = request.GET.get("standing", "")
    return given if given in set(Standing) else ""


def _table(rows: list[ExplainedRow], year: int, chosen: str, seat: Seat) -> Table:
    query = f"?year={year}&standing={chosen}"
    return Table(
        _("Interpretations"),
        [
            Column(_("Title")), Column(_("Released on")), Column(_("Interpretation due")), Column(_("Standing")),
            Column(_("Interpretation")),
        ],
        [
            [
                Cell(row.title, _together(row, seat), note=row.document_number),
                plain_day(row.released_on),
                plain_day(row.due) if row.due else "—",
                Status(spoken_of(row.standing), TONES[row.standing]),
                _interpretation(row, seat),
            ]
            for row in rows
        ],
        empty=_("No document of the year stands here."),
        exports=[
            Link(form.upper(), reverse("desk_life:interpretations_export", args=[form]) + query)
            for form in ("csv", "xlsx")
        ],
        caption_hidden=True,
    )  # fmt: skip


def _together(row: ExplainedRow, seat: Seat) -> str:
    return reverse("desk_life:together", args=[row.public_id]) if seat.reads_drafts else ""


def _interpretation(row: ExplainedRow, seat: Seat) -> Cell:
    if row.interpretation:
        made = plain_day(row.interpreted_on) if row.interpreted_on else ""
        note = " · ".join(part for part in (made, _form(row.form)) if part)
        return Cell(row.interpretation_title, way_to(seat, row.interpretation), note=note)
    return Cell(row.reason or "—", note=row.signed_by)


def _form(form: str) -> str:
    return next((spoken_of(one) for one in kind_fields()["form"].choices if one.id == form), form)


def _forms(agency: str, year: int) -> Table:
    """How many interpretations of each form the agency released in the year."""
    found = queries.forms(agency, year)
    levels = kind_fields()["level"].choices
    return Table(
        _("Interpretations released, by form"),
        [Column(_("Form")), *(Column(spoken_of(one), numeric=True) for one in levels), Column(_("Together"), numeric=True)],
        [
            [_form(form), *(counts[one.id] for one in levels), sum(counts.values())] for form, counts in found.items()
        ],
    )  # fmt: skip


@desk(*READERS, methods=("GET",))
def export(request: SeatedRequest, form: str) -> HttpResponseBase:
    """The list as chosen, as a file."""
    seat, chosen = request.seat, _standing(request)
    rows = queries.explained(seat.code, _year(request), seat.day)
    heads = [
        _("Title"), _("Document number"), _("Released on"), _("Interpretation due"), _("Standing"), _("Interpretation"),
        _("Interpretation released on"), _("Form"), _("Reason, signed"), _("Signed by"),
    ]  # fmt: skip
    lines = [
        [
            row.title, row.document_number, row.released_on.isoformat(), row.due.isoformat() if row.due else "",
            spoken_of(row.standing), row.interpretation_title,
            row.interpreted_on.isoformat() if row.interpreted_on else "", _form(row.form), row.reason, row.signed_by,
        ]
        for row in rows
        if chosen in ("", row.standing)
    ]  # fmt: skip
    return handed(Sheet(_("Interpretations"), heads, lines), form, request)


@desk(*READERS)
def together(request: SeatedRequest, public_id: str) -> HttpResponseBase:
    """A document, its interpretation, and what both can do together now; declaring whether one is needed."""
    bench = documents.workbench(public_id, by=by(request))
    view = queries.pair(public_id)
    if view is None:
        raise refuse("documents.explained_kind", "document", title=bench.content.title)
    start = {"declared": view.declared or "needed", "reason": view.reason}
    form = DeclareForm(request.POST or None, initial=start)
    if request.method == "POST" and form.is_valid():
        with refusals_in(form):
            actions.declare_interpretation(by=by(request), document=view.document, **form.cleaned_data)
            return done(request, _("Recorded."), reverse("desk_life:together", args=[public_id]))
    context = {
        "form": form,
        "view": view,
        "facts": _facts(view),
        "acts": (acts := _acts(request, view)),
        "why_not": "" if acts else _why_not(view),
        "schedule": ScheduleForm(prefix="schedule"),
        "may_write": request.seat.may(Role.DRAFTER),
        "may_declare": request.seat.may(*WRITERS),
        "address": document_address(view.document),
    }
    return show(request, "desk_life/together.html", context)


def _facts(view: PairView) -> list[Row]:
    said = str(DECLARED.get(view.declared, _("not declared yet")))
    rows = [Row(_("Document"), view.document_title, document_address(view.document), wide=True)]
    rows.append(Row(_("State"), state_status(view.document_state).text))
    rows.append(Row(_("Declared"), said))
    if view.interpretation and view.interpretation_state:
        rows.append(
            Row(_("Interpretation"), view.interpretation_title, document_address(view.interpretation), wide=True)
        )
        rows.append(Row(_("State of the interpretation"), state_status(view.interpretation_state).text))
    if view.reason:
        rows.append(Row(_("Reason, signed"), f"{view.reason}（{view.signed_by}）", wide=True))
    return rows


def _acts(request: SeatedRequest, view: PairView) -> list[Move]:
    """The moves that this person may make on both."""
    if not view.interpretation:
        return []
    try:
        benches = [documents.workbench(one, by=by(request)) for one in (view.document, view.interpretation)]
    except Refused:
        return []  # One of the two is another agency's.
    common = set(benches[0].moves) & set(benches[1].moves)
    return [move for move in (Move.SUBMIT, Move.PASS, Move.APPROVE, Move.RELEASE) if move in common]


def _why_not(view: PairView) -> str:
    """Why nothing can be done on both here and now, and what to do instead; "" where there is nothing to say."""
    states = {view.document_state, view.interpretation_state}
    if not view.interpretation or not states & WAITS.keys():
        return ""
    if len(states) > 1:
        return _(
            "The two stand at different steps. Open the one that is behind and take it to the same step; then both go on here."
        )
    role = WAITS[view.document_state]
    return _("Both wait for somebody else now: %(role)s.") % {"role": spoken_of(NAMES[role])}


@desk(*WRITERS, methods=("POST",))
def act(request: SeatedRequest, public_id: str) -> HttpResponseBase:
    """Make one move on both, or set the moment at which both are released."""
    to = reverse("desk_life:together", args=[public_id])
    chosen = plain(request.POST.get("move"))
    with refusals_said(request):
        if chosen == "schedule":
            return _schedule(request, public_id, to)
        move = actions.TOGETHER.get(chosen)
        if move is None:
            raise refuse("documents.no_partner", "document", title="")
        opinion = {"opinion": plain(request.POST.get("opinion"))[:400]} if chosen in (Move.PASS, Move.APPROVE) else {}
        move(by=by(request), document=public_id, **opinion)
        return done(request, _("Done for both."), to)
    return HttpResponseRedirect(to)


def _schedule(request: SeatedRequest, public_id: str, to: str) -> HttpResponseBase:
    form = ScheduleForm(request.POST, prefix="schedule")
    if not form.is_valid():
        raise refuse("documents.schedule_in_past", "at")
    at = datetime.combine(form.cleaned_data["at"], form.cleaned_data["time"], tzinfo=SHANGHAI)
    actions.schedule_together(by=by(request), document=public_id, at=at)
    return done(request, _("Both are released at the moment that was set."), to)

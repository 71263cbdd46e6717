"""What readers found wrong: a list by state, and one report with its passage, its document and the acts that are open."""

from django import forms
from django.http import HttpResponseBase
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from mingchuang.channels.desk import sheets
from mingchuang.channels.desk.base import Role, SeatedRequest, by, desk, done, refusals_in, refusals_said, show
from mingchuang.channels.desk.words import number
from mingchuang.domains.mistakes import actions, queries
from mingchuang.domains.mistakes.permissions import DISMISSERS, KEEPERS
from mingchuang.domains.mistakes.queries import MistakeView, State
from mingchuang.law.refusal import refuse
from mingchuang.look.dates import moment, spoken_language
from mingchuang.look.values import Cell, Column, FindingCard, Link, Page, Row, Status, Table

TONES = {State.OPEN: "soon", State.ACCEPTED: "active", State.RIGHTED: "done", State.DISMISSED: "neutral"}
READERS = (*KEEPERS, Role.INSPECTOR)


def name_of(state: State) -> str:
    """待处理, 已更正."""
    return queries.NAMES[state][0 if spoken_language() == "zh" else 1]


class AnswerForm(forms.Form):
    """How a report ends."""

    move = forms.ChoiceField(label=gettext_lazy("How it ends"), widget=forms.RadioSelect)
    answer = forms.CharField(
        label=gettext_lazy("What was done, or why nothing"), max_length=400, widget=forms.Textarea({"rows": 3})
    )

    def __init__(self, *args: object, moves: list[tuple[str, str]], **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        self.fields["move"].choices = moves  # type: ignore[attr-defined]


@desk(*READERS, methods=("GET",))
def mistakes(request: SeatedRequest) -> HttpResponseBase:
    """The reports about the agency's documents; those that nobody looked at first, the oldest of them on top."""
    asked = request.GET.get("state", State.OPEN)
    state = asked if asked in set(State) else ""
    counts = queries.counts(request.seat.code)
    found = queries.mistakes(
        request.seat.code, state=state, page=number(request.GET.get("page")) or 1, size=sheets.size(request)
    )
    chips = [Link(name_of(one), f"?state={one}", state == one, counts.get(one, 0)) for one in State]
    context = {
        "chips": [*chips, Link(_("All"), "?state=all", not state, sum(counts.values()))],
        "table": _table(found.rows),
        "page": Page(found.page, found.pages, found.total),
        "whole": True,
    }
    return show(request, "desk_mistakes/list.html", context)


@desk(*READERS)
def mistake(request: SeatedRequest, public_id: str) -> HttpResponseBase:
    """One report: read it beside its document, then say how it ends."""
    found = _found(request, public_id)
    form = AnswerForm(request.POST or None, moves=_moves(request, found))
    if request.method == "POST" and form.is_valid():
        with refusals_in(form):
            act = {"put_right": actions.put_right, "dismiss": actions.dismiss}[form.cleaned_data["move"]]
            act(by=by(request), mistake=public_id, answer=form.cleaned_data["answer"])
            return done(request, _("Answered. It is kept with its answer."), reverse("desk_mistakes:list"))
    opens = queries.moves(found.state)
    context = {
        "it": found,
        "status": Status(name_of(found.state), TONES[found.state]),
        "card": _card(found),
        "rows": _rows(found),
        "form": form if form.fields["move"].choices else None,  # type: ignore[attr-defined]
        "may_accept": "accept" in opens and request.seat.may(*KEEPERS),
    }
    return show(request, "desk_mistakes/mistake.html", context)


@desk(*KEEPERS, methods=("POST",))
def accept(request: SeatedRequest, public_id: str) -> HttpResponseBase:
    """The reader is right: next the document is corrected."""
    with refusals_said(request):
        actions.accept(by=by(request), mistake=_found(request, public_id).public_id)
        return done(request, _("Accepted. Correct the document, then say so here."), _address(public_id))
    return done(request, "", _address(public_id))


def _address(public_id: str) -> str:
    return reverse("desk_mistakes:mistake", args=[public_id])


def _found(request: SeatedRequest, public_id: str) -> MistakeView:
    found = queries.mistake(public_id)
    if found is None or found.agency != request.seat.code:
        raise refuse("mistakes.unknown")
    return found


def _moves(request: SeatedRequest, found: MistakeView) -> list[tuple[str, str]]:
    """The ends that are open to this person."""
    said = {"put_right": (_("It was put right"), KEEPERS), "dismiss": (_("Not a mistake"), DISMISSERS)}
    opens = queries.moves(found.state)
    return [(name, words) for name, (words, roles) in said.items() if name in opens and request.seat.may(*roles)]


def _card(found: MistakeView) -> FindingCard:
    where = _("Stands in the released text") if found.quoted else _("Not found in the released text as quoted")
    if not found.passage:
        where = _("No passage was marked")
    advice = _("The document was released again since; look at it first.") if _newer(found) else ""
    return FindingCard(found.remark, where, "", advice, "review", found.passage)


def _newer(found: MistakeView) -> bool:
    return found.current_version > found.version


def _rows(found: MistakeView) -> list[Row]:
    rows = [
        Row(_("Document"), found.title, reverse("desk_documents:document", args=[found.document]), wide=True),
        Row(_("Edition that was read"), str(found.version)),
        Row(_("Section"), found.section),
        Row(_("Unit that keeps it"), found.owner),
        Row(_("Reported on"), moment(found.reported_at)),
        Row(_("How to reach the reader"), found.contact),
        Row(_("Answer"), found.answer, wide=True),
        Row(_("Answered by"), found.decided_by),
        Row(_("Answered on"), moment(found.decided_at) if found.decided_at else ""),
        Row(_("Put right in edition"), str(found.righted_version or "")),
    ]
    return [row for row in rows if row.value]


def _table(rows: tuple[MistakeView, ...]) -> Table:
    return Table(
        _("Mistakes told of"),
        [
            Column(_("Reported on")), Column(_("Document")), Column(_("What is wrong")),
            Column(_("Unit that keeps it")), Column(_("State")),
        ],
        [
            [
                moment(row.reported_at),
                Cell(row.title, _address(row.public_id)),
                row.remark[:60],
                row.owner or row.section,
                Status(name_of(row.state), TONES[row.state]),
            ]
            for row in rows
        ],
        empty=_("Nothing here. Readers report mistakes on the page of a document."),
        caption_hidden=True,
    )  # fmt: skip

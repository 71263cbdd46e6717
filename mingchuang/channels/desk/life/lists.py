"""The list of an agency's normative documents, its filings, and what in their details differs."""

from datetime import date

from django import forms
from django.http import HttpResponseBase, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from mingchuang.channels.desk.base import SeatedRequest, by, desk, done, refusals_in, refusals_said, show
from mingchuang.channels.desk.documents.words import document_address, way_to
from mingchuang.channels.desk.seat import Seat
from mingchuang.channels.desk.words import plain, spoken_of
from mingchuang.domains.documents import actions, queries
from mingchuang.domains.documents.queries import agreeing, life
from mingchuang.domains.documents.queries.life import LifeRow
from mingchuang.law.documents.filing import FilingStanding
from mingchuang.look.dates import plain_day
from mingchuang.look.forms import DateField
from mingchuang.look.sentences import sentence
from mingchuang.look.values import Cell, Column, Link, Page, Status, Table
from mingchuang.press.sheets import Sheet

from .common import KEEPERS, READERS, decision_said, handed, page_number, tabs, validity_status

MOST = 5000


class FilingForm(forms.Form):
    """What the receipt of a filing says."""

    authority = forms.CharField(label=gettext_lazy("Filed with"), max_length=120)
    number = forms.CharField(label=gettext_lazy("Filing number"), max_length=60)
    filed_on = DateField(label=gettext_lazy("Put on record on"))


@desk(*READERS, methods=("GET",))
def documents(request: SeatedRequest) -> HttpResponseBase:
    """The released normative documents that the agency drafted, the soonest to lapse first."""
    seat, choice = request.seat, _choice(request)
    found = life.life_list(seat.code, seat.day, choice=choice, page=page_number(request))
    context = {
        "tabs": tabs("list"),
        "chips": [
            Link(str(said), f"?choice={name}", name == choice, found.counts[name]) for name, said in NAMES.items()
        ],
        "table": _table(found.rows, choice, seat),
        "page": Page(found.page, found.pages, found.total),
        "days": life.warning_days(seat.code, seat.day),
    }
    return show(request, "desk_life/list.html", context)


NAMES = {
    life.ALL: gettext_lazy("All"),
    life.UNFILED: gettext_lazy("In force, not filed"),
    life.OVERDUE: gettext_lazy("Filing overdue"),
    life.LAPSING: gettext_lazy("About to lapse"),
    life.TO_AMEND: gettext_lazy("To be amended"),
    life.ENDED: gettext_lazy("No longer in force"),
}


# What was filed in time needs no word.
FILING_TONES = {
    FilingStanding.LATE: "neutral",
    FilingStanding.WAITING: "neutral",
    FilingStanding.SOON: "soon",
    FilingStanding.OVERDUE: "bad",
}


def _choice(request: SeatedRequest) -> str:
    given = request.GET.get("choice", "")
    return given if given in life.CHOICES else life.ALL


def _table(rows: tuple[LifeRow, ...], choice: str, seat: Seat) -> Table:
    return Table(
        _("Normative documents"),
        [
            Column(_("Title")), Column(_("Validity")), Column(_("In force until")), Column(_("On file")),
            Column(_("Last clean-up")),
        ],
        [
            [
                Cell(row.title, way_to(seat, row.public_id), note=row.document_number),
                validity_status(row.validity),
                _until(row),
                _filed(row, seat),
                _cleaned(row, seat),
            ]
            for row in rows
        ],
        empty=_("No normative document stands here."),
        exports=[
            Link("CSV", f"{reverse('desk_life:export', args=['csv'])}?choice={choice}"),
            Link("XLSX", f"{reverse('desk_life:export', args=['xlsx'])}?choice={choice}"),
        ],
        caption_hidden=True,
    )  # fmt: skip


def _until(row: LifeRow) -> Cell:
    status = Status(_("about to lapse"), "soon") if row.lapsing else None
    return Cell(_day(row.last_day) or "—", status=status)


def _filed(row: LifeRow, seat: Seat) -> Cell:
    to = reverse("desk_life:filings", args=[row.public_id])
    numbers = "、".join(one.number for one in row.filings)
    acts = [Link(_("Filings"), to)] if seat.reads_drafts else []
    status, note = None, ""
    if row.filing in FILING_TONES and row.filing_due:
        status = Status(spoken_of(row.filing), FILING_TONES[row.filing])
        note = _("by %(day)s") % {"day": plain_day(row.filing_due)}
    return Cell(numbers or ("" if acts else "—"), status=status, note=note, acts=acts)


def _cleaned(row: LifeRow, seat: Seat) -> Cell:
    if not row.decision:
        return Cell("—")
    to = reverse("desk_life:decisions", args=[row.public_id]) if seat.reads_drafts else ""
    return Cell(decision_said(row.decision), to, note=_day(row.decided_on))


def _day(day: date | None) -> str:
    return plain_day(day) if day else ""


@desk(*READERS, methods=("GET",))
def export(request: SeatedRequest, form: str) -> HttpResponseBase:
    """The list as chosen, all pages, as a file."""
    seat = request.seat
    found = life.life_list(seat.code, seat.day, choice=_choice(request), size=MOST)
    heads = [
        _("Title"), _("Document number"), _("Made on"), _("In force from"), _("In force until"), _("Validity"),
        _("Filed with"), _("Filing number"), _("Put on record on"), _("Filing due"), _("Filing term"),
        _("Last clean-up"), _("Decided on"),
    ]  # fmt: skip
    return handed(Sheet(_("Normative documents"), heads, [_line(row) for row in found.rows]), form, request)


def _line(row: LifeRow) -> list[str]:
    return [
        row.title, row.document_number,
        *(one.isoformat() if one else "" for one in (row.made_on, row.effective_on, row.last_day)),
        spoken_of(row.validity) if row.validity else "",
        "、".join(one.authority for one in row.filings), "、".join(one.number for one in row.filings),
        "、".join(one.filed_on.isoformat() for one in row.filings),
        row.filing_due.isoformat() if row.filing_due else "", spoken_of(row.filing) if row.filing else "",
        decision_said(row.decision) if row.decision else "", row.decided_on.isoformat() if row.decided_on else "",
    ]  # fmt: skip


@desk(*READERS)
def filings(request: SeatedRequest, public_id: str) -> HttpResponseBase:
    """With whom a document is on file; recording one more."""
    bench = queries.workbench(public_id, by=by(request))
    may_keep = request.seat.may(*KEEPERS)
    form = FilingForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        with refusals_in(form):
            actions.record_filing(by=by(request), document=public_id, **form.cleaned_data)
            said = _("The filing is recorded; the document's page shows it.")
            return done(request, said, reverse("desk_life:filings", args=[public_id]))
    context = {
        "form": form,
        "bench": bench,
        "rows": life.filings(public_id),
        "may_keep": may_keep,
        "address": document_address(public_id),
    }
    return show(request, "desk_life/filings.html", context)


@desk(*KEEPERS, methods=("POST",))
def strike(request: SeatedRequest, public_id: str) -> HttpResponseBase:
    """Strike a filing that was recorded wrongly."""
    to = reverse("desk_life:filings", args=[public_id])
    with refusals_said(request):
        given = {name: plain(request.POST.get(name)) for name in ("authority", "reason")}
        actions.strike_filing(by=by(request), document=public_id, **given)
        return done(request, _("The filing has been struck."), to)
    return HttpResponseRedirect(to)


@desk(*READERS, methods=("GET",))
def details(request: SeatedRequest) -> HttpResponseBase:
    """Released policy documents in which metadata, text and download do not agree."""
    found = agreeing.differing(request.seat.code)
    rows = [
        [
            Cell(one.title, way_to(request.seat, one.public_id), note=one.document_number),
            "\n".join(map(sentence, one.findings)),
        ]
        for one in found.rows
    ]
    table = Table(
        _("Details that differ"),
        [Column(_("Title")), Column(_("What differs"))],
        rows,
        empty=_("Metadata, text and files agree in every document that was checked."),
        caption_hidden=True,
    )
    context = {"tabs": tabs("details"), "table": table, "checked": found.checked, "total": found.total}
    return show(request, "desk_life/details.html", context)

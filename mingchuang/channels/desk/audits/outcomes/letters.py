"""Letters of findings: who gets one, each on the screen and as DOCX or PDF, all of them as an archive."""

from datetime import date

from django import forms
from django.http import Http404, HttpResponseBase
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from mingchuang.channels.desk.base import SeatedRequest, desk, show
from mingchuang.domains.agencies import queries as agencies
from mingchuang.domains.audits import queries
from mingchuang.domains.audits.permissions import AUDITORS
from mingchuang.domains.audits.values import FileView, FindingView, RunView
from mingchuang.domains.audits.wording import wording
from mingchuang.domains.calendars.queries import calendar
from mingchuang.law.audit.letters import Template
from mingchuang.look.dates import plain_day
from mingchuang.look.forms import DateField
from mingchuang.look.values import Cell, Column, Link, Row, Status, Table
from mingchuang.press import fonts
from mingchuang.press.files import ZIP

from . import common, letter_files
from .letter_files import SHAPES, Sender
from .number_forms import NumberForm, NumberingForm


class ReplyForm(forms.Form):
    """Until when the bureaus are asked to answer."""

    reply_by = DateField(label=gettext_lazy("Reply by"))

    def __init__(self, *args: object, today: date, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        self.today = today

    def clean_reply_by(self) -> date:
        """Not a day that is over, and within two years: what is farther away was mistyped."""
        day: date = self.cleaned_data["reply_by"]
        if not 0 <= (day - self.today).days <= 730:
            raise forms.ValidationError(_("The day lies after today and within two years. Check it."))
        return day


def sender(run: RunView, template: Template, today: date, reply_by: date | None = None) -> Sender:
    """Who writes, when, and until when an answer is asked for: the template's working days unless a day is named."""
    agency = agencies.agency(run.agency)
    due = reply_by or calendar().nth_working_day(today, template.reply_days)
    return Sender(agency.name, agency.phone, today, due)


def asked(request: SeatedRequest, run: RunView) -> tuple[ReplyForm, Template, Sender]:
    """The form of the day, the agency's wording, and the sender with the day that holds."""
    today, template = request.seat.day, wording(run.agency).template
    usual = sender(run, template, today)
    given = any(name.startswith("reply_by") for name in request.GET)
    form = ReplyForm(request.GET if given else None, initial={"reply_by": usual.reply_by}, today=today)
    if given and form.is_valid():
        return form, template, sender(run, template, today, form.cleaned_data["reply_by"])
    return form, template, usual


@desk(*AUDITORS, methods=("GET",))
def letters(request: SeatedRequest, run: str) -> HttpResponseBase:
    """Every report of the run: how much is to be written about, and its letter."""
    view = common.taken(request, run)
    form, _template, of = asked(request, view)
    files = queries.files(run)
    written = [file for file in files if file.told]
    query = f"?reply_by={of.reply_by.isoformat()}"
    context = common.context(view, "letters") | {
        "form": form,
        "reply_by": of.reply_by,
        "number": len(written),
        "undecided": sum(_undecided(found) for file in files for found in file.findings),
        "table": _table(view, files, query),
        "numbering": NumberingForm(initial={"written": request.seat.day}),
        "bare": sum(not file.letter_number for file in written),
        "archives": [
            Link(shape.upper(), reverse("desk_outcomes:letters_zip", args=[run, shape]) + query) for shape in SHAPES
        ] if written else [],
        "template_url": reverse("desk_outcomes:template", args=[run]),
    }  # fmt: skip
    return show(request, "desk_outcomes/letters.html", context)


def _undecided(found: FindingView) -> bool:
    return not (found.accepted or found.dismissed)


def _table(run: RunView, files: list[FileView], query: str) -> Table:
    rows = []
    for file in files:
        found = file.told
        numbers = [sum(one.severity == severity for one in found) for severity in ("error", "warning", "notice")]
        dismissed = sum(one.dismissed for one in file.findings)
        number = Cell(file.letter_number, note=plain_day(file.letter_written)) if file.letter_written else "—"
        rows.append(
            [common.name_of(file), str(file.year or "—"), *numbers, dismissed, number, _letter_cell(run, file, query)]
        )
    columns = [
        Column(_("Body")), Column(_("Report year")), Column(_("To correct"), numeric=True), Column(_("To check"), numeric=True),
        Column(_("To improve"), numeric=True), Column(_("Dismissed"), numeric=True), Column(_("Document number")),
        Column(_("Letter of findings")),
    ]  # fmt: skip
    return Table(_("Letters of findings"), columns, rows, _("There are no reports in this audit."), caption_hidden=True)


def _letter_cell(run: RunView, file: FileView, query: str) -> object:
    if file.state == "waiting":
        return Status(_("not audited yet"), "soon")
    if not file.told:
        return Status(_("nothing to write about"), "done") if not file.why else Status(_("could not be read"), "soon")
    links = [
        Link(_("Read"), reverse("desk_outcomes:letter", args=[run.public_id, file.public_id]) + query, current=True)
    ]
    links += [
        Link(shape.upper(), reverse("desk_outcomes:letter_file", args=[run.public_id, file.public_id, shape]) + query)
        for shape in SHAPES
    ]
    return Cell(acts=links)


def file_of(run: RunView, public_id: str) -> FileView:
    """A file of this run; no page where it is another's."""
    file = queries.file(public_id)
    if file.run != run.public_id:
        raise Http404
    return file


@desk(*AUDITORS, methods=("GET",))
def letter(request: SeatedRequest, run: str, file: str) -> HttpResponseBase:
    """A letter on the screen, as it is written out, with its number and day to be written down."""
    view = common.taken(request, run)
    return shown(request, view, file_of(view, file))


def shown(
    request: SeatedRequest, view: RunView, found: FileView, form: NumberForm | None = None
) -> HttpResponseBase:  # fmt: skip
    """The page of a letter; ``form``: what came back from writing its number down."""
    run, file = view.public_id, found.public_id
    given = {"number": found.letter_number, "written": found.letter_written or request.seat.day}
    _form, template, of = asked(request, view)
    made = letter_files.composed(template, found, of)
    query = f"?reply_by={of.reply_by.isoformat()}"
    files = [
        Link(shape.upper(), reverse("desk_outcomes:letter_file", args=[run, file, shape]) + query) for shape in SHAPES
    ]
    context = common.context(view, "letters", Link(common.name_of(found))) | {
        "letter": made, "files": files, "form": form or NumberForm(initial=given),
        "number_url": reverse("desk_outcomes:letter_number", args=[run, file]),
        "rows": [Row(_("Addressee"), common.name_of(found)), Row(_("Reply by"), plain_day(of.reply_by)),
            Row(_("File name"), found.name)],
    }  # fmt: skip
    return show(request, "desk_outcomes/letter.html", context, status=422 if form else 200)


@desk(*AUDITORS, methods=("GET",))
def letter_file(request: SeatedRequest, run: str, file: str, shape: str) -> HttpResponseBase:
    """A letter as DOCX or PDF."""
    view = common.taken(request, run)
    found = file_of(view, file)
    _form, template, of = asked(request, view)
    content = letter_files.rendered(letter_files.composed(template, found, of), of, shape)
    name = letter_files.file_name(found, shape)
    return common.handed(content, SHAPES[shape], name, inline=shape == "pdf")


@desk(*AUDITORS, methods=("GET",))
def letters_zip(request: SeatedRequest, run: str, shape: str) -> HttpResponseBase:
    """Every letter of the run in one archive, handed out piece by piece as it is made."""
    view = common.taken(request, run)
    _form, template, of = asked(request, view)
    if shape == "pdf":
        fonts.chosen()  # refused before the first byte leaves, not in the middle of the archive
    files = [file for file in queries.files(run) if file.told]
    if not files:
        raise Http404
    answer = common.handed(letter_files.archive(template, files, of, shape), ZIP.media_type, f"{view.name}.zip")
    answer["Content-Encoding"] = "identity"  # packed already
    return answer

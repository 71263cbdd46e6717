"""核验: paste a text or a fingerprint, and learn whether, when and by which agency it was released, and what differs.

The form changes nothing and needs no session, so it carries no token and the page sets no cookie.
"""

from dataclasses import dataclass

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.functional import lazy
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from mingchuang.channels.site.answers import Answer, respond
from mingchuang.law.refusal import Refusal, Refused
from mingchuang.look.dates import moment
from mingchuang.look.sentences import add_refusals, sentence
from mingchuang.look.values import Column, DiffPart, Link, Row, Table
from mingchuang.readings.verify.reading import Verdict, ask

# A request must not wait for a large table to be filled; the schedule fills the rest.
INDEX_LIMIT = 400
MOST_ROWS = 100
TONES = {
    "same": "done",
    "within": "done",
    "excerpt": "done",
    "retired": "soon",
    "superseded": "soon",
    "withdrawn": "soon",
    "differs": "bad",
}


class VerifyForm(forms.Form):
    """One box for both: what is pasted says itself whether it is a fingerprint."""

    text = forms.CharField(
        label=gettext_lazy("Text or fingerprint"),
        error_messages={"required": lazy(lambda: sentence(Refusal("verify.empty")), str)()},
        strip=False,
        help_text=gettext_lazy("Paste the whole text, a part of it, or the fingerprint that stands below a text."),
        widget=forms.Textarea(attrs={"rows": 10, "spellcheck": "false", "autocomplete": "off"}),
    )


@dataclass(frozen=True)
class Shown:
    """The answer in words: a notice, what the release is, and every difference."""

    tone: str
    title: str
    text: str
    rows: list[Row]
    parts: list[DiffPart]
    differences: Table | None


@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
def verify(request: HttpRequest) -> HttpResponse:
    """GET: the empty form, or the answer for ``?fingerprint=``; POST: the answer for what was pasted."""
    given = request.POST if request.method == "POST" else _asked(request)
    form = VerifyForm(given)
    shown = None
    if form.is_bound and form.is_valid():
        try:
            shown = in_words(ask(form.cleaned_data["text"], index_limit=INDEX_LIMIT))
        except Refused as refused:
            add_refusals(form, refused)
    way = [Link(_("Home"), reverse("site:home")), Link(_("Check a text"))]
    values = {"form": form, "shown": shown, "way": way}
    if request.method == "POST":
        response = render(request, "site_tools/verify.html", values, status=422 if form.errors else 200)
        response.headers["Cache-Control"] = "no-store"
        return response
    return respond(request, Answer("site_tools/verify.html", values, keys=("verify",)))


def _asked(request: HttpRequest) -> dict[str, str] | None:
    fingerprint = request.GET.get("fingerprint", "")
    return {"text": fingerprint} if fingerprint else None


def in_words(verdict: Verdict) -> Shown:
    """What a reader is told."""
    title, text = _said(verdict)
    parts = [DiffPart(part.kind, part.text) for part in verdict.parts]
    return Shown(
        tone=TONES.get(verdict.outcome, "info"),
        title=title,
        text=text,
        rows=_rows(verdict),
        parts=parts,
        differences=_table(parts) if parts else None,
    )


def _said(verdict: Verdict) -> tuple[str, str]:
    around = ""
    if verdict.around:
        around = ngettext(
            "%(count)s more character stands around it; it is not part of the released text.",
            "%(count)s more characters stand around it; they are not part of the released text.",
            verdict.around,
        ) % {"count": verdict.around}
    changed = ngettext(
        "%(count)s character is different. Trust the released text.",
        "%(count)s characters are different. Trust the released text.",
        verdict.changed,
    ) % {"count": verdict.changed}
    said = {
        "same": (_("This is what was released"), _("Every character agrees with the released text.")),
        "within": (_("The released text stands in it unchanged"), around),
        "excerpt": (_("This is an unchanged part of a released text"), _("Read the whole text before you rely on it.")),
        "retired": (
            _("This was released and is no longer current"),
            _("Every character agrees with the released text. Its page says why it is no longer current."),
        ),
        "superseded": (
            _("This is an earlier edition"),
            _("It was released and has since been corrected. Read the edition in force now."),
        ),
        "withdrawn": (_("This was withdrawn"), _("It was released once and is no longer published.")),
        "differs": (_("This is not what was released"), f"{changed} {around}".strip()),
        "none": (
            _("No such text was released here"),
            _("No release agrees with it, even in part. Check that you copied the text itself, or ask the agency."),
        ),
    }  # fmt: skip
    return said[verdict.outcome]


def _rows(verdict: Verdict) -> list[Row]:
    release = verdict.release
    if release is None:
        return []
    gone = verdict.outcome == "withdrawn"
    address = "" if gone else reverse("site:document", args=[release.agency, release.public_id])
    # What a correction or a withdrawal took away may have been in the title.
    name = _("Read the edition in force") if verdict.outcome == "superseded" else release.title
    rows = [] if gone else [Row(_("Title"), name, address, wide=True)]
    if verdict.retired:
        rows.append(Row(_("State"), _("Marked as no longer current, or merged into another text"), wide=True))
    return [
        *rows,
        Row(_("Released by"), release.agency_name),
        Row(_("Released at"), moment(release.released_at)),
        Row(_("Index number"), release.index_number, whole=True),
        Row(_("Edition"), str(release.version)),
        Row(_("Fingerprint"), release.fingerprint, wide=True),
    ]


def _table(parts: list[DiffPart]) -> Table:
    """Every difference as words: after which words, what was released, what stands here."""
    rows: list[list[str]] = []
    before, removed = "", ""
    for at, part in enumerate(parts):
        following = parts[at + 1].kind if at + 1 < len(parts) else "same"
        if part.kind == "same":
            before = part.text.strip()[-12:]
        elif part.kind == "removed" and following == "added":
            removed = part.text
        else:
            pair = (part.text, "") if part.kind == "removed" else (removed, part.text)
            rows.append([f"…{before}" if before else _("(at the beginning)"), *(one or _("(nothing)") for one in pair)])
            removed = ""
    return Table(
        caption=_("The differences one by one"),
        columns=[Column(_("After the words")), Column(_("As released")), Column(_("In your text"))],
        rows=rows[:MOST_ROWS],
    )

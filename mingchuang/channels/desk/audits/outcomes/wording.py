"""The wording of an agency's letters: changed, looked at before it is saved, restored, its earlier versions."""

from django import forms
from django.http import HttpResponseBase, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from mingchuang.channels.desk.base import SeatedRequest, by, desk, done, refusals_in, refusals_said, show
from mingchuang.channels.desk.words import number
from mingchuang.domains.audits import actions, queries
from mingchuang.domains.audits.permissions import AUDITORS
from mingchuang.domains.audits.values import RunView
from mingchuang.domains.audits.wording import Wording, versions
from mingchuang.law.audit.letters import LONGEST_BODY, LONGEST_TITLE, Facts, Letter, Template, check, compose, fields
from mingchuang.law.audit.values import Finding
from mingchuang.look.dates import moment
from mingchuang.look.values import Column, Link, Status, Table

from . import common, letter_files
from .letters import sender

SAMPLE = Finding(
    "T3.rowsum", "error", ("T3.R1.total",), "3 ≠ 4", "表三“总计”栏",
    "表三“本年新收政府信息公开申请数量”行：各类申请人之和为3，总计填4，两者应当相等。", "…",
)  # fmt: skip


class WordingForm(forms.Form):
    """Title, text and term of the letters. The bounds are those of the law room, which says its own sentences."""

    title = forms.CharField(label=gettext_lazy("Title"), max_length=LONGEST_TITLE)
    body = forms.CharField(
        label=gettext_lazy("Text"), max_length=LONGEST_BODY, widget=forms.Textarea(attrs={"rows": 18}), strip=False
    )
    reply_days = forms.IntegerField(label=gettext_lazy("Working days until the reply"), min_value=1, max_value=60)
    lock_version = forms.IntegerField(widget=forms.HiddenInput)


@desk(*AUDITORS)
def template(request: SeatedRequest, run: str) -> HttpResponseBase:
    """Change the wording. ``step=look`` shows the letter and saves nothing; ``?version=`` begins from an earlier one."""
    view = common.taken(request, run)
    kept = versions(view.agency)
    form = WordingForm(request.POST or None, initial=_initial(kept, request.GET.get("version")))
    letter: Letter | None = None
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        with refusals_in(form):
            wanted = check(Template(given["title"], given["body"], given["reply_days"]))
            if request.POST.get("step") == "look":
                letter = _sample(request, view, wanted)
            else:
                actions.write_letter_template(
                    by=by(request), agency=view.agency, title=given["title"], body=given["body"],
                    reply_days=given["reply_days"], lock_version=given["lock_version"],
                )  # fmt: skip
                return done(request, _("The wording of the letters is saved."), _address(run))
    context = common.context(view, "letters", Link(_("Wording"))) | {
        "form": form, "letter": letter, "fields": _fields(), "versions": _versions(view, kept),
        "changed": kept[0].number > 0 and kept[0].template != kept[-1].template, "lock_version": kept[0].number,
    }  # fmt: skip
    return show(request, "desk_outcomes/template.html", context)


def _address(run: str) -> str:
    return reverse("desk_outcomes:template", args=[run])


def _initial(kept: list[Wording], version: str | None) -> dict[str, object]:
    wanted = number(version)
    chosen = next((one for one in kept if one.number == wanted), kept[0]).template
    return {"title": chosen.title, "body": chosen.body, "reply_days": chosen.reply_days, "lock_version": kept[0].number}


def _sample(request: SeatedRequest, run: RunView, wanted: Template) -> Letter:
    """The letter to the first bureau that gets one; about an invented finding while there is none."""
    of = sender(run, wanted, request.seat.day)
    for file in queries.files(run.public_id):
        if file.told:
            return letter_files.composed(wanted, file, of)
    facts = Facts("", run.year, "AR2021", of.name, of.phone, of.written, of.reply_by)
    return compose(wanted, facts, [SAMPLE])


def _fields() -> Table:
    rows = [["{{" + name + "}}", common.spoken((facts["zh"], facts["en"]))] for name, facts in fields().items()]
    return Table(_("Fields"), [Column(_("Field")), Column(_("What stands there"))], rows)


def _versions(run: RunView, kept: list[Wording]) -> Table:
    rows = []
    for place, one in enumerate(kept):
        name = _("version %(number)d") % {"number": one.number} if one.number else _("as shipped")
        saved = f"{one.saved_by} · {moment(one.saved_at)}" if one.saved_at else "—"
        act = Status(_("in use"), "done") if not place else Link(
            _("Begin from this"), f"{_address(run.public_id)}?version={one.number}"
        )  # fmt: skip
        rows.append([name, saved, act])
    return Table(_("Versions"), [Column(_("Version")), Column(_("Saved by")), Column(_("Use"))], rows)


@desk(*AUDITORS, methods=("POST",))
def restore(request: SeatedRequest, run: str) -> HttpResponseBase:
    """Back to the shipped wording; the versions in between stay."""
    view = common.taken(request, run)
    with refusals_said(request):
        actions.restore_letter_template(
            by=by(request), agency=view.agency, lock_version=number(request.POST.get("lock_version")) or 0
        )
        return done(request, _("The shipped wording is in use again."), _address(run))
    return HttpResponseRedirect(_address(run))

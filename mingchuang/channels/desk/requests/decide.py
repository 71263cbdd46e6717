"""The decision: chosen from the table, its texts written, its letter seen before it goes to sign-off."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.http import HttpResponseBase
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from mingchuang.channels.desk.base import SeatedRequest, by, desk, done, refusals_in, show
from mingchuang.domains.agencies.roles import Role
from mingchuang.domains.disclosure import actions, permissions, queries
from mingchuang.law.articles import in_words
from mingchuang.law.disclosure.decisions import GROUPS, WITHHELD_GROUNDS, available, decision
from mingchuang.law.disclosure.letters import Letter, decision_facts, optional_facts
from mingchuang.law.refusal import refuse
from mingchuang.look.forms import FilesField
from mingchuang.look.values import Link

from . import uploads, values
from .case import case_of
from .forms import ActForm

HANDLERS = (Role.FOI_CLERK, Role.HANDLER)
LAPSED = ("D41", "D42")


class DecisionForm(ActForm):
    """The texts a decision's letter asks for, as the law room lists them."""

    uploads = FilesField(label=gettext_lazy("Files that go with the reply"), required=False)

    def __init__(self, *args: Any, code: str, **kwargs: Any) -> None:
        self.code = code
        super().__init__(*args, **kwargs)

    def prepare(self) -> None:
        earlier = next((one for one in reversed(self.case.drafts) if one.code == self.code), None)
        optional = optional_facts()
        texts: dict[str, forms.Field] = {}
        for fact in decision_facts(self.code):
            texts[fact.id] = forms.CharField(
                label=values.said(fact),
                required=fact.id not in optional and fact.id != "withheld_basis",
                widget=forms.Textarea({"rows": 4}) if fact.long else forms.TextInput(),
                max_length=5000,
                initial=earlier.texts.get(fact.id, "") if earlier else "",
            )
        if self.code == "D03":
            grounds = [("", "—"), *((code, values.said(decision(code))) for code in WITHHELD_GROUNDS)]
            texts["withheld_ground"] = forms.ChoiceField(
                label=_("On what the part not given rests"), choices=grounds, required=False,
                initial=earlier.withheld_ground if earlier else "",
            )  # fmt: skip
        self.fields = texts | self.fields

    def texts(self) -> dict[str, str]:
        """The texts by the ids of the law room."""
        known = {fact.id for fact in decision_facts(self.code)}
        return {name: value for name, value in self.cleaned_data.items() if name in known}

    @property
    def ground(self) -> str:
        """For D03, on which kind the part not given rests."""
        return str(self.cleaned_data.get("withheld_ground", ""))


def choices(request: SeatedRequest, current: str) -> list[tuple[str, list[Link]]]:
    """The table of decisions by group, each leading to its form."""
    rows = [kind for kind in available(request.seat.day) if kind.code not in LAPSED]
    return [
        (
            values.said(group),
            [Link(values.said(k), f"?code={k.code}", k.code == current) for k in rows if k.group == group.id],
        )
        for group in GROUPS
    ]


@desk(*HANDLERS)
def decide(request: SeatedRequest, public_id: str) -> HttpResponseBase:
    """Choose, write, preview, send to sign-off."""
    case = case_of(request, public_id)
    if "draft_decision" not in case.acts:
        state = {"zh": case.row.state.zh, "en": case.row.state.en}
        raise refuse("disclosure.not_now", "", state=state, act={"zh": "拟定处理决定", "en": "draft a decision"})
    code = request.GET.get("code", "")
    context: dict[str, Any] = {
        "row": case.row, "chip": values.chip_of(case.row), "groups": choices(request, code),
        "address": values.address(case.row), "asked": case.content.get("description", ""),
        "earlier_files": case.drafts[-1].files if case.drafts else (),
        "returned": next((one.opinion for one in reversed(case.drafts) if one.verdict == "returned"), ""),
    }  # fmt: skip
    if not code:
        return show(request, "desk_requests/decide.html", context)
    kind = decision(code)
    sent = (request.POST, request.FILES) if request.method == "POST" else ()
    form = DecisionForm(*sent, case=case, today=request.seat.day, code=code)
    context |= {"form": form, "kind": values.said(kind), "articles": "、".join(map(in_words, kind.articles))}
    if form.is_bound and form.is_valid():
        with refusals_in(form):
            if request.POST.get("act") != "preview":
                _draft(request, public_id, code, form)
                return done(request, _("The draft waits for sign-off."), values.address(case.row))
            letter = queries.preview(
                by=by(request), request=public_id, code=code, texts=form.texts(), withheld_ground=form.ground
            )
            context["letter"] = paragraphs(letter)
    return show(request, "desk_requests/decide.html", context)


def _draft(request: SeatedRequest, public_id: str, code: str, form: DecisionForm) -> None:
    actions.draft_decision(
        by=by(request), request=public_id, code=code, texts=form.texts(), withheld_ground=form.ground,
        uploads=uploads.read("reply", form.cleaned_data["uploads"]), kept=request.POST.getlist("kept"),
        lock_version=form.cleaned_data["lock_version"],
    )  # fmt: skip


def paragraphs(letter: Letter) -> list[Mapping[str, str]]:
    """The letter's paragraphs with their roles, for setting them on the screen."""
    return [{"role": one.role, "text": one.text} for one in letter.paragraphs]


@desk(*permissions.READERS, methods=("GET",))
def letter(request: SeatedRequest, public_id: str) -> HttpResponseBase:
    """The reply of the draft that waits, as it would go out today: what the approver reads."""
    case = case_of(request, public_id)
    found = queries.drafted_letter(by=by(request), request=public_id)
    if found is None:
        raise refuse("disclosure.unknown")
    context = {"row": case.row, "letter": paragraphs(found), "address": values.address(case.row)}
    return show(request, "desk_requests/letter.html", context)

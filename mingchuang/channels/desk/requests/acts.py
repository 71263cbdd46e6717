"""One page for every act: its form, and the act itself when the form is sent."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from django.http import Http404, HttpResponseBase
from django.utils.translation import gettext as _

from mingchuang.channels.desk.base import SeatedRequest, by, desk, done, refusals_in, show
from mingchuang.domains.disclosure import actions, permissions
from mingchuang.domains.disclosure.files import Upload
from mingchuang.law.articles import in_words
from mingchuang.law.disclosure.moves import ACTS, may
from mingchuang.law.refusal import refuse

from . import amending, forms, forms_after, sheet, splitting, uploads, values
from .case import case_of


@dataclass(frozen=True)
class Way:
    """How an act is done on the desk: its form, its function, and what its uploads are for."""

    form: type[forms.ActForm]
    act: Callable[..., Any]
    purpose: str = ""


WAYS: Mapping[str, Way] = {
    "confirm_receipt": Way(forms.ConfirmForm, actions.confirm_receipt),
    "split": Way(splitting.SplitForm, actions.split),
    "assign": Way(forms.AssignForm, actions.assign),
    "ask_correction": Way(forms.CorrectionNoticeForm, actions.ask_correction),
    "record_correction": Way(forms.CorrectionForm, actions.record_correction, "correction"),
    "start_inquiry": Way(forms.InquiryForm, actions.start_inquiry),
    "record_delivery": Way(forms.InquiryDeliveryForm, actions.record_delivery),
    "record_opinion": Way(forms.OpinionForm, actions.record_opinion),
    "record_silence": Way(forms.SilenceForm, actions.record_silence),
    "propose_extension": Way(forms.ExtensionForm, actions.propose_extension),
    "extend": Way(forms.PlainForm, actions.extend),
    "decline_extension": Way(forms.PlainForm, actions.decline_extension),
    "ask_reasons": Way(forms.ReasonsNoticeForm, actions.ask_reasons),
    "record_reasons": Way(forms.ReasonsForm, actions.record_reasons),
    "propose_delay": Way(forms.DelayForm, actions.propose_delay),
    "agree_delay": Way(forms.PlainForm, actions.agree_delay),
    "decline_delay": Way(forms.PlainForm, actions.decline_delay),
    "return_draft": Way(forms.OpinionOnDraftForm, actions.return_draft),
    "sign_off": Way(forms.SignForm, actions.sign_off),
    "issue_reply": Way(forms.PlainForm, actions.issue_reply),
    "deliver": Way(forms.DeliverForm, actions.deliver, "proof"),
    "tell_third_party": Way(forms_after.TellForm, actions.tell_third_party),
    "deliver_notice": Way(forms_after.NoticeDeliveryForm, actions.deliver_notice, "proof"),
    "withdraw": Way(forms.WithdrawForm, actions.withdraw),
    "abandon": Way(forms.PlainForm, actions.abandon),
    "archive": Way(forms.PlainForm, actions.archive),
    "record_review": Way(forms.ReviewForm, actions.record_review),
    "record_suit": Way(forms.SuitForm, actions.record_suit),
    "set_outcome": Way(forms.OutcomeForm, actions.set_outcome),
    "order_redecision": Way(forms_after.RedecisionForm, actions.order_redecision),
    "amend_day": Way(amending.AmendDayForm, actions.amend_day),
    "amend_entry": Way(amending.AmendEntryForm, actions.amend_entry),
}
# What cannot be taken back by another act is asked with the red button.
GRAVE = frozenset({"withdraw", "abandon", "decline_extension", "decline_delay", "return_draft"})


@desk(*permissions.READERS)
def act(request: SeatedRequest, public_id: str, act: str) -> HttpResponseBase:
    """The form of one act on one request."""
    way = WAYS.get(act)
    if way is None:
        raise Http404
    case = case_of(request, public_id)
    if act not in case.acts:
        wanted = ACTS[act]
        if may(act, case.row.state.id):
            raise refuse("disclosure.role_missing")
        state = {"zh": case.row.state.zh, "en": case.row.state.en}
        raise refuse("disclosure.not_now", "", state=state, act={"zh": wanted.zh, "en": wanted.en})
    sent = (request.POST, request.FILES) if request.method == "POST" else ()
    form = way.form(*sent, case=case, today=request.seat.day)
    if form.is_bound and form.is_valid():
        with refusals_in(form):
            way.act(by=by(request), request=public_id, **_facts(form, way))
            return done(request, _done(act), values.address(case.row))
    context = {
        "form": form, "row": case.row, "act": values.said(ACTS[act]), "article": in_words(ACTS[act].article),
        "kind": "danger" if act in GRAVE else "primary", "address": values.address(case.row),
        "status": values.status_of(case.row), "chip": values.chip_of(case.row), "note": note(act, case),
    }  # fmt: skip
    return show(request, "desk_requests/act.html", context)


def _facts(form: forms.ActForm, way: Way) -> dict[str, Any]:
    """The cleaned values as the act takes them; empty days are left to the act, files are read."""
    facts = {name: value for name, value in form.facts().items() if value is not None}
    if "uploads" in facts:
        read: list[Upload] = uploads.read(way.purpose, facts["uploads"])
        facts["uploads"] = read
    return facts


def _done(act: str) -> str:
    return _("Done: %(act)s.") % {"act": values.said(ACTS[act])}


def note(act: str, case: Any) -> str:
    """What the person should know before this act."""
    notes = {
        "issue_reply": _(
            "The letter is numbered and dated today. The request counts as answered once it is delivered."
        ),
        "abandon": _("Has the applicant given a good reason for the delay? If so, record the correction instead."),
        "withdraw": _("Only on the applicant's word."),
        "split": _(
            "Each matter becomes a request with its own number, answer and count; all keep the day of receipt. The whole wording "
            "stays in the record, and the applicant sees all of them with the same query code."
        ),
        "ask_correction": _("A correction can be asked for once only. The clock starts anew when it arrives."),
        "ask_reasons": _("Only where requests are clearly too many or too frequent. The term goes on."),
        "propose_delay": _(
            "Only where the reasons are reasonable. Where they are not, draft the decision not to handle the request."
        ),
        "tell_third_party": _(
            "The letter tells the third party what is disclosed, why, and its remedy. It is numbered and dated today."
        ),
        "order_redecision": _(
            "The request is taken in hand again with a term of its own. Its first result stays, and the report counts it once."
        ),
        "amend_day": _(
            "The wrong day stays in the record with your name and the reason. The term is counted anew; letters already sent "
            "stay as they were sent."
        ),
        "amend_entry": _("The wrong data stay in the record with your name and the reason."),
        "archive": _("The course is closed; reviews and lawsuits can still be entered."),
    }
    if act == "extend":
        return next((f"{one.reason}" for one in case.extensions if one.agreed is None), "")
    if act in ("agree_delay", "decline_delay"):
        return sheet.delay(case)
    return notes.get(act, "")

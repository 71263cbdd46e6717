"""The acts on an edition. Each is a POST to its own address; a refused one shows the page again with what was typed."""

from collections.abc import Callable
from datetime import datetime

from django.forms import Form
from django.http import HttpResponseBase
from django.urls import reverse
from django.utils.translation import gettext as _

from mingchuang.channels.desk.base import SeatedRequest, by, desk, done
from mingchuang.channels.desk.words import plain
from mingchuang.domains.agencies.roles import Role
from mingchuang.domains.documents import actions, queries
from mingchuang.domains.documents.queries.workbench import Workbench
from mingchuang.law.refusal import Refused
from mingchuang.law.review import Move
from mingchuang.ledger.acts import SHANGHAI
from mingchuang.look.dates import moment
from mingchuang.look.sentences import add_refusals

from . import words
from .act_forms import CorrectForm, OpinionForm, ReasonForm, ScheduleForm, WithdrawForm
from .bench import page
from .writing import submitted

PEOPLE = (Role.DRAFTER, Role.REVIEWER, Role.FINAL_REVIEWER, Role.OPENNESS)


def _act(
    request: SeatedRequest, public_id: str, name: str, form: Form, do: Callable[[], str], to: str = ""
) -> HttpResponseBase:
    """Do it if the form is right; say what happened. Else the page again, the sentences at the fields."""
    if form.is_valid():
        try:
            said = do()
            return done(request, said, to or words.document_address(public_id))
        except Refused as refused:
            add_refusals(form, refused)
    return page(request, queries.workbench(public_id, by=by(request)), {name: form})


@desk(*PEOPLE, methods=("POST",))
def submit(request: SeatedRequest, public_id: str) -> HttpResponseBase:
    """提交审核."""

    def do() -> str:
        actions.submit(by=by(request), document=public_id)
        return submitted(request, public_id)

    return _act(request, public_id, "opinion", OpinionForm({}), do)


@desk(*PEOPLE, methods=("POST",))
def recall(request: SeatedRequest, public_id: str) -> HttpResponseBase:
    """取回."""

    def do() -> str:
        actions.recall(by=by(request), document=public_id)
        return _("Taken back. You can change it and submit it again.")

    return _act(request, public_id, "opinion", OpinionForm({}), do)


@desk(*PEOPLE, methods=("POST",))
def decide(request: SeatedRequest, public_id: str) -> HttpResponseBase:
    """通过 or 退回, by the reviewer or the final reviewer: the button says which."""
    form = OpinionForm(request.POST)
    bench = queries.workbench(public_id, by=by(request))
    chosen = request.POST.get("act", "")

    def do() -> str:
        opinion = form.cleaned_data["opinion"]
        if chosen == "return":
            actions.send_back(by=by(request), document=public_id, opinion=opinion)
            return _("Sent back to its writers with your opinion.")
        if chosen == "pass":
            actions.review(by=by(request), document=public_id, opinion=opinion)
            return _("Passed. Now it waits for the final reviewer: %(names)s.") % {
                "names": _next(request, bench, Move.APPROVE)
            }
        actions.approve(by=by(request), document=public_id, opinion=opinion)
        return _("Approved. Release it now, or schedule the release.")

    return _act(request, public_id, "opinion", form, do)


def _next(request: SeatedRequest, bench: Workbench, move: Move) -> str:
    hands = {hand.person for hand in bench.hands if hand.standing} | {request.user.name}
    return words.who_is_next(bench.agency, move, request.seat.day, hands)


@desk(*PEOPLE, methods=("POST",))
def override(request: SeatedRequest, public_id: str) -> HttpResponseBase:
    """放行 one finding: by the openness office, with its reason."""
    form = ReasonForm(request.POST)
    kind, _space, places = plain(request.POST.get("finding")).partition(" ")
    start, _space, end = places.partition(" ")

    def do() -> str:
        numbers = [int(part) if part.isascii() and part.isdigit() else -1 for part in (start, end)]
        reason = form.cleaned_data["reason"]
        actions.override_finding(
            by=by(request), document=public_id, kind=kind, start=numbers[0], end=numbers[1], reason=reason
        )
        return _("Let pass. Any later change of the text brings the finding back.")

    return _act(request, public_id, "reason", form, do)


@desk(*PEOPLE, methods=("POST",))
def release(request: SeatedRequest, public_id: str) -> HttpResponseBase:
    """发布 now."""

    def do() -> str:
        actions.release(by=by(request), document=public_id)
        return _("Released: every channel shows it from now on.")

    return _act(request, public_id, "opinion", OpinionForm({}), do)


@desk(*PEOPLE, methods=("POST",))
def schedule(request: SeatedRequest, public_id: str) -> HttpResponseBase:
    """定时发布, or no longer."""
    if request.POST.get("act") == "cancel":
        form: Form = OpinionForm({})

        def cancel() -> str:
            actions.schedule(by=by(request), document=public_id, at=None)
            return _("The scheduled release is off; release it yourself.")

        return _act(request, public_id, "opinion", form, cancel)
    form = ScheduleForm(request.POST, prefix="schedule")

    def do() -> str:
        at = datetime.combine(form.cleaned_data["at"], form.cleaned_data["time"], SHANGHAI)
        before = queries.workbench(public_id, by=by(request)).scheduled_for
        actions.schedule(by=by(request), document=public_id, at=at)
        if before is not None and before != at:
            said = _("It will be released by itself on %(moment)s, no longer on %(before)s.")
            return said % {"moment": moment(at), "before": moment(before)}
        return _("It will be released by itself on %(moment)s.") % {"moment": moment(at)}

    return _act(request, public_id, "schedule", form, do)


@desk(*PEOPLE, methods=("POST",))
def correct(request: SeatedRequest, public_id: str) -> HttpResponseBase:
    """更正: a new edition of what the public reads."""
    form = CorrectForm(request.POST, prefix="correct")

    def do() -> str:
        actions.correct(by=by(request), document=public_id, change_note=form.cleaned_data["change_note"])
        return _("A new edition is open. The public reads the old one until this one is released.")

    return _act(request, public_id, "correct", form, do, reverse("desk_documents:edit", args=[public_id]))


@desk(*PEOPLE, methods=("POST",))
def ask_withdrawal(request: SeatedRequest, public_id: str) -> HttpResponseBase:
    """申请撤回."""
    form = WithdrawForm(request.POST, prefix="withdraw")

    def do() -> str:
        given = form.cleaned_data
        target = ""
        if given["redirect_to"]:
            found = queries.find(given["redirect_to"], released_only=True)
            target = found[0].public_id if len(found) == 1 else given["redirect_to"]
        actions.ask_withdrawal(
            by=by(request),
            document=public_id,
            reason=given["reason"],
            explanation=given["explanation"],
            redirect_to=target,
        )
        return _("Asked. A final reviewer who is not you decides.")

    return _act(request, public_id, "withdraw", form, do)


@desk(*PEOPLE, methods=("POST",))
def decide_withdrawal(request: SeatedRequest, public_id: str) -> HttpResponseBase:
    """撤回 as asked, or leave the document as it is."""

    def do() -> str:
        if request.POST.get("act") == "decline":
            actions.decline_withdrawal(by=by(request), document=public_id)
            return _("Declined: the document stays as it is.")
        actions.withdraw(by=by(request), document=public_id)
        return _("Withdrawn in every channel; the reason is shown.")

    return _act(request, public_id, "opinion", OpinionForm({}), do)


@desk(*PEOPLE, methods=("POST",))
def discard(request: SeatedRequest, public_id: str) -> HttpResponseBase:
    """作废 the draft."""

    def do() -> str:
        actions.discard(by=by(request), document=public_id)
        return _("The draft has been discarded.")

    return _act(request, public_id, "opinion", OpinionForm({}), do)

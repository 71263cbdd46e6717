"""Withdrawing: one person asks, another decides; the reason decides what a visitor gets from then on."""

from mingchuang.domains.documents import fragments, permissions, policies, shelving
from mingchuang.domains.documents.models import Document, Withdrawal
from mingchuang.law.refusal import refuse
from mingchuang.law.review import Move, State, WithdrawalReason
from mingchuang.ledger.acts import By, act

from .common import Ref, line, locked, may, public_edition, ref
from .releasing import tell_others


@act
def ask_withdrawal(*, by: By, document: str, reason: str, explanation: str, redirect_to: str = "") -> Ref:
    """Ask that a released document be withdrawn. ``explanation`` is shown to the public; consolidated needs ``redirect_to``."""
    found = locked(document)
    why = policies.check_reason(explanation, "explanation")
    edition = public_edition(found)
    may(Move.ASK_WITHDRAWAL, by, found, edition)
    if reason not in set(WithdrawalReason):
        raise refuse("documents.withdrawal_reason_unknown", "reason")
    waiting = found.withdrawals.filter(outcome=Withdrawal.PENDING).first()
    if waiting is not None:
        if waiting.asked_by_id == by.who.pk and waiting.reason == reason:
            return ref(found, edition)
        raise refuse("documents.withdrawal_waits", title=found.title)
    Withdrawal.objects.create(
        document=found,
        reason=reason,
        explanation=why,
        redirect_to=_target(found, redirect_to) if reason == WithdrawalReason.CONSOLIDATED else None,
        asked_by=by.who,
        asked_at=by.at,
    )
    line("ask_withdrawal", by=by, document=found, edition=edition, reason=reason)
    return ref(found, edition)


@act
def withdraw(*, by: By, document: str) -> Ref:
    """撤回: a final reviewer, not the one who asked, withdraws the document as asked; in every channel at once."""
    found = locked(document)
    edition = public_edition(found)
    waiting = found.withdrawals.select_related("redirect_to").filter(outcome=Withdrawal.PENDING).first()
    if waiting is None:
        last = found.withdrawals.order_by("-asked_at").first()
        if edition.state == State.WITHDRAWN and last and last.decided_by_id == by.who.pk:
            return ref(found, edition)
        raise refuse("documents.withdrawal_not_asked", title=found.title)
    end = may(Move.WITHDRAW, by, found, edition)
    if waiting.asked_by_id == by.who.pk:
        raise refuse("documents.withdrawal_by_another", move={"zh": Move.WITHDRAW.zh, "en": Move.WITHDRAW.en})
    _decide(waiting, by, Withdrawal.DONE)
    edition.state, edition.moved_at = end, by.at
    edition.save(update_fields=["state", "moved_at"])
    page = WithdrawalReason(waiting.reason).page
    found.public_state, found.redirect_to = page, waiting.redirect_to
    found.lock_version += 1
    found.save(update_fields=["public_state", "redirect_to", "lock_version"])
    shelving.shelve(found, by.day)
    tell_others(found, by.day)
    fragments.rebuild(list(fragments.for_rendering().filter(pk=found.pk)), by.day)
    fragments.rebuild(fragments.around(found), by.day)
    line("withdraw", by=by, document=found, edition=edition, reason=waiting.reason)
    return ref(found, edition)


@act
def decline_withdrawal(*, by: By, document: str) -> Ref:
    """Leave the document as it is although its withdrawal was asked for."""
    found = locked(document)
    edition = public_edition(found)
    waiting = found.withdrawals.filter(outcome=Withdrawal.PENDING).first()
    if waiting is None:
        raise refuse("documents.withdrawal_not_asked", title=found.title)
    permissions.check(Move.WITHDRAW, by, found.publishing_agency.code, edition)
    if waiting.asked_by_id == by.who.pk:
        raise refuse("documents.withdrawal_by_another", move={"zh": "不予撤回", "en": "Decline"})
    _decide(waiting, by, Withdrawal.DECLINED)
    line("decline_withdrawal", by=by, document=found, edition=edition)
    return ref(found, edition)


def _decide(waiting: Withdrawal, by: By, outcome: str) -> None:
    waiting.outcome, waiting.decided_by, waiting.decided_at = outcome, by.who, by.at
    waiting.save(update_fields=["outcome", "decided_by", "decided_at"])


def _target(document: Document, public_id: str) -> Document:
    """The document to which readers are sent: released, another one, and not itself sent on."""
    target = Document.objects.filter(public_id=public_id).first()
    if target is None or target.pk == document.pk:
        raise refuse("documents.redirect_unknown", "redirect_to")
    policies.check_shown(target, "redirect_to")
    return target

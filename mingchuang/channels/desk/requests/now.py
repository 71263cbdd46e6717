"""What a person may do with a case now, in the order in which it helps: what moves it on, the rest, what puts it right."""

from mingchuang.domains.disclosure.queries import Case
from mingchuang.law.disclosure.moves import ACTS
from mingchuang.look.values import Link

from . import values
from .addresses import act_address

# Acts that stand on the page of the case only, each with its own page or button.
IN_CASE = tuple(act for act in ACTS if act not in ("receive", "send_fee_notice", "record_payment"))
AMENDING = ("amend_day", "amend_entry")
DECIDING = ("extend", "decline_extension", "agree_delay", "decline_delay")
# The acts that carry a case on from its state; they stand first and as full buttons.
ONWARD = {
    "received": ("confirm_receipt",), "registered": ("assign",), "in_hand": ("draft_decision",),
    "awaiting_correction": ("record_correction", "abandon"), "inquiring": ("record_opinion", "record_silence"),
    "awaiting_payment": ("abandon",), "drafted": ("sign_off", "return_draft"), "signed": ("issue_reply",),
    "issued": ("deliver",), "answered": ("tell_third_party", "deliver_notice", "archive"), "abandoned": ("archive",),
    "withdrawn": ("archive",), "redeciding": ("draft_decision",), "redrafted": ("sign_off", "return_draft"),
    "resigned": ("issue_reply",), "reissued": ("deliver",),
}  # fmt: skip


def _open_proposal(case: Case) -> tuple[str, ...]:
    """What the head of the office may do with the proposal that waits."""
    if any(one.agreed is None for one in case.extensions):
        return ("extend", "decline_extension")
    if any(one.agreed is None for one in case.delays):
        return ("agree_delay", "decline_delay")
    return ()


def acts(case: Case) -> tuple[list[Link], list[Link], list[Link]]:
    """The acts this person may do now: those that move the case on, the others, and those that put the record right."""
    proposed = _open_proposal(case)
    onward = proposed or ONWARD.get(case.row.state.id, ())
    shown = [act for act in case.acts if act in IN_CASE and _makes_sense(case, act, proposed)]
    links = {act: Link(values.said(ACTS[act]), act_address(case.row.public_id, act)) for act in shown}
    other = [act for act in shown if act not in onward and act not in AMENDING]
    return (
        [links[act] for act in onward if act in links],
        [links[act] for act in other],
        [links[act] for act in AMENDING if act in links],
    )


def _makes_sense(case: Case, act: str, proposed: tuple[str, ...]) -> bool:
    """Leave out acts that have no object now: nothing proposed, nothing undelivered, nothing lapsed, nothing pending."""
    if act in DECIDING:
        return act in proposed
    if act in ("ask_reasons", "record_reasons", "propose_delay"):
        return _of_reasons(case, act, proposed)
    if act == "propose_extension":
        return not proposed and sum(one.working_days for one in case.extensions if one.agreed) < 20
    if act == "ask_correction":
        return case.correction is None
    if act == "record_delivery":
        return any(one.delivered_on is None and not one.stance for one in case.inquiries)
    if act in ("abandon", "record_silence"):
        return case.row.next_act == act
    if act in ("tell_third_party", "deliver_notice", "archive"):
        owed = {"tell_third_party": case.untold, "deliver_notice": case.undelivered}
        return bool(owed[act]) if act in owed else not (case.untold or case.undelivered)
    if act == "order_redecision":
        return any(one.outcome == "corrected" and not one.redecided for one in case.remedies)
    if act == "set_outcome":
        return any(one.outcome == "pending" for one in case.remedies)
    if act == "amend_day":
        return bool(case.amendable)
    return True


def _of_reasons(case: Case, act: str, proposed: tuple[str, ...]) -> bool:
    """Reasons are asked once, recorded once, and only then is the answer put off."""
    if case.reasons is None:
        return act == "ask_reasons"
    return act == ("record_reasons" if case.reasons.given_on is None else "propose_delay") and not proposed

"""The acts of a disclosure request, in the order in which a request meets them (条例 art.29–45)."""

from .amend import amend_day
from .amend_entry import amend_entry
from .close import abandon, archive, withdraw
from .course import (
    ask_correction,
    record_correction,
    record_delivery,
    record_opinion,
    record_silence,
    start_inquiry,
)
from .decide import deliver, draft_decision, issue_reply, return_draft, sign_off
from .delay import agree_delay, ask_reasons, decline_delay, propose_delay, record_reasons
from .due import refresh_due_days
from .fees import record_payment, send_fee_notice
from .notices import deliver_notice, tell_third_party
from .receive import Received, assign, confirm_receipt, receive
from .redecide import order_redecision
from .remedies import record_review, record_suit, set_outcome
from .split import Matter, split
from .term import decline_extension, extend, propose_extension

__all__ = [
    "Matter",
    "Received",
    "abandon",
    "agree_delay",
    "amend_day",
    "amend_entry",
    "archive",
    "ask_correction",
    "ask_reasons",
    "assign",
    "confirm_receipt",
    "decline_delay",
    "decline_extension",
    "deliver",
    "deliver_notice",
    "draft_decision",
    "extend",
    "issue_reply",
    "order_redecision",
    "propose_delay",
    "propose_extension",
    "receive",
    "record_correction",
    "record_delivery",
    "record_opinion",
    "record_payment",
    "record_reasons",
    "record_review",
    "record_silence",
    "record_suit",
    "refresh_due_days",
    "return_draft",
    "send_fee_notice",
    "set_outcome",
    "sign_off",
    "split",
    "start_inquiry",
    "tell_third_party",
    "withdraw",
]

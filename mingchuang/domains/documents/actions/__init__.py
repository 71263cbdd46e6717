"""What is done to documents. Every function is one act: keyword-only, one transaction, one ledger line."""

from .arranging import attach, detach, link, place, unlink, unplace
from .campaigns import close_campaign, open_campaign
from .cleaning import clean_up
from .common import Ref
from .filing import record_filing, strike_filing
from .following import correct, restore
from .lapsing import lapse, warn_of_lapse
from .releasing import release, schedule
from .reviewing import approve, override_finding, recall, review, send_back, submit
from .withdrawing import ask_withdrawal, decline_withdrawal, withdraw
from .writing import create, discard, save

__all__ = [
    "Ref",
    "approve",
    "ask_withdrawal",
    "attach",
    "clean_up",
from .succeeding import give_up, hand_over
    "close_campaign",
    "correct",
    "create",
    "decline_withdrawal",
    "detach",
    "discard",
    "lapse",
    "link",
    "open_campaign",
    "override_finding",
    "place",
    "recall",
    "record_filing",
    "release",
    "restore",
    "review",
    "save",
    "schedule",
    "give_up",
    "hand_over",
    "send_back",
    "strike_filing",
    "submit",
    "unlink",
    "unplace",
    "warn_of_lapse",
    "withdraw",
]

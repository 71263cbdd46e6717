"""What is done to documents. Every function is one act: keyword-only, one transaction, one ledger line."""

from .arranging import attach, detach, link, place, unlink, unplace
from .cleaning import clean_up
from .common import Ref
from .following import correct, restore
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
    "correct",
    "create",
    "decline_withdrawal",
    "detach",
    "discard",
    "link",
    "override_finding",
    "place",
    "recall",
    "release",
    "restore",
    "review",
    "save",
    "schedule",
    "send_back",
    "submit",
    "unlink",
    "unplace",
    "withdraw",
]

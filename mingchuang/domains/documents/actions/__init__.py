"""What is done to documents. Every function is one act: keyword-only, one transaction, one ledger line."""

from .arranging import attach, detach, link, place, unlink, unplace
from .campaigns import close_campaign, open_campaign
from .cleaning import clean_up, strike_clean_up
from .columns import change_columns, undo_change
from .common import Ref
from .explaining import (
    TOGETHER,
    approve_together,
    declare_interpretation,
    release_together,
    review_together,
    schedule_together,
    submit_together,
)
from .filing import record_filing, strike_filing
from .following import correct, restore
from .lapsing import lapse, warn_of_lapse
from .pictures import add_picture, describe_picture, retire_picture
from .pinning import pin, unpin
from .releasing import release, schedule
from .reviewing import approve, override_finding, recall, review, send_back, submit
from .succeeding import give_up, hand_over
from .templates import keep_template, retire_template
from .withdrawing import ask_withdrawal, decline_withdrawal, withdraw
from .writing import create, discard, save

__all__ = [
    "TOGETHER",
    "Ref",
    "add_picture",
    "approve",
    "approve_together",
    "ask_withdrawal",
    "attach",
    "change_columns",
    "clean_up",
    "close_campaign",
    "correct",
    "create",
    "declare_interpretation",
    "decline_withdrawal",
    "describe_picture",
    "detach",
    "discard",
    "give_up",
    "hand_over",
    "keep_template",
    "lapse",
    "link",
    "open_campaign",
    "override_finding",
    "pin",
    "place",
    "recall",
    "record_filing",
    "release",
    "release_together",
    "restore",
    "retire_picture",
    "retire_template",
    "review",
    "review_together",
    "save",
    "schedule",
    "schedule_together",
    "send_back",
    "strike_clean_up",
    "strike_filing",
    "submit",
    "submit_together",
    "undo_change",
    "unlink",
    "unpin",
    "unplace",
    "warn_of_lapse",
    "withdraw",
]

"""What others may know of disclosure requests."""

from mingchuang.domains.disclosure.access import open_by_code

from .case import agency_of, case, file_of, ledger_of_days, status
from .outcome_values import Outcome, RemedyOutcome
from .outcomes import outcomes, remedies
from .previews import drafted_letter, preview
from .register import Filters, every_row, register
from .values import Case, RegisterPage, RequestRow, StatusView
from .waiting import DUE_WITHIN, QUEUES, mine, open_rows, queues, waiting_for

__all__ = [
    "DUE_WITHIN",
    "QUEUES",
    "Case",
    "Filters",
    "Outcome",
    "RegisterPage",
    "RemedyOutcome",
    "RequestRow",
    "StatusView",
    "agency_of",
    "case",
    "drafted_letter",
    "every_row",
    "file_of",
    "ledger_of_days",
    "mine",
    "open_by_code",
    "open_rows",
    "outcomes",
    "preview",
    "queues",
    "register",
    "remedies",
    "status",
    "waiting_for",
]

"""What others may know of disclosure requests."""

from mingchuang.domains.disclosure.access import open_by_code

from .case import agency_of, case, file_of, ledger_of_days, status
from .outcome_values import Outcome, RemedyOutcome
from .outcomes import outcomes, remedies
from .previews import drafted_letter, preview
from .register import Filters, every_row, register
from .searchable import SearchableRequest, every_request, searchable
from .values import Case, RegisterPage, RequestRow, StatusView
from .waiting import DUE_WITHIN, QUEUES, Standing, mine, open_rows, queues, standing, waiting_for

__all__ = [
    "DUE_WITHIN",
    "QUEUES",
    "Case",
    "Filters",
    "Outcome",
    "RegisterPage",
    "RemedyOutcome",
    "RequestRow",
    "Standing",
    "StatusView",
    "agency_of",
    "case",
    "drafted_letter",
    "SearchableRequest",
    "every_request",
    "every_row",
    "searchable",
    "file_of",
    "ledger_of_days",
    "mine",
    "open_by_code",
    "open_rows",
    "outcomes",
    "preview",
    "queues",
    "register",
    "standing",
    "remedies",
    "status",
    "waiting_for",
]

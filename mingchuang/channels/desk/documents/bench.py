"""The page of one document: its text at the left, findings and metadata at the right, and what this person may do with it."""

from typing import Any

from django.forms import Form
from django.http import HttpResponseBase

from mingchuang.channels.desk.base import Role, SeatedRequest, by, desk, show
from mingchuang.channels.desk.todo.asked import documents_of
from mingchuang.channels.desk.words import number, spoken_of
from mingchuang.domains.documents import queries
from mingchuang.domains.documents.queries.explaining import pair
from mingchuang.domains.documents.queries.workbench import Workbench
from mingchuang.law.documents.kinds import kinds
from mingchuang.law.review import OPEN, State, WithdrawalReason
from mingchuang.look.sentences import sentence

from . import advising, pictures, words
from .act_forms import CorrectForm, OpinionForm, ReasonForm, ScheduleForm, WithdrawForm
from .attachments import KEEPERS, parts_of
from .completeness import missing
from .lists import READERS
from .showing import editions, findings, metadata, review_steps


@desk(*READERS, methods=("GET",))
def document(request: SeatedRequest, public_id: str) -> HttpResponseBase:
    """The workbench of a document; ``?edition=`` shows an earlier one."""
    bench = queries.workbench(public_id, by=by(request), number=number(request.GET.get("edition")))
    return page(request, bench)


def page(request: SeatedRequest, bench: Workbench, forms: dict[str, Form] | None = None) -> HttpResponseBase:
    """The page, with the forms of an act that was refused in the place of empty ones."""
    gaps = missing(bench, request.seat.day) if bench.state == State.DRAFT else ()
    stuck = queries.nobody_next(bench.public_id, bench.state, request.seat.day)
    given: dict[str, Form] = {
        "opinion": OpinionForm(), "reason": ReasonForm(), "schedule": ScheduleForm(prefix="schedule"),
        "correct": CorrectForm(prefix="correct"), "withdraw": WithdrawForm(prefix="withdraw"), **(forms or {}),
    }  # fmt: skip
    context: dict[str, Any] = {
        "bench": bench,
        "body": pictures.for_desk(bench.content.body),
        "status": words.state_status(bench.state),
        "steps": review_steps(bench),
        "rows": metadata(bench),
        "found": findings(bench, given["reason"]),
        "advised": advising.beside(bench),
        "notices": [sentence(one) for one in (*bench.notices, *stuck)],
        "gaps": [sentence(one) for one in gaps],
        "parts": (parts := parts_of(bench)),
        "goes_with": goes_with(bench) if parts.together else "",
        "editions": editions(bench),
        "moves": moves_here(bench),
        "report_year": report_year(bench),
        "may_copy": request.seat.may(Role.DRAFTER) and not kinds()[bench.content.kind].carried_by,
        "may_link": request.seat.reaches(bench.agency, *KEEPERS),
        "forms": given,
        "withdrawal": bench.withdrawal,
        "withdrawal_reason": _reason(bench),
        "earlier": _earlier(bench),
        "following": neighbours(request, bench.public_id),
    }
    wrong = any(form.errors for form in given.values() if form.is_bound)
    return show(request, "desk_documents/document.html", context, status=422 if wrong else None)


def goes_with(bench: Workbench) -> str:
    """The title of the document that goes through the three people and out together with this open one, or ""."""
    view = pair(bench.public_id) if bench.state in OPEN else None
    if view is None or not view.interpretation:
        return ""
    return words.titled(view.document_title if view.interpretation == bench.public_id else view.interpretation_title)


def _earlier(bench: Workbench) -> int | None:
    """The number of the edition before the one shown."""
    before = [one.number for one in bench.editions if one.number < bench.number]
    return before[-1] if before else None


def _reason(bench: Workbench) -> str:

    return spoken_of(WithdrawalReason(bench.withdrawal.reason)) if bench.withdrawal else ""


# An annual report is written, released and corrected in its own room; the three people pass it here or there.
ELSEWHERE = frozenset({"save", "submit", "recall", "discard", "release", "schedule", "correct"})


def report_year(bench: Workbench) -> int | None:
    """The year of an annual report, for the way to its own room."""
    return bench.content.details.get("report_year") if bench.content.kind == "annual_report" else None


def moves_here(bench: Workbench) -> frozenset[str]:
    """The moves this person may make on this page."""
    found = frozenset(move.value for move in bench.moves)
    return found - ELSEWHERE if bench.content.kind == "annual_report" else found


def neighbours(request: SeatedRequest, public_id: str) -> dict[str, str]:
    """The addresses of the next and the previous document that waits for this person (keys j and k)."""
    waiting = list(dict.fromkeys(row.public_id for row in documents_of(request.seat).mine))
    at = waiting.index(public_id) if public_id in waiting else -1
    after = waiting[at + 1] if at + 1 < len(waiting) else ""
    before = waiting[at - 1] if at > 0 else ""
    return {name: words.document_address(one) for name, one in (("next", after), ("previous", before)) if one}

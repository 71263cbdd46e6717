"""What severities, states and verdicts are called on screens, and who may do what here."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from mingchuang.channels.desk.base import SeatedRequest
from mingchuang.domains.audits import permissions, queries
from mingchuang.domains.audits.values import FileRow, FileView, RunView
from mingchuang.law.refusal import Refusal, refuse
from mingchuang.look.sentences import sentence

AUDITORS = permissions.AUDITORS
SEVERITIES = {
    "error": pgettext_lazy("severity", "error"),
    "warning": pgettext_lazy("severity", "to be checked"),
    "notice": pgettext_lazy("severity", "notice"),
}
CARDS = {"error": "flag", "warning": "review", "notice": "notice"}
VERDICTS = {
    "reconciles": _("reconciles"),
    "violated": _("does not reconcile"),
    "not_assessable": _("numbers not assessed"),
}
VERDICT_TONES = {"reconciles": "done", "violated": "bad", "not_assessable": "soon"}
JUDGEMENTS = {"accepted": _("Accepted"), "dismissed": _("Dismissed"), "reopened": _("Taken back")}


def may_audit(request: SeatedRequest, agency: str) -> bool:
    """Does the person hold the role in the auditing agency itself? Reading reaches down from above, acting does not."""
    return bool(request.seat.held.get(agency, frozenset()) & frozenset(AUDITORS))


def seen_run(request: SeatedRequest, public_id: str) -> RunView:
    """The run, for those who oversee its agency; for others there is none."""
    found = queries.run(public_id)
    if not request.seat.reaches(found.agency, *AUDITORS):
        raise refuse("audits.unknown_run", "run")
    return found


def seen_file(request: SeatedRequest, public_id: str) -> tuple[RunView, FileView]:
    """The file with its run, for those who oversee the run's agency."""
    file = queries.file(public_id)
    return seen_run(request, file.run), file


def whose(row: FileRow) -> str:
    """Whose report it is: the agency as read, else the file's name."""
    return row.agency_name or row.name


def reason(row: FileRow, facts: object = None) -> str:
    """Why a file could not be assessed, or "" when it could."""
    if not row.why:
        return ""
    given = dict(facts) if facts else {}  # type: ignore[call-overload]
    return sentence(Refusal(row.why, "", {"name": row.name, "most": "", **given}))

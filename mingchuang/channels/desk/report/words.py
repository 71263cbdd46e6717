"""Words, statuses and addresses of annual reports at the desk."""

from django.urls import reverse
from django.utils.translation import gettext as _

from mingchuang.channels.desk.words import spoken_of
from mingchuang.domains.agencies.roles import Role
from mingchuang.domains.reports.values import State
from mingchuang.law.annual_report import format_by_id
from mingchuang.look.dates import spoken_language
from mingchuang.look.values import Status

READERS = (Role.DRAFTER, Role.OPENNESS, Role.REVIEWER, Role.FINAL_REVIEWER, Role.INSPECTOR)
WRITERS = (Role.DRAFTER, Role.OPENNESS)
SIGNERS = (Role.DRAFTER, Role.OPENNESS, Role.REVIEWER, Role.FINAL_REVIEWER)
TONES = {
    State.DRAFTING: "neutral", State.SUBMITTED: "active", State.REVIEWED: "active", State.APPROVED: "active",
    State.RELEASED: "done",
}  # fmt: skip


def state_status(state: State) -> Status:
    """The state of a report in words."""
    return Status(spoken_of(state), TONES[state])


def address(year: int) -> str:
    """The desk's page of a report."""
    return reverse("desk_report:report", args=[year])


def section_name(format_id: str, section: str) -> str:
    """The name of a narrative part."""
    if section == "preamble":
        return _("Preamble")
    found = next(one for one in format_by_id(format_id).sections if one.id == section)
    return found.en if spoken_language() == "en" else f"{found.number}、{found.zh}"

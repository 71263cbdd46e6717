"""What the pages of this room share: who may do what, the tabs, words, and handing out a file."""

from django.http import HttpResponse
from django.urls import reverse
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _

from mingchuang.channels.desk.base import Role, SeatedRequest
from mingchuang.channels.desk.words import spoken_of
from mingchuang.law.documents.cleaning import CleanUpDecision
from mingchuang.law.documents.validity import Validity
from mingchuang.look.values import Link, Status
from mingchuang.press.files import XLSX
from mingchuang.press.sheets import Sheet, as_csv, as_xlsx

READERS = (Role.DRAFTER, Role.REVIEWER, Role.FINAL_REVIEWER, Role.OPENNESS, Role.INSPECTOR, Role.MANAGER)
KEEPERS = (Role.OPENNESS, Role.FINAL_REVIEWER)
TONES = {
    Validity.VALID: "done",
    Validity.PARTLY: "soon",
    Validity.NOT_YET: "neutral",
    Validity.EXPIRED: "bad",
    Validity.REPEALED: "bad",
}


def decision_said(decision: str) -> str:
    """A clean-up's decision in words; "" is undecided."""
    return spoken_of(CleanUpDecision(decision)) if decision else _("undecided")


def validity_status(found: Validity | None) -> Status:
    """A validity with its colour and word."""
    return Status(spoken_of(found), TONES[found]) if found else Status("—")


def tabs(current: str) -> list[Link]:
    """The parts of this room."""
    names = {
        "list": _("Normative documents"),
        "campaigns": _("Clean-up campaigns"),
        "interpretations": _("Interpretations"),
        "details": _("Details that differ"),
    }
    return [Link(text, reverse(f"desk_life:{name}"), current=name == current) for name, text in names.items()]


def page_number(request: SeatedRequest) -> int:
    """The page asked for; what is no number is the first."""
    text = request.GET.get("page", "")
    return int(text) if text.isascii() and text.isdigit() and len(text) < 7 else 1


def handed(sheet: Sheet, form: str, request: SeatedRequest) -> HttpResponse:
    """A table as a file, in the form asked for: xlsx, else csv."""
    if form == "xlsx":
        answer = HttpResponse(as_xlsx([sheet], sheet.name, request.seat.day), content_type=XLSX.media_type)
    else:
        answer = HttpResponse(as_csv(sheet), content_type="text/csv; charset=utf-8")
    ending = "xlsx" if form == "xlsx" else "csv"
    answer["Content-Disposition"] = content_disposition_header(True, f"{sheet.name}.{ending}") or "attachment"
    return answer

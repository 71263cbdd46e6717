"""Who changed what when: the ledger's lines of one document, with the comparison that shows what each edition changed."""

from collections.abc import Collection, Mapping
from typing import Any

from django.http import HttpResponseBase
from django.urls import reverse
from django.utils.translation import gettext as _

from mingchuang.channels.desk import sheets
from mingchuang.channels.desk.base import SeatedRequest, by, desk, show
from mingchuang.channels.desk.ledger import words as ledger_words
from mingchuang.channels.desk.words import listed, number
from mingchuang.domains.documents import queries
from mingchuang.ledger import reading
from mingchuang.look.dates import moment
from mingchuang.look.values import Cell, Column, Link, Table

from . import words
from .lists import READERS

PAGE = 50
BEGINNINGS = ("documents.correct", "documents.restore")


@desk(*READERS, methods=("GET",))
def history(request: SeatedRequest, public_id: str) -> HttpResponseBase:
    """Every act on a document, the newest first."""
    found = queries.editions(public_id, by=by(request))
    asked = {name: number(request.GET.get(name)) for name in ("before", "after")}
    if sheets.wanted(request):
        asked = {}
    page = reading.page(reading.Filters(subject=f"document:{public_id}"), **asked, size=sheets.size(request, PAGE))
    numbers = {one.number for one in found.editions}
    notes = {one.number: one.change_note for one in found.editions}
    context = {
        "found": found,
        "page": page,
        "whole": True,
        "table": Table(
            _("History"),
            [
                Column(_("When")),
                Column(_("Who")),
                Column(_("What was done")),
                Column(_("What changed")),
                Column(_("Compare")),
            ],
            [
                [
                    moment(line.at),
                    line.person or "—",
                    Cell(ledger_words.act(line.act), note=_edition(line.facts)),
                    _why(line.act, line.facts, notes) or _changed(line.facts),
                    Cell(acts=_comparison(public_id, line.facts, numbers)),
                ]
                for line in page.lines
            ],
            caption_hidden=True,
            empty=_("Nothing has been done yet."),
        ),
    }
    return show(request, "desk_documents/history.html", context)


def _edition(facts: Mapping[str, Any]) -> str:
    return _("Edition %(number)d") % {"number": facts["edition"]} if isinstance(facts.get("edition"), int) else ""


def _changed(facts: Mapping[str, Any]) -> str:
    """The names of what a save changed; nothing where the act changed no text."""
    names = facts.get("changed")
    if not isinstance(names, list):
        return ""
    return listed(words.field_name(str(name)) for name in names) or _("nothing")


def _why(act: str, facts: Mapping[str, Any], notes: Mapping[int, str]) -> str:
    """What the writer said when a following edition was begun; "" for every other act."""
    return notes.get(facts.get("edition", 0), "") if act in BEGINNINGS else ""


def _comparison(public_id: str, facts: Mapping[str, Any], numbers: Collection[int]) -> list[Link]:
    """The way to the comparison of the act's edition with the one before it."""
    edition = facts.get("edition")
    before = max((one for one in numbers if isinstance(edition, int) and one < edition), default=None)
    if before is None or edition not in numbers:
        return []
    address = reverse("desk_documents:difference", args=[public_id, before, edition])
    return [Link(_("Compare with edition %(number)d") % {"number": before}, address)]

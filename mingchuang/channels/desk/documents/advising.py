"""Findings beside the text while it is written, and in the review: each with its place and, where it is certain, its fix."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from django.http import HttpResponseBase
from django.shortcuts import render
from django.utils.translation import gettext as _

from mingchuang.channels.desk.base import Role, SeatedRequest, by, desk
from mingchuang.channels.desk.words import number, plain
from mingchuang.domains.documents.content import Content
from mingchuang.domains.documents.queries.advice import Advice, Around, advice, around, leading_nowhere
from mingchuang.domains.documents.queries.workbench import Workbench
from mingchuang.law.review import OPEN, State
from mingchuang.look.dates import spoken_language
from mingchuang.look.values import FindingCard

from . import pictures

LONGEST = 1_000_000
"""Signs of HTML that are looked at while somebody types; a longer text is checked when it is saved."""
SHOWN = 60


@dataclass(frozen=True)
class Advised:
    """A finding as a card, and what the editor needs to go to its place and to mend it."""

    card: FindingCard
    part: str
    start: int
    end: int
    text: str
    fix: str


@desk(Role.DRAFTER, methods=("POST",))
def look(request: SeatedRequest, public_id: str = "") -> HttpResponseBase:
    """The findings about what is typed just now. Nothing is kept, nothing is refused."""
    given = around(public_id, by=by(request)) if public_id else Around(request.seat.code, _kind(request), 0)
    body = plain(request.POST.get("body"), LONGEST + 1)
    if len(body) > LONGEST:
        return _answer(request, [], too_long=True)
    content = Content(
        kind=given.kind,
        title=plain(request.POST.get("title")),
        body=pictures.for_release(body),
        document_number=plain(request.POST.get("document_number"), 60),
        made_on=_day(request, "made_on"),
        summary=plain(request.POST.get("summary"), 5000),
        issuing_agency=plain(request.POST.get("issuing_agency"), 40),
    )
    host = request.get_host()
    return _answer(request, advice(content, agency=given.agency, files=given.files, host=host))


def beside(bench: Workbench) -> list[Advised]:
    """The findings about form of the edition shown; privacy, secrecy and tampering stand in its own findings.

    Of a released one its dead links alone: they die while the text stands as it was.
    """
    if bench.state == State.RELEASED:
        return advised(leading_nowhere(bench.content))
    if bench.state not in OPEN:
        return []
    files = sum(not one.inline for one in bench.files)
    return advised(advice(bench.content, agency=bench.agency, files=files, screening=False))


def advised(found: Iterable[Advice]) -> list[Advised]:
    """As the page shows them."""
    return [_advised(one) for one in found]


def _answer(request: SeatedRequest, found: Sequence[Advice], *, too_long: bool = False) -> HttpResponseBase:
    shown = advised(found[:SHOWN])
    context = {"found": shown, "more": max(0, len(found) - SHOWN), "too_long": too_long, "editing": True}
    return render(request, "desk_documents/parts/advice.html", context)


def _advised(one: Advice) -> Advised:
    why = one.why_zh if spoken_language() == "zh" else one.why_en
    fix = one.suggestion if one.suggestion and one.suggestion != one.text else ""
    say = _("Replace it with: %(text)s") % {"text": fix} if fix else ""
    where = f"{one.before}【{one.text}】{one.after}" if one.text else ""
    card = FindingCard(why, "" if one.part == "body" else _named(one.part), "", say, one.action, where)
    return Advised(card, one.part, one.start, one.end, one.text, fix)


def _named(part: str) -> str:
    return {"title": _("Title"), "document_number": _("Document number"), "summary": _("Summary")}[part]


def _kind(request: SeatedRequest) -> str:
    return plain(request.POST.get("kind"), 24)


def _day(request: SeatedRequest, name: str) -> date | None:
    year, month, day = (number(request.POST.get(f"{name}_{part}")) for part in ("year", "month", "day"))
    try:
        return date(year or 0, month or 0, day or 0)
    except ValueError:
        return None

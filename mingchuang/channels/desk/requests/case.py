"""One request: its course, its people, its papers, and the acts that may happen now."""

from django.http import HttpResponse, HttpResponseBase
from django.utils.translation import gettext as _

from mingchuang.channels.desk.base import SeatedRequest, by, desk, show
from mingchuang.domains.disclosure import handing_out, permissions, queries
from mingchuang.law.disclosure.counted_days import WHY, CountedDay
from mingchuang.law.refusal import refuse
from mingchuang.look.dates import long_day, spoken_language
from mingchuang.look.values import Column, Table

from . import sheet, values

READERS = permissions.READERS


def case_of(request: SeatedRequest, public_id: str) -> queries.Case:
    """The case, if it belongs to the agency in use."""
    found = queries.case(public_id, by(request))
    if found.row.agency != request.seat.code:
        raise refuse("disclosure.unknown")
    return found


@desk(*READERS, methods=("GET",))
def case(request: SeatedRequest, public_id: str) -> HttpResponseBase:
    """The whole file on one page."""
    found = case_of(request, public_id)
    return show(request, "desk_requests/case.html", {"sheet": sheet.of(found)})


@desk(*READERS, methods=("GET",))
def days(request: SeatedRequest, public_id: str) -> HttpResponseBase:
    """The ledger of days: every day from day 0 to the due day."""
    found = case_of(request, public_id)
    rows = [
        [long_day(day.date), day.number or "", _why(day)] for day in queries.ledger_of_days(public_id, request.seat.day)
    ]
    columns = [Column(_("Day")), Column(_("Counts as"), numeric=True), Column(_("Why"))]
    table = Table(_("The days counted"), columns, rows, empty=_("Nothing is counted yet."), caption_hidden=True)
    context = {
        "row": found.row,
        "chip": values.chip_of(found.row),
        "table": table,
        "address": values.address(found.row),
    }
    return show(request, "desk_requests/days.html", context)


def _why(day: CountedDay) -> str:
    mark = _("provisional") if day.provisional else ""
    return " · ".join(filter(None, (WHY[day.why][spoken_language()], day.name, day.notice or "", mark)))


@desk(*READERS, methods=("GET",))
def paper(request: SeatedRequest, public_id: str, kind: str, item: str) -> HttpResponseBase:
    """A letter or file of the case, for those who may see the person."""
    case_of(request, public_id)
    found = handing_out.to_staff(public_id, kind, item, by(request))
    answer = HttpResponse(found.content, content_type=found.media_type)
    answer["Content-Disposition"] = f'attachment; filename="{found.name}"'
    answer["X-Content-Type-Options"] = "nosniff"
    return answer

"""The report as it stands, as a file: PDF/A, DOCX, XLSX, or its numbers and checks as JSON."""

import json

from django.http import HttpResponse, HttpResponseBase
from django.utils import timezone
from django.utils.http import content_disposition_header

from mingchuang.channels.desk.base import SeatedRequest, desk
from mingchuang.channels.desk.words import spoken_of
from mingchuang.domains.reports import queries
from mingchuang.domains.reports.values import Counted, ReportView
from mingchuang.readings.annual_report.collect import collect
from mingchuang.readings.annual_report.files import SHAPES, file_of
from mingchuang.readings.annual_report.output import as_json, findings
from mingchuang.readings.annual_report.preview import preview

from . import words


@desk(*words.READERS, methods=("GET",))
def export(request: SeatedRequest, year: int, shape: str) -> HttpResponseBase:
    """The report in a shape; its name says in which state it was taken."""
    found = queries.report(request.seat.code, year)
    counted = collect(request.seat.code, year)
    if shape == "json":
        data, media_type = _data(request, counted), "application/json; charset=utf-8"
    else:
        data, media_type = _file(found, counted, shape), SHAPES[shape].media_type
    answer = HttpResponse(data, content_type=media_type)
    name = f"{found.title}（{spoken_of(found.state)}）.{shape}"
    # A PDF is looked at, the others are worked on.
    answer["Content-Disposition"] = content_disposition_header(shape != "pdf", name) or "attachment"
    return answer


def _file(found: ReportView, counted: Counted, shape: str) -> bytes:
    return file_of(preview(found, counted, timezone.now()), shape)


def _data(request: SeatedRequest, counted: Counted) -> bytes:
    """The numbers and checks as the command line gives them."""
    checks = findings(counted, request.seat.day)
    return (json.dumps(as_json(counted, checks), ensure_ascii=False, indent=2) + "\n").encode()

"""The report as a file: the same value set as PDF/A, DOCX or XLSX, and as a page that stands alone."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from django.utils.html import escape

from mingchuang.domains.reports.content import body_of
from mingchuang.domains.reports.values import ReleasedReport
from mingchuang.press import files, report_docx, report_xlsx, reports

from .paper import for_press


@dataclass(frozen=True)
class Shape:
    """A kind of file that a report is given as."""

    media_type: str
    render: Callable[[reports.ReportValue], bytes]


SHAPES: Mapping[str, Shape] = MappingProxyType(
    {
        "pdf": Shape(files.PDF.media_type, reports.render),
        "docx": Shape(files.DOCX.media_type, report_docx.render),
        "xlsx": Shape(files.XLSX.media_type, report_xlsx.render),
    }
)


def file_of(report: ReleasedReport, shape: str) -> bytes:
    """The report as a file of a shape. Raises `Refused` (``press.no_fonts``, ``press.not_typeset``) for PDF only."""
    return SHAPES[shape].render(for_press(report))


def page_of(report: ReleasedReport) -> str:
    """The report as an HTML page without anything around it, in Chinese."""
    title = escape(report.title)
    head = f'<!doctype html>\n<html lang="zh-Hans">\n<meta charset="utf-8">\n<title>{title}</title>\n'
    return f"{head}<h1>{title}</h1>\n{body_of(report.content)}</html>\n"

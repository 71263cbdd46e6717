"""Drafts written to files of every kind, in the layouts that offices and converters make."""

from collections.abc import Callable

from benchmarks.reports.draft import Draft

from . import docx, html, pdf, text, xlsx

WRITERS: dict[str, tuple[str, Callable[[Draft], bytes]]] = {
    "txt flattened": ("report.txt", text.flattened),
    "txt rows": ("report.txt", text.rows),
    "txt bars, GB18030": ("report.txt", text.bars),
    "txt filled bars": ("report.txt", text.filled),
    "txt stacked bars": ("report.txt", text.stacked),
    "txt Traditional": ("report.txt", text.traditional),
    "html": ("report.html", html.plain),
    "html saved page": ("report.htm", html.saved),
    "html nested, filler columns": ("report.html", html.nested),
    "docx": ("report.docx", docx.plain),
    "docx, tables parted": ("report.docx", docx.parted),
    "xlsx": ("report.xlsx", xlsx.one_sheet),
    "xlsx, a sheet a table": ("report.xlsx", xlsx.sheets),
    "pdf": ("report.pdf", pdf.house),
    "pdf, narrow columns": ("report.pdf", pdf.narrow),
}

"""The text of an uploaded file, for the privacy and secrecy checks. Bounded in pages, bytes and depth."""

import re

import pypdfium2
from lxml import etree

from . import archives
from .files import DOCX, PDF, TEXT, XLSX

MOST_PAGES = 2000
MOST_SIGNS = 5_000_000
SCANNED = "\f"
"""Stands in the text of a PDF for a page that is a picture: nobody can read it but a person."""
MOST_XML = 64 * 1024 * 1024
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_S = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"


def text_of(content: bytes, media_type: str) -> str:
    """The text of a PDF, DOCX, XLSX or TXT; "" for what has none (pictures, archives, scans). Raises ValueError if unreadable."""
    if media_type == PDF.media_type:
        return _pdf(content)
    if media_type == DOCX.media_type:
        return _docx(content)
    if media_type == XLSX.media_type:
        return _xlsx(content)
    if media_type == TEXT.media_type:
        return _plain(content)[:MOST_SIGNS]
    return ""


def _plain(content: bytes) -> str:
    for encoding in ("utf-8-sig", "gb18030"):
        try:
            return content.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise ValueError("no text")


def _pdf(content: bytes) -> str:
    try:
        document = pypdfium2.PdfDocument(content)
    except pypdfium2.PdfiumError as trouble:
        raise ValueError("no readable PDF") from trouble
    try:
        if len(document) > MOST_PAGES:
            raise ValueError("too many pages")
        pages, signs = [], 0
        for page in document:
            text = page.get_textpage().get_text_range().replace("\r\n", "\n").replace("\ufffe", "-")
            if not text.strip() and _has_picture(page):
                text = SCANNED
            page.close()
            signs += len(text)
            if signs > MOST_SIGNS:
                raise ValueError("too much text")
            pages.append(text)
        whole = "\n".join(pages)
        return whole if whole.strip() else ""
    except pypdfium2.PdfiumError as trouble:
        raise ValueError("no readable PDF") from trouble
    finally:
        document.close()


def _has_picture(page: pypdfium2.PdfPage) -> bool:
    kinds = [pypdfium2.raw.FPDF_PAGEOBJ_IMAGE]
    return next(iter(page.get_objects(filter=kinds, max_depth=3)), None) is not None


def _xml(content: bytes, name: str) -> etree._Element:
    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False, load_dtd=False)
    try:
        return etree.fromstring(archives.entry(content, name, MOST_XML), parser)
    except etree.XMLSyntaxError as trouble:
        raise ValueError("no readable XML") from trouble


def _docx(content: bytes) -> str:
    """Body, headers, footers, notes and comments; hidden and deleted text too, since a reader can unhide it."""
    parts = sorted(archives.names(content) or ())
    wanted = [
        name
        for name in parts
        if re.fullmatch(r"word/(?:document|header\d*|footer\d*|footnotes|endnotes|comments)\.xml", name)
    ]
    wanted.sort(key=lambda name: name != "word/document.xml")
    lines: list[str] = []
    for name in wanted:
        for paragraph in _xml(content, name).iter(f"{_W}p"):
            row = _row_of(paragraph)
            text = "".join(_run(node) for node in paragraph.iter(f"{_W}t", f"{_W}delText", f"{_W}tab", f"{_W}br"))
            lines.append(("\t" if row else "") + text)
    joined = "\n".join(lines)
    return re.sub(r"\n\t", "\t", joined)[:MOST_SIGNS]


def _run(node: etree._Element) -> str:
    return "\t" if node.tag == f"{_W}tab" else " " if node.tag == f"{_W}br" else node.text or ""


def _row_of(paragraph: etree._Element) -> bool:
    """Whether the paragraph continues the row that the one before it began: any cell but the first of its row."""
    cell = next(paragraph.iterancestors(f"{_W}tc"), None)
    if cell is None:
        return False
    before = paragraph.getprevious()
    later_in_cell = before is not None and before.tag == f"{_W}p"
    return later_in_cell or any(one.tag == f"{_W}tc" for one in cell.itersiblings(preceding=True))


def _xlsx(content: bytes) -> str:
    """Every sheet, hidden ones too: cells by tab, rows by line."""
    parts = sorted(archives.names(content) or ())
    shared: list[str] = []
    if "xl/sharedStrings.xml" in parts:
        for item in _xml(content, "xl/sharedStrings.xml").iter(f"{_S}si"):
            shared.append("".join(node.text or "" for node in item.iter(f"{_S}t")))
    lines = []
    for name in (name for name in parts if re.fullmatch(r"xl/worksheets/sheet\d+\.xml", name)):
        for row in _xml(content, name).iter(f"{_S}row"):
            lines.append("\t".join(_cell(cell, shared) for cell in row.iter(f"{_S}c")))
    return "\n".join(lines)[:MOST_SIGNS]


def _cell(cell: etree._Element, shared: list[str]) -> str:
    if cell.get("t") == "inlineStr":
        return "".join(node.text or "" for node in cell.iter(f"{_S}t"))
    value = cell.findtext(f"{_S}v") or ""
    if cell.get("t") == "s":
        return shared[int(value)] if value.isdigit() and int(value) < len(shared) else ""
    return value

"""PDF with a text layer: pieces of text by their place on the page, joined into visual rows."""

import ctypes
import re
from dataclasses import dataclass

import pypdfium2
import pypdfium2.raw as pdfium

from mingchuang.intake.reports.extract import Extract, Token, Unreadable, Writer

_HEADING = re.compile(
    r"\s*(?:第?[一二三四五六七八九十]+(?:、|部分)|[（(][一二三四五六七八九十]+[）)]|\d{1,2}[.．、](?!\d))"
)
_PAGE_NUMBER = re.compile(r"[-—–\s]*(?:第\s*)?\d{1,3}(?:\s*页)?(?:\s*/\s*\d{1,3})?[-—–\s]*")
_HAN = "一-鿿，。、；：（）《》“”〔〕"
_BLANKS = re.compile(rf"(?<=[{_HAN}])[ \u3000]+(?=[{_HAN}\d])|(?<=\d)[ \u3000]+(?=[{_HAN}])")
NEAR = 0.3  # of the line's height: a gap smaller than that is none
MOST_BYTES, MOST_PAGES, LEAST_TEXT = 32 << 20, 80, 60  # LEAST_TEXT: characters on an average page with a text layer


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of text on one line; points from the page's left and top."""

    text: str
    left: float
    right: float
    top: float
    bottom: float

    @property
    def middle(self) -> float:
        return (self.top + self.bottom) / 2


def _pieces(page: pypdfium2.PdfPage) -> list[Piece]:
    """The text of a page run by run, asked of the engine directly: thirty times as fast as one call a character."""
    text_page = page.get_textpage()
    raw, height = text_page.raw, page.get_height()
    left, top, right, bottom = (ctypes.c_double() for _ in range(4))
    found = []
    for index in range(text_page.count_rects()):
        pdfium.FPDFText_GetRect(raw, index, left, top, right, bottom)
        text = _plain(text_page.get_text_bounded(left.value, bottom.value, right.value, top.value).strip())
        if text:
            found.append(Piece(text, left.value, right.value, height - top.value, height - bottom.value))
    text_page.close()
    return found


def _rows(pieces: list[Piece]) -> list[list[Piece]]:
    """Pieces whose middles lie within half a line of each other, from top to bottom, each row from left to right."""
    rows: list[list[Piece]] = []
    for piece in sorted(pieces, key=lambda p: p.middle):
        if rows:
            last = rows[-1]
            reach = min(piece.bottom - piece.top, last[0].bottom - last[0].top) * 0.6
            if abs(piece.middle - sum(p.middle for p in last) / len(last)) <= max(reach, 2.0):
                last.append(piece)
                continue
        rows.append([piece])
    return [_joined(sorted(row, key=lambda p: p.left)) for row in rows]


def _joined(row: list[Piece]) -> list[Piece]:
    """Pieces that touch are one: a change of type within a line, not the next cell."""
    kept: list[Piece] = []
    for piece in row:
        last = kept[-1] if kept else None
        if last and piece.left - last.right < NEAR * (last.bottom - last.top) and not _both_cells(last, piece):
            text = _plain(last.text + piece.text)
            kept[-1] = Piece(text, last.left, piece.right, min(last.top, piece.top), max(last.bottom, piece.bottom))
        else:
            kept.append(piece)
    return kept


def _both_cells(one: Piece, other: Piece) -> bool:
    return one.text[-1:].isdigit() and other.text[:1].isdigit()


def extract(data: bytes) -> Extract:
    """The text row by row (cells parted by tabs) and the rows with their places; refuses scans, locks and giants."""
    if len(data) > MOST_BYTES:
        raise Unreadable("reports.too_large", most=MOST_BYTES >> 20)
    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        locked = "password" in str(error).lower()
        raise Unreadable("reports.encrypted" if locked else "reports.broken") from error
    try:
        if len(document) > MOST_PAGES:
            raise Unreadable("reports.too_many_pages", most=MOST_PAGES)
        return _read(document)
    finally:
        document.close()


def _plain(text: str) -> str:
    """Without the blanks that typesetting puts between Chinese signs and around figures."""
    return _BLANKS.sub("", text)


def _read(document: pypdfium2.PdfDocument) -> Extract:
    writer = Writer()
    lines: list[tuple[Token, ...]] = []
    places: list[tuple[float, ...]] = []
    rows = [row for page in document for row in _page_rows(page)]
    edges = _edges(rows)
    for place, row in enumerate(rows):
        tokens: list[Token] = []
        for piece in row:
            if tokens:
                writer.write("\t")
            tokens.append(Token(piece.text, writer.write(piece.text)))
        if not (place + 1 < len(rows) and _goes_on(row, rows[place + 1], edges)):
            writer.write("\n")
        lines.append(tuple(tokens))
        places.append(tuple((piece.left + piece.right) / 2 for piece in row))
    if writer.length < LEAST_TEXT * max(len(document), 1):
        raise Unreadable("reports.scanned")
    return Extract("pdf", writer.text, lines=tuple(lines), centres=tuple(places))


def _page_rows(page: pypdfium2.PdfPage) -> list[list[Piece]]:
    """The rows of a page without its page number."""
    rows = _rows(_pieces(page))
    height = page.get_height()
    page.close()
    return [
        row
        for row in rows
        if not (len(row) == 1 and _PAGE_NUMBER.fullmatch(row[0].text) and not 60 < row[0].middle < height - 75)
    ]


Edges = tuple[float, float, float]


def _edges(rows: list[list[Piece]]) -> Edges:
    """Left and right edge of the running text, and the height of its lines."""
    single = [row[0] for row in rows if len(row) == 1 and len(row[0].text) > 12]
    if not single:
        return 0.0, 0.0, 0.0
    size = sorted(piece.bottom - piece.top for piece in single)[len(single) // 2]
    return min(piece.left for piece in single), max(piece.right for piece in single), size


def _goes_on(row: list[Piece], following: list[Piece], edges: Edges) -> bool:
    """Does a paragraph go on in the next row: a full line, then one that is neither indented nor a heading?"""
    if len(row) > 1 or len(following) > 1:
        return False
    piece, after = row[0], following[0]
    left, right, size = edges
    heights = [p.bottom - p.top for p in (piece, after)]
    if min(heights) > size * 1.25:
        return True  # a title broken in two
    if max(heights) > size * 1.25 or _HEADING.match(after.text):
        return False
    return piece.right >= right - size * 1.6 and after.left <= left + size * 0.9 and piece.left <= left + size * 3

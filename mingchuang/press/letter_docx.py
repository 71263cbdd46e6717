"""A letter as an editable DOCX, in the same words and order as its PDF (``letters``), on the paper of ``wordml``."""

import io
from datetime import date, datetime

from docx import Document

from .letters import LetterValue, single
from .packages import FIRST, fit, settled
from .wordml import shell

STYLES = {
    "head": "Letter Head", "title": "Title", "number": "Date", "addressee": "Addressee", "heading": "Heading 1",
    "body": "Body Text", "remedy": "Body Text", "seal": "Seal", "date": "Letter Date",
}  # fmt: skip


def render(letter: LetterValue, day: date | None = None) -> bytes:
    """The letter as DOCX; the same value and day give the same bytes. Raises `ValueError` for an unknown role."""
    paper = Document(io.BytesIO(shell()))
    stated, on = paper.core_properties, day or FIRST
    stated.title, stated.author, stated.language = fit(letter.title), fit(letter.organ), "zh-CN"
    stated.created = stated.modified = datetime(on.year, on.month, on.day)  # noqa: DTZ001 - the library writes UTC
    for role, words in single(letter):
        if text := fit(words):
            paper.add_paragraph(text, STYLES[role])
    out = io.BytesIO()
    paper.save(out)
    return settled(out.getvalue(), day)

"""Letters of findings as values and files: what is told, one letter in either shape, all of them in an archive."""

import io
import zipfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from mingchuang.domains.audits.values import FileView, FindingView
from mingchuang.law.audit.letters import Facts, Letter, Template, compose
from mingchuang.law.audit.values import Finding, Severity
from mingchuang.law.refusal import Refused
from mingchuang.look.sentences import sentences
from mingchuang.press import letter_docx
from mingchuang.press import letters as letter_pdf
from mingchuang.press.files import DOCX, PDF
from mingchuang.press.letters import LetterValue

SHAPES = {"docx": DOCX.media_type, "pdf": PDF.media_type}


@dataclass(frozen=True)
class Sender:
    """Who writes, when, and until when an answer is asked for."""

    name: str
    phone: str
    written: date
    reply_by: date


def composed(template: Template, file: FileView, of: Sender) -> Letter:
    """The letter about a file. Refused with ``audits.letter_nothing`` when nothing is to be told."""
    day = file.letter_written or of.written
    facts = Facts(
        file.agency_name, file.year, file.format, of.name, of.phone, day, of.reply_by, file.letter_number
    )  # fmt: skip
    return compose(template, facts, [_finding(found) for found in file.told])


def _finding(found: FindingView) -> Finding:
    severity: Severity = (
        "error" if found.severity == "error" else "warning" if found.severity == "warning" else "notice"
    )
    said = (found.evidence, found.source, found.sentence, found.sentence_en, found.suggestion)
    return Finding(found.id, severity, found.where, *said)


def rendered(letter: Letter, of: Sender, shape: str) -> bytes:
    """The letter as a file of a shape. Raises `Refused` (``press.no_fonts``, ``press.not_typeset``) for PDF only."""
    value = LetterValue(letter.title, of.name, letter.lines)
    return letter_docx.render(value, of.written) if shape == "docx" else letter_pdf.render(value)


def file_name(file: FileView, shape: str) -> str:
    """The number in the run, whose report and what it is; nothing that a file system could stumble over."""
    whose = "".join(sign if sign.isalnum() or sign in "（）()" else "_" for sign in file.agency_name)[:60]
    return f"{file.number:03d}-{whose or 'x'}-{file.year or ''}年度报告审核意见.{shape}"


def archive(template: Template, files: Sequence[FileView], of: Sender, shape: str) -> Iterator[bytes]:
    """The letters as a ZIP, piece by piece; for one that cannot be set the reason stands in its place."""
    out = _Pipe()
    moment = (of.written.year, of.written.month, of.written.day, 0, 0, 0)
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made:
        for file in files:
            name = file_name(file, shape)
            try:
                content = rendered(composed(template, file, of), of, shape)
            except Refused as refused:
                name, content = f"{name}.txt", "\n".join(sentences(refused)).encode()
            entry = zipfile.ZipInfo(name, moment)
            entry.compress_type = zipfile.ZIP_DEFLATED
            made.writestr(entry, content)
            yield out.taken()
    yield out.taken()


class _Pipe(io.RawIOBase):
    """What the archive writes, taken away bit by bit; it cannot be gone back in."""

    def __init__(self) -> None:
        super().__init__()
        self._held = bytearray()

    def writable(self) -> bool:
        return True

    def write(self, data: object) -> int:
        piece = bytes(data)  # type: ignore[call-overload]
        self._held += piece
        return len(piece)

    def taken(self) -> bytes:
        """Everything written since the last time."""
        piece = bytes(self._held)
        self._held.clear()
        return piece

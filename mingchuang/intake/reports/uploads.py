"""What was uploaded, as reports: single files, a folder, ZIP archives. Judged by content; what is refused is named."""

import io
import re
import zipfile
import zlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import PurePosixPath

from mingchuang.domains.audits.policies import LARGEST, MOST_BYTES, MOST_FILES
from mingchuang.domains.audits.values import Upload
from mingchuang.law.refusal import Refusal
from mingchuang.press import files as press

from .extract import Unreadable
from .sources import packages, text

HTML = "text/html"
OLE = b"\xd0\xcf\x11\xe0"
# What lies beside reports in folders and archives and is none: kept out without a word.
_ASIDE = re.compile(r"(?:^|/)(?:~\$|\.[^./]|__MACOSX/|Thumbs\.db$|desktop\.ini$)|_files/", re.IGNORECASE)
_PACKED = frozenset(
    (".txt", ".html", ".htm", ".docx", ".pdf", ".xlsx", ".doc", ".xls", ".wps", ".et", ".zip", ".rar", ".7z")
)
_SIGNS = re.compile(r"[\x00-\x1f\x7f-\x9f\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]")


@dataclass(frozen=True)
class Refused:
    """A file that is not taken, and the reason."""

    name: str
    why: Refusal


@dataclass(frozen=True)
class Unpacked:
    """Files to audit, files refused, and the number of files of other kinds that were passed over in archives."""

    uploads: tuple[Upload, ...]
    refused: tuple[Refused, ...]
    passed: int = 0


def unpacked(sent: Iterable[tuple[str, bytes]]) -> Unpacked:
    """Every report of an upload. Bounded in number and size whatever an archive says of itself."""
    uploads, refused, passed, room = list[Upload](), list[Refused](), 0, MOST_BYTES
    for name, data in _each(sent):
        if isinstance(data, Refusal):
            refused.append(Refused(name, data))
        elif data is None:
            passed += 1
        elif len(uploads) >= MOST_FILES or len(data) > room:
            refused.append(
                Refused(name, Refusal("audits.no_room", "uploads", {"most": MOST_FILES, "size": MOST_BYTES >> 20}))
            )
        else:
            found = judged(name, data)
            if isinstance(found, Refusal):
                refused.append(Refused(name, found))
            else:
                uploads.append(Upload(name, data, found))
                room -= len(data)
    return Unpacked(tuple(uploads), tuple(refused), passed)


def judged(name: str, data: bytes) -> str | Refusal:
    """The media type of a report by its content, or why it is not taken."""
    if not 0 < len(data) <= LARGEST:
        return Refusal("audits.file_too_large", "uploads", {"name": name, "most": LARGEST >> 20})
    try:
        return _media_type(name, data)
    except Unreadable as error:
        return Refusal(error.code, "uploads", error.facts)


def _media_type(name: str, data: bytes) -> str:
    if b"%PDF" in data[:1024]:
        return press.PDF.media_type
    head = data[:2048].lstrip()
    if head.startswith(OLE):
        raise Unreadable("reports.old_office")
    if head.startswith(b"PK\x03\x04"):
        members = set(packages.opened(data).namelist())
        for first, kind in (("word/document.xml", press.DOCX), ("xl/workbook.xml", press.XLSX)):
            if first in members:
                return kind.media_type
        raise Unreadable("reports.kind_unknown", name=name)
    if "\x00" in text.decode(data):
        raise Unreadable("reports.not_text")
    return HTML if head.lower().startswith((b"<!doctype html", b"<html")) or b"<table" in data.lower() else "text/plain"


def _each(sent: Iterable[tuple[str, bytes]]) -> Iterator[tuple[str, bytes | Refusal | None]]:
    """Every file by its name, those inside archives too (one level); None for what is no report at all."""
    for given, data in sent:
        name = _named(given)
        if _is_archive(data):
            yield from _inside(name, data)
        elif _ASIDE.search(given.replace("\\", "/")):
            yield name, None
        else:
            yield name, data


def _is_archive(data: bytes) -> bool:
    if not data.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return False
    try:
        # An archive may be as large as an upload: each file in it is held to the bound of a file.
        members = set(packages.opened(data, MOST_BYTES).namelist())
    except Unreadable:
        return False
    return not members & {"word/document.xml", "xl/workbook.xml", "ppt/presentation.xml", "OFD.xml"}


def _inside(archive: str, data: bytes) -> Iterator[tuple[str, bytes | Refusal | None]]:
    """The files of an archive. Reading stops at the bounds: what an entry says of its size is not believed."""
    read = 0
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        for entry in package.infolist():
            path = _decoded(entry).replace("\\", "/")
            name, suffix = _named(path), PurePosixPath(path).suffix.lower()
            if entry.is_dir():
                continue
            if _ASIDE.search(path) or suffix not in _PACKED:
                yield name, None
                continue
            if read > MOST_BYTES:
                yield name, Refusal("reports.bomb", "uploads")
                return
            content = _content(package, entry)
            if isinstance(content, bytes):
                read += len(content)
                if _is_archive(content):
                    content = Refusal("audits.archive_in_archive", "uploads", {"name": archive})
            yield name, content


def _content(package: zipfile.ZipFile, entry: zipfile.ZipInfo) -> bytes | Refusal:
    if entry.flag_bits & 1:
        return Refusal("reports.encrypted", "uploads")
    try:
        with package.open(entry) as file:
            return file.read(LARGEST + 1)
    # A packing or a lock that this program does not know is a RuntimeError too.
    except (zipfile.BadZipFile, zlib.error, EOFError, RuntimeError, OSError):
        return Refusal("reports.broken", "uploads")


def _decoded(entry: zipfile.ZipInfo) -> str:
    """The name as it was given: archives of Chinese Windows hold GB18030 without saying so, and other tools UTF-8."""
    if entry.flag_bits & 0x800:
        return entry.filename
    try:
        raw = entry.filename.encode("cp437")
    except UnicodeEncodeError:
        return entry.filename
    for encoding in ("utf-8", "gb18030"):
        try:
            return raw.decode(encoding)
        except UnicodeDecodeError:
            continue
    return entry.filename


def _named(path: str) -> str:
    """The last part of a path, without signs that are not seen."""
    return _SIGNS.sub("", path.replace("\\", "/").rpartition("/")[2])[:200] or "—"

"""Looking into ZIP containers without trusting what they say of themselves: DOCX, XLSX, PPTX, OFD and plain archives."""

import io
import re
import zipfile
import zlib

MOST_FILES = 5000
MOST_BYTES = 500 * 1024 * 1024
# No honest office file shrinks more; the usual bomb shrinks a thousandfold.
MOST_RATIO = 200
MANY = 1024 * 1024
_MACROS = re.compile(
    r"(?:^|/)(?:vbaProject\.bin|vbaData\.xml)$|(?:^|/)activeX/|\.(?:exe|dll|js|vbs|bat|cmd|scr|jar|ps1|sh)$",
    re.IGNORECASE,
)
_MACRO_TYPE = re.compile(rb"macroEnabled|vbaProject", re.IGNORECASE)
_FAR = re.compile(
    rb'TargetMode\s*=\s*"External"[^>]*(?:attachedTemplate|oleObject)|(?:attachedTemplate|oleObject)[^>]*TargetMode\s*=\s*"External"'
)


def names(content: bytes) -> set[str] | None:
    """The names inside, or None when it is no readable archive."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            return set(archive.namelist())
    except (zipfile.BadZipFile, ValueError, OSError, RuntimeError):
        return None


def trouble(content: bytes, *, office: bool) -> str:
    """ "" or the reason to refuse: bomb, encrypted, path, macro, broken, nested."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            entries = archive.infolist()
            return _of_entries(entries, len(content)) or _of_contents(archive, entries, office)
    except (zipfile.BadZipFile, ValueError, OSError, RuntimeError, zlib.error, EOFError):
        return "broken"


def _of_entries(entries: list[zipfile.ZipInfo], size: int) -> str:
    if len(entries) > MOST_FILES or sum(entry.file_size for entry in entries) > MOST_BYTES:
        return "bomb"
    for entry in entries:
        if entry.flag_bits & 0x1:
            return "encrypted"
        if (
            entry.filename.startswith(("/", "\\"))
            or ":" in entry.filename
            or ".." in re.split(r"[/\\]", entry.filename)
        ):
            return "path"
        if entry.file_size > MANY and entry.file_size > MOST_RATIO * max(1, entry.compress_size):
            return "bomb"
        if _MACROS.search(entry.filename):
            return "macro"
    whole = sum(entry.file_size for entry in entries)
    return "bomb" if whole > 10 * MANY and whole > MOST_RATIO * max(1, size) else ""


def _of_contents(archive: zipfile.ZipFile, entries: list[zipfile.ZipInfo], office: bool) -> str:
    budget = MOST_BYTES
    for entry in entries:
        head, read = b"", 0
        with archive.open(entry) as file:
            while chunk := file.read(MANY):
                head = head or chunk
                read += len(chunk)
                if read > entry.file_size or read > budget:
                    return "bomb"
        budget -= read
        if head.startswith(b"PK\x03\x04") and (not office or "embeddings/" not in entry.filename):
            return "nested"
        if office and entry.filename == "[Content_Types].xml" and _MACRO_TYPE.search(head):
            return "macro"
        if office and entry.filename.endswith(".rels") and _FAR.search(head):
            return "macro"
    return ""


def entry(content: bytes, name: str, most: int) -> bytes:
    """One entry, at most ``most`` bytes of it. Raises ValueError when it is not there or larger."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive, archive.open(name) as file:
            data = file.read(most + 1)
    except (zipfile.BadZipFile, KeyError, OSError, RuntimeError, zlib.error, EOFError) as trouble_:
        raise ValueError("no such entry") from trouble_
    if len(data) > most:
        raise ValueError("entry too large")
    return data

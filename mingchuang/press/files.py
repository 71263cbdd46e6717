"""What may be uploaded: judged by content, never by the name alone. Pure: bytes in, a verdict or a refusal out."""

import io
import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import PurePosixPath

import puremagic
from PIL import Image

from mingchuang.law.refusal import Refusal, Refused, refuse

from . import archives, telling

MEGABYTE = 1024 * 1024
MOST_PIXELS = 100_000_000


@dataclass(frozen=True)
class Kind:
    """A kind of file we keep. ``extensions``: what its name may end in, the first being the one we would give it."""

    media_type: str
    extensions: tuple[str, ...]


_OOXML = "application/vnd.openxmlformats-officedocument"
PDF = Kind("application/pdf", ("pdf",))
OFD = Kind("application/ofd", ("ofd",))
DOCX = Kind(f"{_OOXML}.wordprocessingml.document", ("docx",))
XLSX = Kind(f"{_OOXML}.spreadsheetml.sheet", ("xlsx",))
PPTX = Kind(f"{_OOXML}.presentationml.presentation", ("pptx",))
JPEG = Kind("image/jpeg", ("jpg", "jpeg"))
PNG = Kind("image/png", ("png",))
TEXT = Kind("text/plain", ("txt", "csv"))
ZIP = Kind("application/zip", ("zip",))


@dataclass(frozen=True)
class Rules:
    """What one place accepts: kinds, bytes a file and how many files at once."""

    kinds: tuple[Kind, ...]
    largest: int = 20 * MEGABYTE
    at_once: int = 10


ATTACHMENTS = Rules((PDF, OFD, DOCX, XLSX, PPTX, JPEG, PNG, TEXT, ZIP), 50 * MEGABYTE, 20)
PROOFS = Rules((PDF, JPEG, PNG, DOCX), 10 * MEGABYTE, 10)
IMAGES = Rules((JPEG, PNG), 10 * MEGABYTE, 20)


@dataclass(frozen=True)
class Inspected:
    """A file that may be kept: its name made safe, its media type by content, its size."""

    name: str
    media_type: str
    extension: str
    size: int


_BAD_SIGNS = re.compile(r"[\x00-\x1f\x7f-\x9f\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]")
_RUNNABLE = frozenset(
    "exe com bat cmd scr pif msi vbs vbe js jse wsf wsh ps1 sh jar hta lnk reg dll php asp aspx jsp html htm svg xhtml"
    " shtml swf apk".split()
)


def inspect(name: str, content: bytes, *, rules: Rules = ATTACHMENTS, field: str = "file") -> Inspected:
    """Judge one file. Raises `Refused` with the reason (``press.*``); the field is the form field to mark."""
    safe = safe_name(name, field)
    if not content:
        raise refuse("press.file_empty", field, name=safe)
    if len(content) > rules.largest:
        raise refuse("press.file_too_large", field, name=safe, limit=rules.largest // MEGABYTE)
    extension = PurePosixPath(safe).suffix.lstrip(".").lower()
    kind = kind_of(content)
    if kind is None or kind not in rules.kinds:
        accepted = _kinds(rules)
        code, facts = telling.told(content, extension, accepted) if kind is None else ("file_kind", {})
        raise refuse(f"press.{code}", field, name=safe, kinds=accepted, **facts)
    if extension not in kind.extensions:
        raise refuse("press.file_name_lies", field, name=safe, kind=kind.extensions[0])
    if kind in (DOCX, XLSX, PPTX, ZIP, OFD):
        _check_archive(safe, content, kind, field)
    if kind in (JPEG, PNG) and not _is_picture(content):
        raise refuse("press.file_unreadable", field, name=safe)
    if kind is PDF and _has_active_content(content):
        raise refuse("press.file_active", field, name=safe)
    return Inspected(safe, kind.media_type, extension, len(content))


def inspect_all(
    files: Sequence[tuple[str, bytes]], *, rules: Rules = ATTACHMENTS, field: str = "file"
) -> list[Inspected]:
    """Judge several files; all reasons at once."""
    if len(files) > rules.at_once:
        raise refuse("press.too_many_files", field, limit=rules.at_once)
    found, reasons = [], list[Refusal]()
    for name, content in files:
        try:
            found.append(inspect(name, content, rules=rules, field=field))
        except Refused as refused:
            reasons += refused.refusals
    if reasons:
        raise Refused(*reasons)
    return found


def safe_name(name: str, field: str = "file") -> str:
    """The name without a path, in NFC. Refuses signs that turn or hide text, and a second, runnable extension."""
    normal = unicodedata.normalize("NFC", name)
    if _BAD_SIGNS.search(normal):
        raise refuse("press.file_name_signs", field, name=_BAD_SIGNS.sub("", normal))
    last = re.split(r"[/\\]", normal)[-1].strip().strip(".")
    last = re.sub(r'[<>:"|?*]', "_", last)
    parts = [part.strip().lower() for part in last.split(".")]
    if len(parts) < 2 or not parts[0]:
        raise refuse("press.file_name", field, name=last)
    if any(part in telling.MACRO_NAMES for part in parts[1:]):
        raise refuse("press.archive_macro", field, name=last)
    if parts[-1] == "svg":
        raise refuse("press.file_svg", field, name=last)
    if any(part in _RUNNABLE for part in parts[1:]):
        raise refuse("press.file_runnable", field, name=last)
    stem, _, extension = last.rpartition(".")
    return f"{stem[:150]}.{extension[:10]}"


def kind_of(content: bytes) -> Kind | None:
    """The kind by content: our own reading of the signature, which the library must not contradict."""
    head = content[:8]
    if head.startswith(b"%PDF-"):
        return PDF
    if head.startswith(b"\xff\xd8\xff"):
        return JPEG
    if head.startswith(b"\x89PNG\r\n\x1a\n"):
        return PNG
    if head.startswith(b"PK\x03\x04"):
        return _archive_kind(content)
    return TEXT if _is_text(content) else None


def _archive_kind(content: bytes) -> Kind | None:
    names = archives.names(content)
    if names is None:
        return None
    for first, kind in (("word/document.xml", DOCX), ("xl/workbook.xml", XLSX), ("ppt/presentation.xml", PPTX)):
        if first in names:
            return kind
    return OFD if "OFD.xml" in names else ZIP


def _is_text(content: bytes) -> bool:
    if b"\0" in content:
        return False
    for encoding in ("utf-8-sig", "gb18030"):
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        low = text.lstrip()[:1000].lower()
        if low.startswith(("<", "#!", "{\\rtf")) or "<script" in low or _known_binary(content):
            return False
        return not re.search(r"[\x00-\x08\x0e-\x1f]", text)
    return False


def _known_binary(content: bytes) -> bool:
    """Whether the library is sure that these bytes are something else than text."""
    try:
        found = puremagic.magic_string(content[: 64 * 1024])
    except (puremagic.PureError, ValueError):
        return False
    return any(one.confidence >= 0.8 and one.mime_type and not one.mime_type.startswith("text/") for one in found)


_ACTIVE = re.compile(
    rb"/(?:JavaScript|JS|Launch|EmbeddedFile|RichMedia|OpenAction\s*<<[^>]*/S\s*/(?:JavaScript|Launch))\b"
)


_STREAM = re.compile(rb"stream\r?\n.*?endstream", re.DOTALL)


def _has_active_content(content: bytes) -> bool:
    """Scripts, programs and files inside a PDF, as far as they stand open in it; packed streams hold any bytes at all."""
    return _ACTIVE.search(_STREAM.sub(b"", content)) is not None


def _is_picture(content: bytes) -> bool:
    """Whether the whole picture can be read, and is no bomb of pixels."""
    try:
        with Image.open(io.BytesIO(content), formats=("JPEG", "PNG")) as picture:
            if picture.width * picture.height > MOST_PIXELS:
                return False
            picture.verify()
    except (OSError, SyntaxError, ValueError, Image.DecompressionBombError):
        return False
    return True


def _check_archive(name: str, content: bytes, kind: Kind, field: str) -> None:
    trouble = archives.trouble(content, office=kind is not ZIP)
    if trouble:
        raise refuse(f"press.archive_{trouble}", field, name=name)


def _kinds(rules: Rules) -> str:
    return "、".join(kind.extensions[0].upper() for kind in rules.kinds)

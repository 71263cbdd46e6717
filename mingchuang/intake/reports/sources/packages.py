"""Office files are ZIP packages of XML: opened within bounds, without macros, external entities or bombs."""

import io
import zipfile
import zlib
from typing import Any

from lxml import etree

from mingchuang.intake.reports.extract import Unreadable

MOST_FILE, MOST_PART, MOST_MEMBERS = 32 << 20, 48 << 20, 4_000
_MACROS = ("vbaproject.bin", "vbadata.xml", "macrosheets/")


def opened(data: bytes, most: int = MOST_FILE) -> zipfile.ZipFile:
    """The package of at most so many bytes; refuses what is too large, broken, encrypted or carries macros."""
    if len(data) > most:
        raise Unreadable("reports.too_large", most=most >> 20)
    try:
        package = zipfile.ZipFile(io.BytesIO(data))
    except zipfile.BadZipFile as error:
        raise Unreadable("reports.broken") from error
    members = package.infolist()
    if len(members) > MOST_MEMBERS:
        raise Unreadable("reports.bomb")
    if any(member.flag_bits & 1 for member in members):
        raise Unreadable("reports.encrypted")
    if any(sign in member.filename.lower() for member in members for sign in _MACROS):
        raise Unreadable("reports.macros")
    return package


def part(package: zipfile.ZipFile, name: str) -> bytes | None:
    """A member's bytes, or None. What it says of its size is not believed: reading stops at the bound."""
    try:
        with package.open(name) as member:
            data = member.read(MOST_PART + 1)
    except KeyError:
        return None
    except (zipfile.BadZipFile, zlib.error, EOFError, RuntimeError) as error:
        raise Unreadable("reports.broken") from error
    if len(data) > MOST_PART:
        raise Unreadable("reports.bomb")
    return data


def refuse_entities(data: bytes) -> None:
    """A document type or an entity, wherever it stands, in one of the encodings that XML may use."""
    for sign in ("<!DOCTYPE", "<!ENTITY"):
        if sign.encode() in data or sign.encode("utf-16-le") in data or sign.encode("utf-16-be") in data:
            raise Unreadable("reports.entities")


def xml(data: bytes) -> Any:
    """The parsed tree. A document type is refused: office files have none, hostile ones name entities in it."""
    refuse_entities(data)
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        return etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        raise Unreadable("reports.broken") from error

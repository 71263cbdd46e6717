"""A released document as 公文 on A4 (GB/T 9704-2012): Song type, page numbers, the fingerprint at the end."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any
from urllib.parse import urljoin

from . import nodes, typesetting
from .sanitising import plain_text

LONG = 24
"""Signs of a value that still fit into half the width of the paper."""


@dataclass(frozen=True)
class DocumentValue:
    """What stands on paper. ``body`` is clean HTML; ``images`` are the pictures it shows, by the id in their address.

    ``notice`` says that it is withdrawn or no longer in force; ``address`` is where it is read, ``check`` where its
    fingerprint is checked; ``day`` dates the file.
    """

    title: str
    body: str
    metadata: tuple[tuple[str, str], ...] = ()
    organ_heading: str = ""
    document_number: str = ""
    issuer: str = ""
    dated: str = ""
    attachments: tuple[str, ...] = ()
    fingerprint: str = ""
    address: str = ""
    images: Mapping[str, bytes] = field(default_factory=dict)
    notice: str = ""
    check: str = ""
    day: date | None = None


def render(document: DocumentValue) -> bytes:
    """The document as PDF/A-2b. Raises `Refused` (``press.no_fonts``, ``press.not_typeset``)."""
    pictures = {f"{name}.{_ending(data)}": data for name, data in document.images.items()}
    named = {name.partition(".")[0]: name for name in pictures}
    attachments, signature = endings(document)
    return typesetting.pdf(
        "document",
        {
            "title": document.title,
            "author": document.issuer,
            "day": [document.day.year, document.day.month, document.day.day] if document.day else [],
            "notice": document.notice,
            "body": tree(document, named),
            "metadata": [[list(pair) for pair in row] for row in metadata_rows(document.metadata)],
            "organ_heading": document.organ_heading,
            "document_number": document.document_number,
            "signature": signature,
            "attachments": attachments,
            "fingerprint": document.fingerprint,
            "check": check_lines(document.fingerprint, document.address, document.check),
        },
        pictures,
    )


def tree(document: DocumentValue, named: Mapping[str, str]) -> list[nodes.Node]:
    """The body as nodes: pictures by the name of their file ("" for one that is not there), links as whole addresses."""
    found = nodes.body(document.body)
    _complete(found, named, document.address)
    return found


def endings(document: DocumentValue) -> tuple[list[str], list[str]]:
    """附件说明 and the signature below the text; neither is set where the text itself already ends with it."""
    end = "".join(plain_text(document.body).split())
    signed = [words for words in (document.issuer, document.dated) if words]
    ends_signed = bool(signed) and end.endswith("".join("".join(signed).split()))
    listed = "附件：" in end or "附件:" in end
    return ([] if listed else attachment_lines(document.attachments)), ([] if ends_signed else signed)


def metadata_rows(pairs: Sequence[tuple[str, str]]) -> list[list[tuple[str, str]]]:
    """Label and value, two pairs a row; a long one, and one that is left over, has a row of its own."""
    rows: list[list[tuple[str, str]]] = []
    open_row = False
    for pair in pairs:
        long = len(pair[1]) > LONG
        if open_row and not long:
            rows[-1].append(pair)
        else:
            rows.append([pair])
        open_row = not long and len(rows[-1]) == 1
    return rows


def attachment_lines(names: tuple[str, ...]) -> list[str]:
    """附件说明 as GB/T 9704-2012, 7.3.4 has it: several are numbered, one is not; the first line begins with 附件."""
    if len(names) < 2:
        return [f"附件：{name}" for name in names]
    return [f"附件：1. {names[0]}", *(f"{at}. {name}" for at, name in enumerate(names[1:], 2))]


def check_lines(fingerprint: str, address: str = "", check: str = "") -> list[str]:
    """How a reader can check the paper in hand."""
    lines = [f"信息指纹：{fingerprint}"]
    if address and check:
        return [*lines, f"网上原文：{address}", f"核验地址：{check}"]
    if address:
        lines.append(f"网上原文及核验：{address}")
    return lines


def _ending(data: bytes) -> str:
    return "png" if data.startswith(b"\x89PNG") else "jpg"


def _complete(found: Any, named: Mapping[str, str], address: str) -> None:
    if isinstance(found, list):
        for item in found:
            _complete(item, named, address)
    elif isinstance(found, dict):
        if found.get("t") == "img":
            found["file"] = named.get(found["id"], "")
        if found.get("t") == "a":
            found["href"] = _whole(found["href"], address)
        for item in found.values():
            _complete(item, named, address)


def _whole(href: str, address: str) -> str:
    """An address that works away from the page; "" for one that cannot, such as a place within the page."""
    try:
        whole = urljoin(address, href)
    except ValueError:
        return ""
    return whole if whole.startswith(("http://", "https://", "mailto:", "tel:")) and not href.startswith("#") else ""

"""A released document as 公文 on A4 (GB/T 9704-2012): Song type, page numbers, the fingerprint at the end."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from . import nodes, typesetting


@dataclass(frozen=True)
class DocumentValue:
    """What stands on paper. ``body`` is clean HTML; ``images`` are the pictures it shows, by the id in their address."""

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


def render(document: DocumentValue) -> bytes:
    """The document as PDF/A-2b. Raises `Refused` (``press.no_fonts``, ``press.not_typeset``)."""
    pictures = {f"{name}.{_ending(data)}": data for name, data in document.images.items()}
    named = {name.partition(".")[0]: name for name in pictures}
    body = nodes.body(document.body)
    _name_pictures(body, named)
    return typesetting.pdf(
        "document",
        {
            "title": document.title,
            "author": document.issuer,
            "body": body,
            "metadata": [list(pair) for pair in document.metadata],
            "organ_heading": document.organ_heading,
            "document_number": document.document_number,
            "issuer": document.issuer,
            "dated": document.dated,
            "attachments": list(document.attachments),
            "fingerprint": document.fingerprint,
            "check": check_lines(document.fingerprint, document.address),
        },
        pictures,
    )


def check_lines(fingerprint: str, address: str = "") -> list[str]:
    """How a reader can check the paper in hand."""
    lines = [f"信息指纹：{fingerprint}"]
    if address:
        lines.append(f"网上原文及核验：{address}")
    return lines


def _ending(data: bytes) -> str:
    return "png" if data.startswith(b"\x89PNG") else "jpg"


def _name_pictures(tree: object, named: Mapping[str, str]) -> None:
    if isinstance(tree, list):
        for item in tree:
            _name_pictures(item, named)
    elif isinstance(tree, dict):
        if tree.get("t") == "img":
            tree["file"] = named.get(tree["id"], "")
        for item in tree.values():
            _name_pictures(item, named)

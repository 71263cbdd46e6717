"""The text of an edition as it is kept, screened and hashed."""

from collections.abc import Iterable, Mapping
from typing import Any

from mingchuang.press.sanitising import clean, plain_text

from .models import Attachment, Edition

__all__ = ["clean", "plain_text", "screened"]


def screened(edition: Edition, files: Iterable[Attachment]) -> str:
    """Everything a reader will see, as one text: the privacy and secrecy checks see no more and no less.

    Positions of findings and overrides are positions in this text, so its order is part of the contract.
    """
    files = list(files)
    details: Mapping[str, Any] = edition.details
    own = [str(value) for _, value in sorted(details.items()) if isinstance(value, str)]
    parts = [
        edition.title,
        edition.summary,
        edition.keywords,
        edition.source,
        edition.change_note,
        *own,
        *(one.name for one in files),
    ]
    return "\n".join([*parts, plain_text(edition.body), *(one.text for one in files if one.text)])

"""The text of an edition as it is kept, screened and hashed."""

import re
from collections.abc import Mapping
from html import unescape
from typing import Any

import nh3

from .models import Edition


def clean(html: str) -> str:
    return nh3.clean(html)


def plain_text(html: str) -> str:
    text = re.sub(r"</t[dh]>", "\t", html)
    text = re.sub(r"</(p|tr|li|h\d|div|table)>|<br ?/?>", "\n", text)
    return unescape(re.sub(r"<[^>]+>", "", text)).strip()


def screened(edition: Edition, file_names: list[str]) -> str:
    """Everything a reader will see, as one text: the privacy and secrecy checks see no more and no less.

    Positions of findings and overrides are positions in this text, so its order is part of the contract.
    """
    details: Mapping[str, Any] = edition.details
    own = [str(value) for _, value in sorted(details.items()) if isinstance(value, str)]
    parts = [edition.title, edition.summary, edition.keywords, edition.source, edition.change_note, *own, *file_names]
    return "\n".join([*parts, plain_text(edition.body)])

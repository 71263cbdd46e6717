"""What an applicant writes, cleaned and parted: who, what, and how they want it."""

import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass

from mingchuang.law.disclosure import form
from mingchuang.law.refusal import Refusal

_KEPT = frozenset("\n\t")


@dataclass(frozen=True)
class Application:
    """An application by art.29, ready to be kept. ``applicant`` and ``content`` are encrypted by their fields."""

    kind: str
    applicant: dict[str, str]
    content: dict[str, str]
    medium: str
    way: str


def cleaned(values: Mapping[str, str]) -> dict[str, str]:
    """Every value as text without control characters, with one kind of line end, stripped."""
    return {name: _text(value) for name, value in values.items()}


def _text(value: object) -> str:
    text = str(value or "").replace("\r\n", "\n").replace("\r", "\n")
    # Surrogates and control characters can be stored by neither database; nobody typed them on purpose.
    return "".join(c for c in text if c in _KEPT or unicodedata.category(c) not in ("Cc", "Cs")).strip()


def read(values: Mapping[str, str]) -> tuple[Application, tuple[Refusal, ...]]:
    """The application these values make, with the reasons why it is none yet."""
    clean = cleaned(values)
    return (
        Application(
            kind=clean.get("applicant_kind", ""),
            applicant={name: clean[name] for name in form.PERSONAL_FIELDS if clean.get(name)},
            content={name: clean[name] for name in form.CONTENT_FIELDS if clean.get(name)},
            medium=clean.get("medium", ""),
            way=clean.get("delivery", ""),
        ),
        form.check(clean),
    )

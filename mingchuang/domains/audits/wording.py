"""The wording of an agency's letters of findings, as it stands and as it stood."""

from dataclasses import dataclass
from datetime import datetime

from mingchuang.law.audit.letters import Template, default

from .models import LetterTemplate


@dataclass(frozen=True)
class Wording:
    """A version. Number 0 is the wording that ships: nobody saved it, ``saved_at`` is None."""

    number: int
    template: Template
    saved_by: str = ""
    saved_at: datetime | None = None


def wording(agency: str) -> Wording:
    """The version that counts; the shipped one while the agency has saved none."""
    return next(iter(versions(agency)))


def versions(agency: str) -> list[Wording]:
    """Every version, the newest first; the shipped one is the last."""
    rows = LetterTemplate.objects.filter(agency__code=agency).select_related("saved_by")
    saved = [
        Wording(row.number, Template(row.title, row.body, row.reply_days), row.saved_by.name, row.saved_at)
        for row in rows
    ]
    return [*saved, Wording(0, default())]

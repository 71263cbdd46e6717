"""Autosave: no act, no ledger line. A person sees only their own."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from mingchuang.ledger.acts import By

from .models import Document, Draft


@dataclass(frozen=True)
class Unsaved:
    """What a person typed: the form's values, and the version they were typed on."""

    values: dict[str, Any]
    base_version: int
    saved_at: datetime


def keep(*, by: By, values: dict[str, Any], document: str = "", form_key: str = "", base_version: int = 0) -> None:
    """Keep the form as it is typed, for a document (public id) or for a new one (the form's token)."""
    found = Document.objects.filter(public_id=document).first() if document else None
    if found is None and not form_key:
        return
    row: dict[str, Any] = {"person": by.who, "document": found, "form_key": "" if found else form_key}
    new = {"values": values, "base_version": base_version, "saved_at": by.at}
    # Mostly the row is there: then what it held, perhaps a long text, need not be read.
    if not Draft.objects.filter(**row).update(**new):
        Draft.objects.update_or_create(**row, defaults=new)


def kept(*, by: By, document: str = "", form_key: str = "") -> Unsaved | None:
    """What this person typed and has not saved, or None."""
    rows = Draft.objects.filter(person=by.who)
    rows = rows.filter(document__public_id=document) if document else rows.filter(document=None, form_key=form_key)
    row = rows.first()
    return Unsaved(row.values, row.base_version, row.saved_at) if row else None


def unfinished(*, by: By) -> list[tuple[str, Unsaved]]:
    """New documents this person began to type and never saved: (form token, what was typed), newest first."""
    rows = Draft.objects.filter(person=by.who, document=None).order_by("-saved_at")
    return [(row.form_key, Unsaved(row.values, row.base_version, row.saved_at)) for row in rows]


def begun(*, by: By, form_key: str) -> str:
    """The public id of the document that this person began with the form of that token, or ""."""
    found = Document.objects.filter(form_key=form_key, created_by=by.who) if form_key else Document.objects.none()
    return found.values_list("public_id", flat=True).first() or ""


def drop(*, by: By, document: str = "", form_key: str = "") -> None:
    """Forget it."""
    rows = Draft.objects.filter(person=by.who)
    (rows.filter(document__public_id=document) if document else rows.filter(document=None, form_key=form_key)).delete()

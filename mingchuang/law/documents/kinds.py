"""The kinds of document as data: what each is called, what it must carry, under which item it is published."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal, InvalidOperation
from functools import cache
from types import MappingProxyType
from typing import Any

from mingchuang.law.documents.packaged import packaged
from mingchuang.law.refusal import Refusal


@dataclass(frozen=True)
class Choice:
    """One permitted value of a kind's own field."""

    id: str
    zh: str
    en: str


@dataclass(frozen=True)
class KindField:
    """A fact that only documents of some kinds have."""

    id: str
    zh: str
    en: str
    type: str  # text | date | year | count | money | flag | choice
    choices: tuple[Choice, ...] = ()


@dataclass(frozen=True)
class Kind:
    """A kind of document (体裁). ``needs`` are its own fields that must be filled, ``required`` the common ones."""

    id: str
    zh: str
    en: str
    genre: str
    article: str = ""
    term: str = "on_creation"
    table_2: str = ""
    required: tuple[str, ...] = ()
    fields: tuple[KindField, ...] = ()
    needs: tuple[str, ...] = ()
    policy: bool = False
    normative: bool = False
    interpretation: bool = False
    consultation: bool = False
    page: bool = False
    # The noun that writes and releases documents of this kind ("" = the documents noun itself).
    carried_by: str = ""


@dataclass(frozen=True)
class Genre:
    """A group of kinds, for filters."""

    id: str
    zh: str
    en: str
    kinds: tuple[str, ...] = field(default=())


@cache
def kind_fields() -> Mapping[str, KindField]:
    """Every field that some kind has, by its id."""
    found = {}
    for name, row in packaged("kinds.yaml")["fields"].items():
        choices = tuple(Choice(value, *labels) for value, labels in row.get("choices", {}).items())
        found[name] = KindField(name, row["zh"], row["en"], "choice" if choices else row["type"], choices)
    return MappingProxyType(found)


@cache
def kinds() -> Mapping[str, Kind]:
    """Every kind by its id, in the order shown to staff."""
    found = {}
    for row in packaged("kinds.yaml")["kinds"]:
        lists = {name: tuple(row.get(name, ())) for name in ("required", "needs")}
        own = tuple(kind_fields()[name] for name in row.get("fields", ()))
        found[row["id"]] = Kind(**{**row, **lists, "fields": own})
    return MappingProxyType(found)


@cache
def genres() -> Mapping[str, Genre]:
    """Every group of kinds by its id."""
    return MappingProxyType(
        {
            name: Genre(name, row["zh"], row["en"], tuple(kind.id for kind in kinds().values() if kind.genre == name))
            for name, row in packaged("kinds.yaml")["genres"].items()
        }
    )


def clean_details(kind: Kind, given: Mapping[str, Any]) -> tuple[dict[str, Any], tuple[Refusal, ...]]:
    """The kind's own fields as plain JSON values, and what could not be read. Empty values and unknown names are left out."""
    values: dict[str, Any] = {}
    found: list[Refusal] = []
    for own in kind.fields:
        raw = given.get(own.id)
        if raw is None or raw == "":
            continue
        try:
            values[own.id] = _read(own, raw)
        except (ValueError, InvalidOperation):
            found.append(Refusal("documents.detail_unreadable", own.id, {"name": {"zh": own.zh, "en": own.en}}))
    opens, closes = values.get("opens_on"), values.get("closes_on")
    if opens and closes and closes < opens:
        found.append(Refusal("documents.closes_before_opens", "closes_on"))
    if values.get("adopted", 0) > values.get("comments_received", values.get("adopted", 0)):
        found.append(Refusal("documents.adopted_more_than_received", "adopted"))
    return values, tuple(found)


def missing_details(kind: Kind, details: Mapping[str, Any]) -> tuple[Refusal, ...]:
    """The kind's own fields that must be filled before the edition is submitted and are not."""
    own = {one.id: one for one in kind.fields}
    return tuple(
        Refusal("documents.detail_missing", name, {"name": {"zh": own[name].zh, "en": own[name].en}})
        for name in kind.needs
        if details.get(name) in (None, "")
    )


def _read(own: KindField, raw: Any) -> Any:
    if own.type == "date":
        return raw.isoformat() if isinstance(raw, date) else date.fromisoformat(str(raw)).isoformat()
    if own.type == "flag":
        return raw in (True, "true", "on", "1", 1)
    if own.type in ("year", "count"):
        number = int(str(raw))
        if number < 0 or (own.type == "year" and not 1949 <= number <= 2999):
            raise ValueError(raw)
        return number
    if own.type == "money":
        amount = Decimal(str(raw).replace(",", ""))
        if not amount.is_finite() or amount < 0:
            raise ValueError(raw)
        return str(amount)
    if own.type == "choice":
        if raw not in {choice.id for choice in own.choices}:
            raise ValueError(raw)
        return raw
    return str(raw).strip()

"""What an application for disclosure must hold (条例 art.29), checked as plain values.

The purpose of the application is never asked: the 2019 text dropped it. The proof of identity is an upload,
checked by the channel that takes it; the kind and number of the document are checked here.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from importlib import resources

import yaml

from mingchuang.law.disclosure.clock_events import CHANNEL_LABELS
from mingchuang.law.disclosure.clock_events import CHANNELS as DAY_ZERO_BY_CHANNEL
from mingchuang.law.documents.credit_code import is_credit_code
from mingchuang.law.refusal import Refusal


@dataclass(frozen=True)
class Choice:
    """One choice of a list on the form, with both its names."""

    id: str
    zh: str
    en: str


@dataclass(frozen=True)
class ApplicantKind(Choice):
    """A column of table 3; ``organisation`` decides which fields are mandatory."""

    organisation: bool = False


@dataclass(frozen=True)
class Delivery(Choice):
    """A way of obtaining the information: the contact it needs and the media it cannot carry."""

    needs: str = ""
    not_for: tuple[str, ...] = ()


@dataclass(frozen=True)
class Channel(Choice):
    """How an application came in; ``day0`` names the fact that fixes day 0 (条例 art.31; 指导案例26号 for web)."""

    day0: str = ""


_TABLE = yaml.safe_load(resources.files(__package__).joinpath("form.yaml").read_text(encoding="utf-8"))
APPLICANT_KINDS = {key: ApplicantKind(key, **row) for key, row in _TABLE["applicant_kinds"].items()}
ID_KINDS = {group: {key: Choice(key, **row) for key, row in rows.items()} for group, rows in _TABLE["id_kinds"].items()}
MEDIA = {key: Choice(key, **row) for key, row in _TABLE["media"].items()}
DELIVERIES = {
    key: Delivery(key, row["zh"], row["en"], row["needs"], tuple(row["not_for"]))
    for key, row in _TABLE["deliveries"].items()
}
CHANNELS = {
    key: Channel(key, CHANNEL_LABELS[key]["zh"], CHANNEL_LABELS[key]["en"].capitalize(), day0)
    for key, day0 in DAY_ZERO_BY_CHANNEL.items()
}
LIMITS: Mapping[str, int] = _TABLE["limits"]
PERSONAL_FIELDS = (
    "name", "id_kind", "id_number", "legal_representative", "contact_person", "phone", "email", "address", "postcode",
    "fax", "employer", "agent_name", "agent_contact", "help_needed",
)  # fmt: skip
CONTENT_FIELDS = ("title", "description", "other_features")
CHOICE_FIELDS = ("applicant_kind", "medium", "delivery")
_ID_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
_EMAIL = re.compile(r"[^@\s]{1,64}@[^@\s.]+(\.[^@\s.]+)+")
_PHONE = re.compile(r"[0-9+()（）\-— #转*]{5,40}")


def group(kind: str) -> str:
    """``natural`` or ``organisation``: which set of fields an applicant kind fills in."""
    return "organisation" if APPLICANT_KINDS[kind].organisation else "natural"


def id_card_is_valid(number: str) -> bool:
    """Check character of an 18-digit resident identity number (GB 11643); 15-digit numbers carry none."""
    number = number.upper()
    if re.fullmatch(r"\d{15}", number, re.ASCII):
        return True
    if not re.fullmatch(r"\d{17}[\dX]", number, re.ASCII):
        return False
    return "10X98765432"[sum(int(n) * w for n, w in zip(number[:17], _ID_WEIGHTS, strict=True)) % 11] == number[17]


def _missing(values: Mapping[str, str], kind: str) -> list[Refusal]:
    found = []
    for fields in _TABLE["mandatory"][group(kind)]:
        if not any(values.get(field) for field in fields):
            code = "disclosure.contact_missing" if len(fields) > 1 else f"disclosure.{fields[0]}_missing"
            found.append(Refusal(code, fields[0]))
    return found


def _contacts(values: Mapping[str, str]) -> list[Refusal]:
    found = []
    if values.get("email") and not _EMAIL.fullmatch(values["email"]):
        found.append(Refusal("disclosure.email_wrong", "email"))
    found += [
        Refusal("disclosure.phone_wrong", field)
        for field in ("phone", "fax")
        if values.get(field) and not _PHONE.fullmatch(values[field])
    ]
    return found


def _identity(values: Mapping[str, str], kind: str) -> list[Refusal]:
    id_kind, number = values.get("id_kind", ""), values.get("id_number", "")
    if id_kind and id_kind not in ID_KINDS[group(kind)]:
        return [Refusal("disclosure.id_kind_wrong", "id_kind")]
    if number and id_kind == "resident_id" and not id_card_is_valid(number):
        return [Refusal("disclosure.id_card_wrong", "id_number")]
    if number and id_kind == "credit_code" and not is_credit_code(number.upper()):
        return [Refusal("disclosure.credit_code_wrong", "id_number")]
    return []


def _choices(values: Mapping[str, str]) -> list[Refusal]:
    found = []
    medium, delivery = values.get("medium", ""), values.get("delivery", "")
    if medium and medium not in MEDIA:
        found.append(Refusal("disclosure.medium_missing", "medium"))
    if delivery and delivery not in DELIVERIES:
        found.append(Refusal("disclosure.delivery_missing", "delivery"))
    if found or not delivery:
        return found
    way = DELIVERIES[delivery]
    if medium in way.not_for:
        found.append(Refusal("disclosure.delivery_cannot_carry", "delivery"))
    if way.needs and not values.get(way.needs):
        found.append(Refusal(f"disclosure.{way.needs}_needed", way.needs))
    return found


def check(values: Mapping[str, str]) -> tuple[Refusal, ...]:
    """Every reason why these fields are no application yet, in the order of the form; empty when art.29 is met.

    ``values`` are stripped texts by field name; unknown ones are ignored: nothing beyond art.29 can become a condition.
    """
    kind = values.get("applicant_kind", "")
    if kind not in APPLICANT_KINDS:
        return (Refusal("disclosure.applicant_kind_missing", "applicant_kind"),)
    found = [*_missing(values, kind), *_identity(values, kind), *_contacts(values), *_choices(values)]
    found += [
        Refusal("disclosure.too_long", field, {"limit": limit, "length": len(values[field])})
        for field, limit in LIMITS.items()
        if len(values.get(field) or "") > limit
    ]
    return tuple(found)

"""Saving with the fields' own checks, turned into refusals."""

from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError

from mingchuang.domains.agencies.models import Agency, Unit
from mingchuang.law.refusal import Refusal, Refused
from mingchuang.ledger.models import Person


def check_password(password: str, person: Person) -> None:
    try:
        validate_password(password, person)
    except ValidationError as error:
        raise Refused(
            *[Refusal("agencies.password_weak", "password", {"why": text}) for text in error.messages]
        ) from None


def save_clean(row: Agency | Unit | Person) -> None:
    """Save after the fields' own checks, turned into refusals (lengths, choices, mail addresses)."""
    try:
        row.full_clean(exclude=["password"], validate_constraints=False)
    except ValidationError as error:
        raise Refused(
            *[
                Refusal("agencies.field_invalid", field, {"why": " ".join(texts)})
                for field, texts in error.message_dict.items()
            ]
        ) from None
    row.save()

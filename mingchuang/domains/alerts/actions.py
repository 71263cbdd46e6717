"""The one act about alerts: how somebody wants to be told."""

from collections.abc import Iterable

from django.core.exceptions import ValidationError
from django.core.validators import validate_email

from mingchuang.law.refusal import Refusal, Refused
from mingchuang.ledger.acts import By, act
from mingchuang.ledger.record import record

from . import permissions, policies
from .kinds import Kind, Mail
from .models import Wishes


@act
def choose(
    *,
    by: By,
    mail: Mail,
    address: str,
    digest_hour: int,
    quiet_from: int,
    quiet_until: int,
    silent: Iterable[Kind] = (),
    rest_days: bool = False,
) -> None:
    """How a person's alerts come by mail, and where to; ``rest_days``: on weekends and holidays too.

    The ledger line says how, never where to.
    """
    permissions.require_staff(by)
    address = address.strip()
    reasons = policies.wishes(mail, address, digest_hour, quiet_from, quiet_until)
    if address and not _fits(address):
        reasons.append(Refusal("alerts.address_invalid", "address"))
    if reasons:
        raise Refused(*reasons)
    mute = " ".join(sorted(kind.value for kind in silent))
    values = {
        "mail": mail, "digest_hour": digest_hour, "quiet_from": quiet_from, "quiet_until": quiet_until, "silent": mute,
        "rest_days": rest_days,
    }  # fmt: skip
    person = by.who
    known = Wishes.objects.filter(person=person).first()
    if known and person.email == address and all(getattr(known, name) == value for name, value in values.items()):
        return
    Wishes.objects.update_or_create(person=person, defaults=values)
    person.email = address
    person.save(update_fields=["email"])
    record("alerts.choose", by=by, subject=f"person:{person.public_id}", mail=mail.value, digest_hour=digest_hour)


def _fits(address: str) -> bool:
    try:
        validate_email(address)
    except ValidationError:
        return False
    return len(address) <= 254

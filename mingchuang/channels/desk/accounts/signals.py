"""What follows from a changed password."""

from typing import Any

from allauth.account.signals import password_changed
from django.dispatch import receiver
from django.http import HttpRequest

from mingchuang.ledger.models import Person


@receiver(password_changed)
def own_password_chosen(sender: Any, request: HttpRequest, user: Person, **_given: Any) -> None:  # noqa: ARG001
    """The first password has been replaced by one that only its owner knows."""
    if user.must_change_password:
        user.must_change_password = False
        user.save(update_fields=["must_change_password"])

"""What follows from a changed password, and what is said at a sign-in."""

from typing import Any

from allauth.account.signals import password_changed
from django.contrib import messages
from django.contrib.auth.signals import user_logged_in
from django.dispatch import receiver
from django.http import HttpRequest
from django.utils.translation import gettext as _

from mingchuang.ledger.models import Person
from mingchuang.look.dates import moment


@receiver(password_changed)
def own_password_chosen(sender: Any, request: HttpRequest, user: Person, **_given: Any) -> None:  # noqa: ARG001
    """The first password has been replaced by one that only its owner knows."""
    if user.must_change_password:
        user.must_change_password = False
        user.save(update_fields=["must_change_password"])


@receiver(user_logged_in)
def second_factor_was_reset(sender: Any, request: HttpRequest, user: Person, **_given: Any) -> None:  # noqa: ARG001
    """Say once that somebody else took the second factor away: the owner is the one who knows whether that was right."""
    if user.second_factor_reset_at is None:
        return
    said = _(
        "Your second factor was reset by a manager on %(when)s. Set it up anew under “My account”; if you did not ask for this, "
        "tell your manager at once and change your password."
    )
    messages.warning(request, said % {"when": moment(user.second_factor_reset_at)})
    user.second_factor_reset_at = None
    user.save(update_fields=["second_factor_reset_at"])

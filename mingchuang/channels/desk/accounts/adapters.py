"""How allauth behaves here: nobody registers, refused passwords are counted by axes, second-factor secrets are sealed."""

import base64
from io import BytesIO
from typing import Any, ClassVar

import segno
from allauth.account.adapter import DefaultAccountAdapter
from allauth.mfa.adapter import DefaultMFAAdapter
from django.contrib import messages
from django.contrib.auth.base_user import AbstractBaseUser
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from mingchuang.ledger import crypto

SAID = {
    "account/messages/password_changed.txt": _("Your password has been changed."),
    "account/messages/logged_out.txt": _("You are signed out."),
    "mfa/messages/totp_activated.txt": _("The authenticator app is in use from your next sign-in on."),
    "mfa/messages/totp_deactivated.txt": _("The authenticator app is no longer used."),
    "mfa/messages/recovery_codes_generated.txt": _("New recovery codes were made; the old ones no longer work."),
    "mfa/messages/webauthn_added.txt": _("The security key has been added."),
    "mfa/messages/webauthn_removed.txt": _("The security key has been removed."),
}
"""What is said after an act of one's own account; allauth's other messages (such as "signed in as …") are left unsaid."""


class ClosedAccountAdapter(DefaultAccountAdapter):
    """Nobody registers from outside; nothing is sent by mail."""

    error_messages: ClassVar[dict] = {
        **DefaultAccountAdapter.error_messages,
        "account_inactive": _("This account is closed. Ask the manager of your agency."),
        "username_password_mismatch": _("The user name or the password is wrong. Check both and try again."),
        "invalid_login": _("The user name or the password is wrong. Check both and try again."),
        "enter_current_password": _("The current password is wrong. Type it again."),
        "incorrect_password": _("The password is wrong. Type it again."),
        "too_many_login_attempts": _("Too many attempts. Wait five minutes and try again."),
        "rate_limited": _("Too many attempts. Wait a minute and try again."),
        "same_as_current": _("Choose a password that differs from the current one."),
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:  # noqa: ARG002
        """Accounts are made by a manager."""
        return False

    def pre_authenticate(self, request: HttpRequest, **credentials: Any) -> None:
        """Passwords are counted by axes, in the database and for all workers; allauth's own count would only say less."""

    def get_password_change_redirect_url(self, request: HttpRequest) -> str:  # noqa: ARG002
        """Back to work."""
        return reverse("desk_home")

    def get_logout_redirect_url(self, request: HttpRequest) -> str:  # noqa: ARG002
        """To the sign-in page."""
        return reverse("account_login")

    def send_notification_mail(self, *args: Any, **kwargs: Any) -> None:
        """No mail: staff addresses are for notices of work only."""

    def add_message(
        self, request: HttpRequest, level: int, message_template: str | None = None, *_args: Any, **_options: Any
    ) -> None:
        """Say what was done in our own words."""
        sentence = SAID.get(message_template or "")
        if sentence:
            messages.add_message(request, messages.SUCCESS if level <= messages.SUCCESS else level, sentence)


SEALED_FOR = "mfa_authenticator.data"


class SealedMFAAdapter(DefaultMFAAdapter):
    """Secrets of the second factor are encrypted like personal data; the words are ours."""

    error_messages: ClassVar[dict] = {
        **DefaultMFAAdapter.error_messages,
        "incorrect_code": _("The code is wrong or no longer valid. Enter the one shown now."),
        "cannot_generate_recovery_codes": _("Set up an authenticator app or a security key first."),
    }

    def build_totp_svg(self, url: str) -> str:
        """The QR code as an SVG text."""
        drawn = BytesIO()
        segno.make(url, error="m").save(drawn, kind="svg", scale=4, border=2, xmldecl=False)
        return drawn.getvalue().decode()

    def encrypt(self, text: str) -> str:
        """The secret as it is stored."""
        return base64.b64encode(crypto.encrypt(text.encode(), SEALED_FOR)).decode()

    def decrypt(self, encrypted_text: str) -> str:
        """The secret as it was."""
        return crypto.decrypt(base64.b64decode(encrypted_text), SEALED_FOR).decode()

    def _get_user_identifier(self, user: AbstractBaseUser) -> str:
        """The user name, never the mail address."""
        return user.get_username()

    def send_notification_mail(self, *args: Any, **kwargs: Any) -> None:
        """No mail."""

"""The rule on the length of a password, in words that have Chinese (Django 5.2 asks its catalogue for a message it lacks)."""

from django.contrib.auth.password_validation import MinimumLengthValidator
from django.utils.translation import gettext as _


class LongEnough(MinimumLengthValidator):
    """At least ``min_length`` characters."""

    def get_error_message(self) -> str:
        """Too short: how long is enough."""
        return _("The password is too short; use at least %(min_length)d characters.") % {"min_length": self.min_length}

    def get_help_text(self) -> str:
        """The rule, before anybody types."""
        return _("At least %(min_length)d characters.") % {"min_length": self.min_length}

"""A checkout on a developer's machine: everything lives under var/, keys are made on first use."""

import secrets

from .base import *  # noqa: F403
from .base import HOME, MAIL_ADDRESS, MAIL_FROM

HOME.mkdir(parents=True, exist_ok=True)
_key = HOME / "secret.key"
if not _key.exists():
    _key.touch(mode=0o600)
    _key.write_text(secrets.token_urlsafe(50))
SECRET_KEY = _key.read_text()
# A security key may be tried on http://localhost.
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = True
PATTERN_PAGE = True
# Nothing leaves the machine: mails are printed, so that what needs mail can be tried.
MAIL_FROM = MAIL_FROM or "mingchuang@mail.example"
MAIL_ADDRESS = MAIL_ADDRESS or "http://127.0.0.1:8000"
EMAIL_BACKEND = "django.core.mail.backends.console.EmailBackend"

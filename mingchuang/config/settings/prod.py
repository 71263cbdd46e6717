"""A city's installation: nothing unsafe has a default; `mingchuang doctor` names what is missing."""

import os

from .base import *  # noqa: F403

SECRET_KEY = os.environ["MINGCHUANG_SECRET_KEY"]
SESSION_COOKIE_SECURE = True
CSRF_COOKIE_SECURE = True
SECURE_SSL_REDIRECT = True
SECURE_HSTS_SECONDS = 31536000
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")

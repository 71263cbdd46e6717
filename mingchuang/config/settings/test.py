"""The test suite: a home of its own, fast password hashing, plain static files."""

import os
import tempfile

os.environ.setdefault("MINGCHUANG_HOME", tempfile.mkdtemp(prefix="mingchuang-test-"))

from .base import *  # noqa: F403
from .base import DATABASES, STORAGES

SECRET_KEY = "tests only"  # noqa: S105
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
STORAGES = {**STORAGES, "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}}
PATTERN_PAGE = True
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
AXES_ENABLED = False
if "sqlite" in DATABASES["default"]["ENGINE"]:
    DATABASES["default"]["OPTIONS"]["init_command"] = "PRAGMA synchronous=OFF; PRAGMA foreign_keys=ON;"
else:
    DATABASES["default"]["OPTIONS"] = {}

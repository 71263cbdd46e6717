"""Settings shared by every place of use. What a place must decide comes from the environment (docs/operations.md)."""

import os
from pathlib import Path
from typing import Any

import dj_database_url

PROJECT = Path(__file__).resolve().parents[3]
HOME = Path(os.environ.get("MINGCHUANG_HOME", PROJECT / "var")).resolve()
FILES = HOME / "files"
DEBUG = False
ALLOWED_HOSTS = os.environ.get("MINGCHUANG_HOSTS", "localhost,127.0.0.1,[::1]").split(",")
CSRF_TRUSTED_ORIGINS = [origin for origin in os.environ.get("MINGCHUANG_ORIGINS", "").split(",") if origin]
KEYS = os.environ.get("MINGCHUANG_KEYS", "")

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "mingchuang.look",
    "mingchuang.press",
    "mingchuang.ledger",
    "mingchuang.domains.agencies",
    "mingchuang.domains.alerts",
    "mingchuang.domains.calendars",
    "mingchuang.domains.catalogue",
    "mingchuang.domains.documents",
    "mingchuang.domains.broadcasts",
    "mingchuang.domains.mistakes",
    "mingchuang.domains.subscriptions",
    "mingchuang.domains.disclosure",
    "mingchuang.domains.reports",
    "mingchuang.domains.audits",
    "mingchuang.readings.verify",
    "mingchuang.readings.search",
    "mingchuang.channels.site",
    "mingchuang.channels.site.requests",
    "mingchuang.channels.site.reports",
    "mingchuang.channels.site.tools",
    "mingchuang.channels.site.reading",
    "mingchuang.channels.desk",
    "mingchuang.channels.desk.documents",
    "mingchuang.channels.desk.outward",
    "mingchuang.channels.desk.requests",
    "mingchuang.channels.desk.report",
    "mingchuang.channels.desk.audits.outcomes",
    "mingchuang.channels.desk.audits",
    "mingchuang.channels.desk.catalogue",
    "mingchuang.channels.desk.life",
    "mingchuang.channels.desk.people",
    "mingchuang.channels.desk.calendars",
    "mingchuang.channels.desk.absences",
    "mingchuang.channels.desk.alerts",
    "mingchuang.channels.desk.search",
    "mingchuang.channels.desk.bulk",
    "mingchuang.channels.desk.filters",
    "mingchuang.channels.desk.mistakes",
    "mingchuang.channels.desk.outlets",
    "mingchuang.channels.desk.topics",
    "mingchuang.channels.desk.ledger",
    "mingchuang.channels.api",
    "django_htmx",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "axes",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "django.middleware.gzip.GZipMiddleware",
    "mingchuang.channels.site.middleware.HeadersMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "axes.middleware.AxesMiddleware",
]

ROOT_URLCONF = "mingchuang.config.urls"
WSGI_APPLICATION = "mingchuang.config.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        # Components and layouts are named by their place in the package: look/layouts/site.html.
        "DIRS": [Path(__file__).resolve().parents[2]],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.i18n",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ],
        },
    },
]

# SQLite is the embedded default. IMMEDIATE takes the write lock at BEGIN, so that two acts queue instead of failing
# half-way; synchronous=FULL because a ledger line that was acknowledged must survive a power cut.
SQLITE_OPTIONS = {
    "timeout": 20,
    "transaction_mode": "IMMEDIATE",
    "init_command": (
        "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON; PRAGMA cache_size=-65536;"
    ),
}


def database() -> dict[str, Any]:
    """The database named by MINGCHUANG_DATABASE_URL, else SQLite in MINGCHUANG_HOME."""
    address = os.environ.get("MINGCHUANG_DATABASE_URL")
    if address:
        settings: dict[str, Any] = dict(dj_database_url.parse(address))
        if settings["ENGINE"].endswith("postgresql"):
            settings["OPTIONS"] = {"pool": {"min_size": 1, "max_size": 8}}
            settings["CONN_MAX_AGE"] = 0
        return settings
    return {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": HOME / "mingchuang.sqlite3",
        "OPTIONS": SQLITE_OPTIONS,
        # Opening the file and setting it up costs more than a page; each thread of the server keeps its connection.
        "CONN_MAX_AGE": None,
    }


DATABASES = {"default": database()}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

AUTH_USER_MODEL = "ledger.Person"
AUTHENTICATION_BACKENDS = [
    "axes.backends.AxesStandaloneBackend",
    "allauth.account.auth_backends.AuthenticationBackend",
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "mingchuang.channels.desk.accounts.passwords.LongEnough", "OPTIONS": {"min_length": 10}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.NumericPasswordValidator"},
]
LOGIN_REDIRECT_URL = "/desk/"
LOGIN_URL = "/accounts/login/"
ACCOUNT_LOGIN_METHODS = {"username"}
ACCOUNT_SIGNUP_FIELDS = ["username*", "password1*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_USER_MODEL_EMAIL_FIELD = "email"
ACCOUNT_ADAPTER = "mingchuang.channels.desk.accounts.adapters.ClosedAccountAdapter"
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_LOGOUT_ON_PASSWORD_CHANGE = False
ACCOUNT_FORMS = {
    "login": "mingchuang.channels.desk.accounts.forms.LoginForm",
    "change_password": "mingchuang.channels.desk.accounts.forms.ChangePasswordForm",
    "reauthenticate": "mingchuang.channels.desk.accounts.forms.ReauthenticateForm",
}
MFA_ADAPTER = "mingchuang.channels.desk.accounts.adapters.SealedMFAAdapter"
MFA_FORMS = {
    "authenticate": "mingchuang.channels.desk.accounts.forms.AuthenticateForm",
    "reauthenticate": "mingchuang.channels.desk.accounts.forms.ReauthenticateCodeForm",
    "activate_totp": "mingchuang.channels.desk.accounts.forms.ActivateTOTPForm",
    "add_webauthn": "mingchuang.channels.desk.accounts.forms.AddWebAuthnForm",
    "edit_webauthn": "mingchuang.channels.desk.accounts.forms.EditWebAuthnForm",
}
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
# Staff may set up a second factor without a mail address; only alerts are ever sent by mail.
MFA_ALLOW_UNVERIFIED_EMAIL = True
MFA_TOTP_ISSUER = "明窗"
AXES_FAILURE_LIMIT = 5
AXES_COOLOFF_TIME = 0.5  # hours
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]
AXES_LOCKOUT_TEMPLATE = "account/locked.html"
AXES_RESET_ON_SUCCESS = True
AXES_ENABLE_ADMIN = False
# The name that was typed and the address it came from are personal data; axes keeps them in its table, not in the log.
AXES_VERBOSE = False

LANGUAGE_CODE = "zh-hans"
LANGUAGES = [("zh-hans", "简体中文"), ("en", "English")]
TIME_ZONE = "Asia/Shanghai"
USE_TZ = True
USE_I18N = True

STATIC_URL = "static/"
STATIC_ROOT = HOME / "static"
STATICFILES_FINDERS = [
    "django.contrib.staticfiles.finders.FileSystemFinder",
    "django.contrib.staticfiles.finders.AppDirectoriesFinder",
    "mingchuang.look.assets.LookFinder",
]
STATICFILES_DIRS = [
    (name, PROJECT / "node_modules" / folder)
    for name, folder in {"jodit": "jodit/es2021"}.items()
    if (PROJECT / "node_modules" / folder).is_dir()
]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}

MESSAGE_STORAGE = "django.contrib.messages.storage.session.SessionStorage"
# channels/desk/sessions.py ends a session after two idle hours or twelve in all; the cookie ends with the browser.
SESSION_EXPIRE_AT_BROWSER_CLOSE = True
SESSION_COOKIE_AGE = 12 * 60 * 60
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_NAME = "mingchuang"
CSRF_COOKIE_HTTPONLY = True
CSRF_FAILURE_VIEW = "mingchuang.channels.site.errors.csrf_failure"
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
DATA_UPLOAD_MAX_MEMORY_SIZE = 5 * 1024 * 1024
FILE_UPLOAD_MAX_MEMORY_SIZE = 2 * 1024 * 1024
# A folder of a city's reports comes in one form (domains/audits/policies).
DATA_UPLOAD_MAX_NUMBER_FILES = 600
FILE_UPLOAD_HANDLERS = [
    "django.core.files.uploadhandler.MemoryFileUploadHandler",
    "django.core.files.uploadhandler.TemporaryFileUploadHandler",
]

# The cache in front of the site that is told what has changed (docs/operations.md, Cache); neither address nor command: nobody.
PURGE = {
    "url": os.environ.get("MINGCHUANG_PURGE_URL", ""),
    "method": os.environ.get("MINGCHUANG_PURGE_METHOD", "POST"),
    "header": os.environ.get("MINGCHUANG_PURGE_HEADER", "Surrogate-Key"),
    "token": os.environ.get("MINGCHUANG_PURGE_TOKEN", ""),
    "command": os.environ.get("MINGCHUANG_PURGE_COMMAND", ""),
}
# Whether the schedule asks links to other sites (docs/operations.md); many machines of an administration have no way out.
CHECK_LINKS = os.environ.get("MINGCHUANG_CHECK_LINKS", "") == "1"
# Whether /look/patterns shows the components; on where the program is developed and tested.
PATTERN_PAGE = False
SITE_IDENTITY = {
    "name": os.environ.get("MINGCHUANG_SITE_NAME", "明窗政务公开平台（演示）"),
    "sponsor": os.environ.get("MINGCHUANG_SITE_SPONSOR", ""),
    "organiser": os.environ.get("MINGCHUANG_SITE_ORGANISER", ""),
    "code": os.environ.get("MINGCHUANG_SITE_CODE", ""),
    "icp": os.environ.get("MINGCHUANG_SITE_ICP", ""),
    "police": os.environ.get("MINGCHUANG_SITE_POLICE", ""),
    "contact": os.environ.get("MINGCHUANG_SITE_CONTACT", ""),
}
# The demo's own identity: shown only where none of the above but the name is given, and marked as demo data.
DEMO_IDENTITY = HOME / "demo-identity.json"

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "handlers": {"console": {"class": "logging.StreamHandler"}},
    "root": {"handlers": ["console"], "level": "WARNING"},
}

# Mail of alerts. Without a sender none is sent (docs/operations.md).
MAIL_FROM = os.environ.get("MINGCHUANG_MAIL_FROM", "")
MAIL_ADDRESS = os.environ.get("MINGCHUANG_ADDRESS", "").rstrip("/")
EMAIL_HOST = os.environ.get("MINGCHUANG_MAIL_HOST", "localhost")
EMAIL_PORT = int(os.environ.get("MINGCHUANG_MAIL_PORT", "25"))
EMAIL_HOST_USER = os.environ.get("MINGCHUANG_MAIL_USER", "")
EMAIL_HOST_PASSWORD = os.environ.get("MINGCHUANG_MAIL_PASSWORD", "")
EMAIL_USE_TLS = os.environ.get("MINGCHUANG_MAIL_TLS", "") == "starttls"
EMAIL_USE_SSL = os.environ.get("MINGCHUANG_MAIL_TLS", "") == "tls"
EMAIL_TIMEOUT = 10

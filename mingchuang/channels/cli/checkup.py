"""The checks of `mingchuang doctor`: one function a check, each yielding what is wrong and how to mend it."""

import os
import platform
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from django.conf import settings
from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor

from mingchuang.ledger import triggers
from mingchuang.ledger.acts import SHANGHAI

STUBBORN = 5  # tries: half an hour without a cache
LEAST_FREE = 1 << 30  # bytes: a day of a busy city's attachments


@dataclass(frozen=True)
class Finding:
    """``severity`` is error (do not run like this) or warning."""

    check: str
    severity: str
    what: str
    mend: str


def in_production() -> bool:
    """Settings of production, by name: a city's installation rather than a checkout."""
    return os.environ.get("DJANGO_SETTINGS_MODULE", "").endswith(".prod")


def python() -> Iterator[Finding]:
    found = platform.python_version()
    if not found.startswith("3.11."):
        yield Finding(
            "python",
            "warning",
            f"Python {found}; the lock file is made for 3.11.",
            "Run `make setup` with Python 3.11.",
        )


def front_end() -> Iterator[Finding]:
    if not (settings.PROJECT / "node_modules" / "jodit").is_dir():
        yield Finding(
            "front_end", "error", "The editor's files are not installed.", "Run `make setup` (needs Node 20 and npm)."
        )


def messages() -> Iterator[Finding]:
    sources = sorted((settings.PROJECT / "mingchuang").rglob("locale/*/LC_MESSAGES/*.po"))
    stale = [po for po in sources if not po.with_suffix(".mo").exists()]
    if stale:
        yield Finding(
            "messages",
            "error",
            f"{len(stale)} message catalogues are not compiled.",
            "Run `python -m tools.messages compile`.",
        )


def folders() -> Iterator[Finding]:
    for folder in (settings.HOME, settings.FILES):
        nearest = next(p for p in (folder, *folder.parents) if p.exists())
        if not os.access(nearest, os.W_OK):
            yield Finding(
                "folders", "error", f"{folder} cannot be written.", "Give the program's user the right to write there."
            )
    free = shutil.disk_usage(next(p for p in (settings.HOME, *settings.HOME.parents) if p.exists())).free
    if free < LEAST_FREE:
        yield Finding("folders", "warning", f"Only {free >> 20} MiB are free.", "Make room, or move MINGCHUANG_HOME.")


def keys() -> Iterator[Finding]:
    named = settings.KEYS
    if not named:
        if in_production():
            yield Finding(
                "keys",
                "error",
                "No encryption keys are named.",
                "Set MINGCHUANG_KEYS to a key file outside MINGCHUANG_HOME.",
            )
        return
    path = Path(named)
    if not path.is_file():
        yield Finding("keys", "error", "MINGCHUANG_KEYS names no file.", "Create it: see docs/operations.md, Keys.")
    elif path.resolve().is_relative_to(settings.HOME):
        severity = "error" if in_production() else "warning"
        yield Finding(
            "keys", severity, "The keys lie beside the data they open.", "Move the key file out of MINGCHUANG_HOME."
        )
    elif path.stat().st_mode & 0o077:
        yield Finding("keys", "error", "Others can read the key file.", "chmod 600 the file.")


def unsafe_settings() -> Iterator[Finding]:
    if not in_production():
        return
    if settings.DEBUG:
        yield Finding("settings", "error", "DEBUG is on.", "Use mingchuang.config.settings.prod unchanged.")
    if len(settings.SECRET_KEY) < 40:
        yield Finding("settings", "error", "MINGCHUANG_SECRET_KEY is short.", "Use at least 40 random characters.")
    if set(settings.ALLOWED_HOSTS) & {"*", "localhost"}:
        yield Finding(
            "settings", "warning", "The host names are open or local.", "Set MINGCHUANG_HOSTS to the site's names."
        )
    if connection.vendor == "sqlite":
        yield Finding(
            "settings", "warning", "SQLite serves production.", "Set MINGCHUANG_DATABASE_URL to PostgreSQL 15 or newer."
        )


def footer() -> Iterator[Finding]:
    from mingchuang.look.identity import NEEDED, identity

    if not in_production():
        return
    site, names = identity(), {"sponsor": "主办单位", "code": "网站标识码", "icp": "ICP备案号", "police": "公安备案号",
                               "contact": "联系方式"}  # fmt: skip
    if site.demo:
        yield Finding(
            "footer", "error", "The footer shows the demo's invented identity.",
            "Set MINGCHUANG_SITE_SPONSOR and its neighbours, and remove demo-identity.json from MINGCHUANG_HOME.",
        )  # fmt: skip
    for name in () if site.demo else NEEDED:
        if not getattr(site, name):
            yield Finding(
                "footer", "warning", f"The footer has no {names[name]}.", f"Set MINGCHUANG_SITE_{name.upper()}."
            )


def migrations() -> Iterator[Finding]:
    executor = MigrationExecutor(connection)
    plan = executor.migration_plan(executor.loader.graph.leaf_nodes())
    if plan:
        yield Finding(
            "migrations", "error", f"{len(plan)} migrations are pending.", "Run `mingchuang serve` or `django migrate`."
        )


def append_only() -> Iterator[Finding]:
    gone = triggers.missing()
    if gone:
        yield Finding(
            "triggers", "error", f"The ledger can be rewritten: {', '.join(gone)} missing.",
            "Find out who dropped them; then create them with `mingchuang doctor --mend-triggers`.",
        )  # fmt: skip


def cache() -> Iterator[Finding]:
    from mingchuang.ledger import outbox

    left = outbox.backlog()
    if left.tries >= STUBBORN:
        yield Finding(
            "cache", "warning", f"{left.waiting} changes wait for the cache; the last answer was: {left.failure}",
            "Check MINGCHUANG_PURGE_URL or MINGCHUANG_PURGE_COMMAND and its log; `mingchuang schedule` tries again.",
        )  # fmt: skip


def new_media() -> Iterator[Finding]:
    from mingchuang.domains.broadcasts import outbox

    left = outbox.backlog(datetime.now(SHANGHAI))
    if left.given_up or left.unsure:
        yield Finding(
            "new_media", "warning",
            f"{left.given_up} posts failed, {left.unsure} may have gone out or not; the last answer was: {left.failure}",
            "Look at desk › 发布渠道 › 新媒体发送; credentials stand in MINGCHUANG_WEIBO_… and MINGCHUANG_WECHAT_….",
        )  # fmt: skip


def reader_mail() -> Iterator[Finding]:
    from mingchuang.domains.subscriptions import outbox

    left = outbox.backlog(datetime.now(SHANGHAI))
    if left.failure or (left.waiting and not outbox.in_use()):
        yield Finding(
            "reader_mail", "warning",
            f"{left.waiting} mails to readers wait, {left.failed} failed for good; the last failure was: {left.failure}",
            "Check MINGCHUANG_MAIL_… and the mail server's log; `mingchuang schedule` tries again.",
        )  # fmt: skip


def alert_mail() -> Iterator[Finding]:
    from mingchuang.domains.alerts import outbox

    left = outbox.backlog(datetime.now(SHANGHAI))
    if left.failure or left.unsure:
        yield Finding(
            "alert_mail", "warning",
            f"{left.waiting} mails of alerts wait, {left.failed} failed for good, of {left.unsure} nobody knows whether they went"
            + (f"; the last failure was: {left.failure}" if left.failure else ""),
            "Check MINGCHUANG_MAIL_… and the mail server's log; what is unknown is not sent again, the desk shows the same.",
        )  # fmt: skip


def calendars() -> Iterator[Finding]:
    from mingchuang.domains.calendars import queries

    this_year = datetime.now(SHANGHAI).year
    calendar = queries.calendar()
    for year in (this_year, this_year + 1):
        if not calendar.has_notice(year):
            severity = "error" if year == this_year else "warning"
            yield Finding(
                "calendars", severity, f"No holiday notice for {year}: due dates in it are provisional (暂定).",
                "Enter the State Council's notice: desk › 放假通知, or `mingchuang import calendar FILE`.",
            )  # fmt: skip


def fonts() -> Iterator[Finding]:
    from mingchuang.press import fonts as press_fonts

    if not press_fonts.available():
        yield Finding(
            "fonts", "error", "No Chinese font: PDF files would lose their characters.",
            "Run `make setup`, or install fonts-noto-cjk.",
        )  # fmt: skip


# Those below need the tables; they are asked only when the migrations are done.
FIRST: tuple[Callable[[], Iterator[Finding]], ...] = (
    python,
    front_end,
    messages,
    fonts,
    folders,
    keys,
    unsafe_settings,
    footer,
)
WITH_TABLES: tuple[Callable[[], Iterator[Finding]], ...] = (
    append_only,
    calendars,
    cache,
    new_media,
    reader_mail,
    alert_mail,
)


def findings() -> list[Finding]:
    """Everything that is missing or wrong, errors first."""
    found = [finding for check in FIRST for finding in check()]
    try:
        pending = list(migrations())
        found += pending or [finding for check in WITH_TABLES for finding in check()]
    except DatabaseError as error:
        found.append(
            Finding(
                "database",
                "error",
                f"The database does not answer: {type(error).__name__}.",
                "Check MINGCHUANG_DATABASE_URL.",
            )
        )
    return sorted(found, key=lambda finding: finding.severity)

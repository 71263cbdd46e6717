"""The triggers that make a table append-only, for both databases.

SQLite's table rebuild in a migration drops triggers silently: `missing` is asked by `mingchuang doctor` and a house test.
"""

from collections.abc import Iterable
from pathlib import Path

from django.db import connection
from django.db.backends.base.base import BaseDatabaseWrapper

APPEND_ONLY = {
    "ledger_entry": "seq",
    "reports_submission": "id",
    "audits_judgement": "id",
    "audits_lettertemplate": "id",
}
SOURCES = Path(__file__).parent / "migrations"
KINDS = ("update", "delete", "insert")


def statements(vendor: str, table: str) -> list[str]:
    """The CREATE statements, from the file that the first migration ran, so that there is one text of them."""
    text = (SOURCES / f"append_only.{vendor}.sql").read_text("utf-8")
    named = text.replace("{table}", table).replace("{key}", APPEND_ONLY[table])
    return named.split("--;")


def create(tables: Iterable[str] = tuple(APPEND_ONLY), using: BaseDatabaseWrapper = connection) -> None:
    """Create the triggers of the named append-only tables."""
    with using.cursor() as cursor:
        for table in tables:
            for statement in statements(using.vendor, table):
                cursor.execute(statement)


def drop(tables: Iterable[str] = tuple(APPEND_ONLY), using: BaseDatabaseWrapper = connection) -> None:
    """Drop them; only a migration's way back and the tests' clean-up do this."""
    with using.cursor() as cursor:
        for table in tables:
            on = f" ON {table}" if using.vendor == "postgresql" else ""
            for kind in KINDS:
                cursor.execute(f"DROP TRIGGER IF EXISTS {table}_no_{kind}{on}")


def missing() -> list[str]:
    """The names of triggers that should stand in this database and do not."""
    ask = (
        "SELECT name FROM sqlite_master WHERE type = 'trigger'"
        if connection.vendor == "sqlite"
        else "SELECT tgname FROM pg_trigger WHERE NOT tgisinternal"
    )
    with connection.cursor() as cursor:
        cursor.execute(ask)
        present = {row[0] for row in cursor.fetchall()}
    return [f"{table}_no_{kind}" for table in APPEND_ONLY for kind in KINDS if f"{table}_no_{kind}" not in present]


def mend() -> list[str]:
    """Create again what is missing; returns the names. For `mingchuang doctor`, after a table rebuild dropped them."""
    gone = missing()
    if gone:
        drop()
        create()
    return gone

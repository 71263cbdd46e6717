"""The database's own statistics, for loads that write thousands of rows in one transaction."""

from django.db import connection


def refresh() -> None:
    """Let PostgreSQL count the rows of this transaction too; SQLite plans without.

    Its background workers see only what is committed: while a load runs they note full tables as empty, and each query of
    milliseconds then takes minutes.
    """
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("ANALYZE")

"""What was decided is not rewritten: the triggers of the ledger's chain, on the table of judgements too.

SQLite's table rebuild drops triggers silently: a later migration that alters this table must create them again.
"""

from pathlib import Path

from django.db import migrations

TABLE, KEY = "audits_judgement", "id"
SOURCES = Path(__file__).parents[3] / "ledger" / "migrations"


def forwards(apps, schema_editor):
    text = (SOURCES / f"append_only.{schema_editor.connection.vendor}.sql").read_text("utf-8")
    with schema_editor.connection.cursor() as cursor:
        for statement in text.replace("{table}", TABLE).replace("{key}", KEY).split("--;"):
            cursor.execute(statement)


def backwards(apps, schema_editor):
    on = f" ON {TABLE}" if schema_editor.connection.vendor == "postgresql" else ""
    with schema_editor.connection.cursor() as cursor:
        for kind in ("update", "delete", "insert"):
            cursor.execute(f"DROP TRIGGER IF EXISTS {TABLE}_no_{kind}{on}")


class Migration(migrations.Migration):
    dependencies = [("audits", "0001_runs_files_judgements"), ("ledger", "0002_append_only")]
    operations = [migrations.RunPython(forwards, backwards)]

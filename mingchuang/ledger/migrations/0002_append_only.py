"""The chain cannot be rewritten: triggers refuse UPDATE, DELETE and an INSERT with a number that exists.

SQLite's table rebuild drops triggers silently: a later migration that alters this table must create them again.
"""

from pathlib import Path

from django.db import migrations

TABLE, KEY = "ledger_entry", "seq"


def forwards(apps, schema_editor):
    vendor = schema_editor.connection.vendor
    text = (Path(__file__).parent / f"append_only.{vendor}.sql").read_text("utf-8")
    with schema_editor.connection.cursor() as cursor:
        for statement in text.replace("{table}", TABLE).replace("{key}", KEY).split("--;"):
            cursor.execute(statement)


def backwards(apps, schema_editor):
    on = f" ON {TABLE}" if schema_editor.connection.vendor == "postgresql" else ""
    with schema_editor.connection.cursor() as cursor:
        for kind in ("update", "delete", "insert"):
            cursor.execute(f"DROP TRIGGER IF EXISTS {TABLE}_no_{kind}{on}")


class Migration(migrations.Migration):
    dependencies = [("ledger", "0001_people_and_chain")]
    operations = [migrations.RunPython(forwards, backwards)]

"""The wording of letters of findings, version by version; what was saved is not rewritten (see 0002)."""

from pathlib import Path

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

TABLE, KEY = "audits_lettertemplate", "id"
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
    dependencies = [
        ("agencies", "0001_agencies_and_roles"),
        ("audits", "0002_judgements_append_only"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="LetterTemplate",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("number", models.PositiveIntegerField()),
                ("title", models.CharField(max_length=120)),
                ("body", models.TextField()),
                ("reply_days", models.PositiveSmallIntegerField()),
                ("saved_at", models.DateTimeField()),
                (
                    "agency",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="agencies.agency"
                    ),
                ),
                (
                    "saved_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
            ],
            options={
                "ordering": ["-number"],
                "constraints": [
                    models.UniqueConstraint(fields=("agency", "number"), name="letter_template_number_once"),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("number__gte", 1),
                            ("reply_days__gte", 1),
                            ("reply_days__lte", 60),
                            models.Q(("title", ""), _negated=True),
                            models.Q(("body", ""), _negated=True),
                        ),
                        name="letter_template_whole",
                    ),
                ],
            },
        ),
        migrations.RunPython(forwards, backwards),
    ]

"""What a change of columns did in each agency, so that it can be undone."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("catalogue", "0002_notes_and_moves"),
        ("documents", "0012_declared_lapsed"),
    ]

    operations = [
        migrations.CreateModel(
            name="ColumnMove",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("opened", models.BooleanField(default=False)),
                ("note", models.CharField(blank=True, max_length=400)),
                ("noted_on", models.DateField(blank=True, null=True)),
                ("moved", models.JSONField(default=list)),
                ("shared", models.JSONField(default=list)),
                ("first", models.JSONField(default=list)),
                ("led", models.JSONField(default=list)),
                (
                    "change",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="catalogue.columnchange"
                    ),
                ),
                (
                    "source",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="catalogue.section"
                    ),
                ),
                (
                    "target",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="catalogue.section"
                    ),
                ),
                (
                    "undone_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="catalogue.columnchange",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("change", "source"), name="column_move_once"),
                    models.CheckConstraint(
                        condition=models.Q(("source", models.F("target")), _negated=True), name="column_move_elsewhere"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("note", ""), ("noted_on__isnull", True)),
                            models.Q(models.Q(("note", ""), _negated=True), ("noted_on__isnull", False)),
                            _connector="OR",
                        ),
                        name="column_move_note_dated",
                    ),
                ],
            },
        ),
    ]

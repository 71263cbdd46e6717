import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("documents", "0006_pinned_placements"),
    ]

    operations = [
        migrations.CreateModel(
            name="Kin",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("rank", models.PositiveSmallIntegerField()),
                ("reason", models.CharField(blank=True, max_length=10)),
                (
                    "document",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="kin", to="documents.document"
                    ),
                ),
                (
                    "other",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="documents.document",
                    ),
                ),
                (
                    "release",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="documents.release"
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("document", "rank"), name="kin_once_a_rank"),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("other__isnull", True), ("rank", 0)),
                            models.Q(("other__isnull", False), ("rank__gt", 0)),
                            _connector="OR",
                        ),
                        name="kin_named",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("document", models.F("other")), _negated=True), name="kin_is_another"
                    ),
                ],
            },
        ),
    ]

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("documents", "0007_related_documents"),
    ]

    operations = [
        migrations.CreateModel(
            name="ViewCount",
            fields=[
                (
                    "document",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        primary_key=True,
                        related_name="view_count",
                        serialize=False,
                        to="documents.document",
                    ),
                ),
                ("views", models.PositiveBigIntegerField(default=0)),
                ("since", models.DateField()),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(condition=models.Q(("views__gte", 0)), name="view_count_not_negative")
                ],
            },
        ),
    ]

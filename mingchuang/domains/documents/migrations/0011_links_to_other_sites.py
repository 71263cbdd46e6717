"""Links to other sites, their answers, and the texts that hold them."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("documents", "0010_pictures_of_an_agency"),
    ]

    operations = [
        migrations.CreateModel(
            name="OutwardLink",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("key", models.CharField(max_length=64, unique=True)),
                ("url", models.TextField()),
                ("host", models.CharField(max_length=255)),
                ("first_seen_at", models.DateTimeField()),
                ("due_at", models.DateTimeField()),
                ("taken_at", models.DateTimeField(blank=True, null=True)),
                ("asked_at", models.DateTimeField(blank=True, null=True)),
                ("answer", models.CharField(blank=True, max_length=8)),
                ("status", models.PositiveSmallIntegerField(blank=True, null=True)),
                ("failures", models.PositiveSmallIntegerField(default=0)),
                ("failing_since", models.DateField(blank=True, null=True)),
                ("failed_on", models.DateField(blank=True, null=True)),
            ],
            options={
                "indexes": [
                    models.Index(fields=["due_at"], name="outward_link_due"),
                    models.Index(fields=["taken_at"], name="outward_link_taken"),
                    models.Index(
                        condition=models.Q(("failures__gte", 1)), fields=["failures"], name="outward_link_failing"
                    ),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(models.Q(("url", ""), _negated=True), models.Q(("host", ""), _negated=True)),
                        name="outward_link_named",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("answer", ""), ("asked_at__isnull", True)),
                            models.Q(
                                (
                                    "answer__in",
                                    [
                                        "broken",
                                        "circles",
                                        "closed",
                                        "form",
                                        "found",
                                        "gone",
                                        "inside",
                                        "nameless",
                                        "silent",
                                        "tls",
                                    ],
                                ),
                                ("asked_at__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="outward_link_answer_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("failed_on__isnull", True), ("failing_since__isnull", True), ("failures", 0)),
                            models.Q(
                                ("failed_on__isnull", False), ("failing_since__isnull", False), ("failures__gte", 1)
                            ),
                            _connector="OR",
                        ),
                        name="outward_link_failure_dated",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="OutwardReading",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("edition", models.PositiveBigIntegerField(blank=True, null=True)),
                ("began_at", models.DateTimeField()),
                ("looked_at", models.DateTimeField(blank=True, null=True)),
            ],
            options={
                "constraints": [models.CheckConstraint(condition=models.Q(("id", 1)), name="outward_reading_once")],
            },
        ),
        migrations.CreateModel(
            name="OutwardPlace",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "edition",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="documents.edition"
                    ),
                ),
                (
                    "link",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="places", to="documents.outwardlink"
                    ),
                ),
            ],
            options={
                "constraints": [models.UniqueConstraint(fields=("link", "edition"), name="outward_place_once")],
            },
        ),
    ]

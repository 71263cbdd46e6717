"""Validity on placements, and how many documents each section shows a month, kind and validity.

What is there already is counted; a placement of a kind that carries a validity is marked as out of date, so that the schedule
marks it as the law says (a migration knows no law).
"""

from collections import Counter
from datetime import date
from zoneinfo import ZoneInfo

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


POLICY = ("rules", "normative", "policy", "planning")
LONG_AGO = date(1970, 1, 1)


def count(apps, schema_editor):
    placements = apps.get_model("documents", "Placement").objects.filter(shown_at__isnull=False)
    shelf = apps.get_model("documents", "Shelf")
    found = Counter()
    for section, shown_at, kind in placements.values_list("section_id", "shown_at", "kind").iterator(chunk_size=5000):
        local = shown_at.astimezone(ZoneInfo("Asia/Shanghai"))
        found[section, local.year * 100 + local.month, kind] += 1
    shelf.objects.bulk_create(
        shelf(section_id=section, month=month, kind=kind, validity="", documents=documents)
        for (section, month, kind), documents in found.items()
    )
    placements.filter(kind__in=POLICY).update(validity_until=LONG_AGO)


class Migration(migrations.Migration):
    dependencies = [
        ("catalogue", "0001_categories_and_sections"),
        ("documents", "0002_hands_by_edition_and_person"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Shelf",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("month", models.PositiveIntegerField()),
                ("kind", models.CharField(blank=True, max_length=24)),
                ("validity", models.CharField(blank=True, max_length=8)),
                ("documents", models.PositiveIntegerField()),
            ],
        ),
        migrations.AddField(
            model_name="placement",
            name="validity",
            field=models.CharField(blank=True, max_length=8),
        ),
        migrations.AddField(
            model_name="placement",
            name="validity_until",
            field=models.DateField(blank=True, null=True),
        ),
        migrations.AddIndex(
            model_name="placement",
            index=models.Index(
                condition=models.Q(("shown_at__isnull", False)),
                fields=["section", "validity", "kind", "-shown_at", "-id"],
                name="placement_list_of_both",
            ),
        ),
        migrations.AddIndex(
            model_name="placement",
            index=models.Index(
                condition=models.Q(("shown_at__isnull", False)),
                fields=["section", "validity", "-shown_at", "-id"],
                name="placement_list_of_validity",
            ),
        ),
        migrations.AddIndex(
            model_name="placement",
            index=models.Index(
                condition=models.Q(("shown_at__isnull", False), ("validity_until__isnull", False)),
                fields=["validity_until", "section"],
                name="placement_validity_until",
            ),
        ),
        migrations.AddField(
            model_name="shelf",
            name="section",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="catalogue.section"
            ),
        ),
        migrations.AddConstraint(
            model_name="shelf",
            constraint=models.UniqueConstraint(fields=("section", "month", "kind", "validity"), name="shelf_once"),
        ),
        migrations.RunPython(count, migrations.RunPython.noop),
    ]

"""A clean-up may declare a document lapsed."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("documents", "0011_links_to_other_sites"),
    ]

    operations = [
        migrations.RemoveConstraint(model_name="cleanup", name="clean_up_decision_known"),
        migrations.AddConstraint(
            model_name="cleanup",
            constraint=models.CheckConstraint(
                condition=models.Q(("decision__in", ["keep", "amend", "repeal", "lapse"])),
                name="clean_up_decision_known",
            ),
        ),
    ]

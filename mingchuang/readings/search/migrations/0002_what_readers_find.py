from django.db import migrations, models


def begin_anew(apps, schema_editor):
    """The schedule indexes from the first line of the ledger on, so that what was released before is found too."""
    apps.get_model("search", "Progress").objects.all().delete()


class Migration(migrations.Migration):
    dependencies = [("search", "0001_things_found")]

    operations = [
        migrations.CreateModel(
            name="Released",
            fields=[
                ("id", models.BigIntegerField(primary_key=True, serialize=False)),
                ("document", models.BigIntegerField(unique=True)),
                ("version", models.PositiveIntegerField()),
                ("agency", models.CharField(max_length=40)),
                ("kind", models.CharField(max_length=24)),
                ("document_number", models.CharField(blank=True, max_length=60)),
                ("index_number", models.CharField(blank=True, max_length=60)),
                ("folded_title", models.CharField(max_length=500)),
                ("folded", models.TextField()),
            ],
            options={
                "indexes": [
                    models.Index(fields=["document_number"], name="released_by_number"),
                    models.Index(fields=["index_number"], name="released_by_index_number"),
                ],
            },
        ),
        migrations.CreateModel(
            name="ReleasedGram",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("pair", models.BigIntegerField()),
                ("found", models.BigIntegerField()),
            ],
            options={
                "indexes": [models.Index(fields=["found"], name="released_gram_of_found")],
                "constraints": [models.UniqueConstraint(fields=("pair", "found"), name="released_gram_once")],
            },
        ),
        migrations.RunPython(begin_anew, migrations.RunPython.noop),
    ]

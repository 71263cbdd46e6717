from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("ledger", "0003_stored_files"),
    ]

    operations = [
        migrations.AddField(
            model_name="person",
            name="second_factor_reset_at",
            field=models.DateTimeField(blank=True, null=True),
        ),
    ]

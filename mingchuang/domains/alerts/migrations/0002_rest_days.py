"""Whether mail comes on weekends and holidays."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("alerts", "0001_alerts_and_mails"),
    ]

    operations = [
        migrations.AddField(
            model_name="wishes",
            name="rest_days",
            field=models.BooleanField(default=False),
        ),
    ]

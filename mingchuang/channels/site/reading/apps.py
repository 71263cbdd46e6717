from django.apps import AppConfig


class SiteReadingConfig(AppConfig):
    name = "mingchuang.channels.site.reading"
    label = "site_reading"
    default_auto_field = "django.db.models.BigAutoField"

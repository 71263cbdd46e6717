from django.apps import AppConfig


class SiteReportsConfig(AppConfig):
    name = "mingchuang.channels.site.reports"
    label = "site_reports"
    default_auto_field = "django.db.models.BigAutoField"

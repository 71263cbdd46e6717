from django.apps import AppConfig


class SiteRequestsConfig(AppConfig):
    name = "mingchuang.channels.site.requests"
    label = "site_requests"
    default_auto_field = "django.db.models.BigAutoField"

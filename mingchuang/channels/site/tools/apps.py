from django.apps import AppConfig


class SiteToolsConfig(AppConfig):
    name = "mingchuang.channels.site.tools"
    label = "site_tools"
    default_auto_field = "django.db.models.BigAutoField"

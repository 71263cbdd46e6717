from django.apps import AppConfig


class BroadcastsConfig(AppConfig):
    name = "mingchuang.domains.broadcasts"
    label = "broadcasts"
    default_auto_field = "django.db.models.BigAutoField"

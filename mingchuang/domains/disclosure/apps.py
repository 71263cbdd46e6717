from django.apps import AppConfig


class DisclosureConfig(AppConfig):
    name = "mingchuang.domains.disclosure"
    label = "disclosure"
    default_auto_field = "django.db.models.BigAutoField"

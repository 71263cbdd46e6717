from django.apps import AppConfig


class PressConfig(AppConfig):
    name = "mingchuang.press"
    label = "press"
    default_auto_field = "django.db.models.BigAutoField"

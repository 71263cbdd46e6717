from django.apps import AppConfig


class DeskOutletsConfig(AppConfig):
    name = "mingchuang.channels.desk.outlets"
    label = "desk_outlets"
    default_auto_field = "django.db.models.BigAutoField"

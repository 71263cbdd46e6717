from django.apps import AppConfig


class DeskOutwardConfig(AppConfig):
    name = "mingchuang.channels.desk.outward"
    label = "desk_outward"
    default_auto_field = "django.db.models.BigAutoField"

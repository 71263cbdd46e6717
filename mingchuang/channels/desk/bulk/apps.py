from django.apps import AppConfig


class DeskBulkConfig(AppConfig):
    name = "mingchuang.channels.desk.bulk"
    label = "desk_bulk"
    default_auto_field = "django.db.models.BigAutoField"

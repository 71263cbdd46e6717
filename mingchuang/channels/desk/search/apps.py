from django.apps import AppConfig


class DeskSearchConfig(AppConfig):
    name = "mingchuang.channels.desk.search"
    label = "desk_search"
    default_auto_field = "django.db.models.BigAutoField"

from django.apps import AppConfig


class DeskRequestsConfig(AppConfig):
    name = "mingchuang.channels.desk.requests"
    label = "desk_requests"
    default_auto_field = "django.db.models.BigAutoField"

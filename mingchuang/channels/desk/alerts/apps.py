from django.apps import AppConfig


class DeskAlertsConfig(AppConfig):
    name = "mingchuang.channels.desk.alerts"
    label = "desk_alerts"
    default_auto_field = "django.db.models.BigAutoField"

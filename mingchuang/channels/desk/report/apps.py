from django.apps import AppConfig


class DeskReportConfig(AppConfig):
    name = "mingchuang.channels.desk.report"
    label = "desk_report"
    default_auto_field = "django.db.models.BigAutoField"

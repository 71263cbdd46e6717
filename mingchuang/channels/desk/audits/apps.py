from django.apps import AppConfig


class DeskAuditsConfig(AppConfig):
    name = "mingchuang.channels.desk.audits"
    label = "desk_audits"
    default_auto_field = "django.db.models.BigAutoField"

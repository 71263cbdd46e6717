from django.apps import AppConfig


class DeskOutcomesConfig(AppConfig):
    name = "mingchuang.channels.desk.audits.outcomes"
    label = "desk_outcomes"
    default_auto_field = "django.db.models.BigAutoField"

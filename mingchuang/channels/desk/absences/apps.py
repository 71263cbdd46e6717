from django.apps import AppConfig


class DeskAbsencesConfig(AppConfig):
    name = "mingchuang.channels.desk.absences"
    label = "desk_absences"
    default_auto_field = "django.db.models.BigAutoField"

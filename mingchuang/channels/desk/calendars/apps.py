from django.apps import AppConfig


class DeskCalendarsConfig(AppConfig):
    name = "mingchuang.channels.desk.calendars"
    label = "desk_calendars"
    default_auto_field = "django.db.models.BigAutoField"

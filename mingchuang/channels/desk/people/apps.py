from django.apps import AppConfig


class DeskPeopleConfig(AppConfig):
    name = "mingchuang.channels.desk.people"
    label = "desk_people"
    default_auto_field = "django.db.models.BigAutoField"

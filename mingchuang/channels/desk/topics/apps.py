from django.apps import AppConfig


class DeskTopicsConfig(AppConfig):
    name = "mingchuang.channels.desk.topics"
    label = "desk_topics"
    default_auto_field = "django.db.models.BigAutoField"

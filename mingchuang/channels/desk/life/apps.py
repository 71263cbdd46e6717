from django.apps import AppConfig


class DeskLifeConfig(AppConfig):
    name = "mingchuang.channels.desk.life"
    label = "desk_life"
    default_auto_field = "django.db.models.BigAutoField"

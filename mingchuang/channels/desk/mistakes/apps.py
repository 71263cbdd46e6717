from django.apps import AppConfig


class DeskMistakesConfig(AppConfig):
    name = "mingchuang.channels.desk.mistakes"
    label = "desk_mistakes"
    default_auto_field = "django.db.models.BigAutoField"

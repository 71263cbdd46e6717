from django.apps import AppConfig


class MistakesConfig(AppConfig):
    name = "mingchuang.domains.mistakes"
    label = "mistakes"
    default_auto_field = "django.db.models.BigAutoField"

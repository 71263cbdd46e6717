from django.apps import AppConfig


class SearchConfig(AppConfig):
    name = "mingchuang.readings.search"
    label = "search"
    default_auto_field = "django.db.models.BigAutoField"

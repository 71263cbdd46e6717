from django.apps import AppConfig


class DeskFiltersConfig(AppConfig):
    name = "mingchuang.channels.desk.filters"
    label = "desk_filters"
    default_auto_field = "django.db.models.BigAutoField"

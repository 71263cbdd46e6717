from django.apps import AppConfig


class DeskCatalogueConfig(AppConfig):
    name = "mingchuang.channels.desk.catalogue"
    label = "desk_catalogue"
    default_auto_field = "django.db.models.BigAutoField"

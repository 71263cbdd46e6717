from django.apps import AppConfig


class DeskDocumentsConfig(AppConfig):
    name = "mingchuang.channels.desk.documents"
    label = "desk_documents"
    default_auto_field = "django.db.models.BigAutoField"

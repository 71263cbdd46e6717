from django.apps import AppConfig


class DocumentsConfig(AppConfig):
    name = "mingchuang.domains.documents"
    label = "documents"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Follow the names that stored pages repeat."""
        from . import renaming  # noqa: F401

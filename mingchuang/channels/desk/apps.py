from django.apps import AppConfig


class DeskConfig(AppConfig):
    name = "mingchuang.channels.desk"
    label = "desk"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Connect the signals of signing in."""
        from . import sessions  # noqa: F401
        from .accounts import signals  # noqa: F401

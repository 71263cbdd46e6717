from django.apps import AppConfig


class DeskConfig(AppConfig):
    name = "mingchuang.channels.desk"
    label = "desk"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Connect the sign-in signal."""
        from . import sessions  # noqa: F401

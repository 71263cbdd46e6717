from django.apps import AppConfig


class DeskFiltersConfig(AppConfig):
    name = "mingchuang.channels.desk.filters"
    label = "desk_filters"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Hear of a loaded demo."""
        from mingchuang.intake.demo.signals import loaded

        from . import demo

        loaded.connect(demo.keep, dispatch_uid="desk_filters.demo")

"""The design system as a Django app."""

from django.apps import AppConfig


class LookConfig(AppConfig):
    """Components, layouts and their style; no models."""

    name = "mingchuang.look"
    verbose_name = "Look"

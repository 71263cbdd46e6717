"""Addresses of the machine face, below ``/api/v1/``."""

from django.urls import URLPattern, URLResolver, path

from . import audit, law

app_name = "api"

urlpatterns: list[URLPattern | URLResolver] = [
    path("law/readings", law.list_readings, name="readings"),
    path("law/<str:kind>", law.ask, name="law"),
    path("audit", audit.audit, name="audit"),
    path("due", law.due, name="due"),
]

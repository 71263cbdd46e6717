"""Addresses of absences."""

from django.urls import URLPattern, URLResolver, path

from . import views

app_name = "desk_absences"

urlpatterns: list[URLPattern | URLResolver] = [
    path("", views.absences, name="list"),
    path("new/", views.record, name="new"),
    path("<str:public_id>/end/", views.end, name="end"),
]

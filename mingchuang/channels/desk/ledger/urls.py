"""Addresses of the ledger."""

from django.urls import URLPattern, URLResolver, path

from . import views

app_name = "desk_ledger"

urlpatterns: list[URLPattern | URLResolver] = [
    path("", views.lines, name="lines"),
    path("export/", views.export, name="export"),
    path("of/<slug:noun>/<str:public_id>/", views.history, name="history"),
]

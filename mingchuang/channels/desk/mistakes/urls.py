"""Addresses of what readers found wrong."""

from django.urls import URLPattern, URLResolver, path

from . import views

app_name = "desk_mistakes"

urlpatterns: list[URLPattern | URLResolver] = [
    path("", views.mistakes, name="list"),
    path("<str:public_id>/", views.mistake, name="mistake"),
    path("<str:public_id>/accept/", views.accept, name="accept"),
]

"""Addresses of the list of links to other sites."""

from django.urls import URLPattern, URLResolver, path

from . import views

app_name = "desk_outward"

urlpatterns: list[URLPattern | URLResolver] = [
    path("", views.links, name="list"),
    path("<int:number>/", views.link, name="link"),
]

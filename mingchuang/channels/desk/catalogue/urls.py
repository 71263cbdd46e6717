"""Addresses of the catalogue."""

from django.urls import URLPattern, URLResolver, path

from . import views

app_name = "desk_catalogue"

urlpatterns: list[URLPattern | URLResolver] = [
    path("", views.sections, name="sections"),
    path("open/", views.open_sections, name="open"),
    path("s/<str:code>/", views.section, name="section"),
    path("s/<str:code>/close/", views.close_section, name="close"),
    path("template/", views.template, name="template"),
    path("template/new/", views.add_category, name="add"),
]

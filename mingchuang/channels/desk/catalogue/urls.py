"""Addresses of the catalogue."""

from django.urls import URLPattern, URLResolver, path

from . import columns, freshness, views

app_name = "desk_catalogue"

urlpatterns: list[URLPattern | URLResolver] = [
    path("", views.sections, name="sections"),
    path("open/", views.open_sections, name="open"),
    path("s/<str:code>/", views.section, name="section"),
    path("s/<str:code>/close/", views.close_section, name="close"),
    path("freshness/", freshness.freshness, name="freshness"),
    path("freshness.<str:form>", freshness.export, name="freshness_export"),
    path("s/<str:code>/note/", freshness.note, name="note"),
    path("columns/", columns.changes, name="changes"),
    path("columns/new/", columns.change, name="change"),
    path("columns/<int:change>/undo/", columns.undo, name="undo"),
    path("template/", views.template, name="template"),
    path("template/new/", views.add_category, name="add"),
]

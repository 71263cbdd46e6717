"""Addresses of the room of topics."""

from django.urls import URLPattern, URLResolver, path

from . import composing, lists, preview

app_name = "desk_topics"

urlpatterns: list[URLPattern | URLResolver] = [
    path("", lists.topics, name="list"),
    path("new/", lists.new, name="new"),
    path("d/<str:public_id>/", composing.compose, name="compose"),
    path("d/<str:public_id>/preview/", preview.preview, name="preview"),
    path("d/<str:public_id>/preview/page/", preview.page, name="preview_page"),
]

"""The address of bulk acts, by room."""

from django.urls import URLPattern, URLResolver, path

from . import views

app_name = "desk_bulk"

urlpatterns: list[URLPattern | URLResolver] = [
    path("documents/", views.documents, name="documents"),
    path("requests/", views.requests, name="requests"),
]

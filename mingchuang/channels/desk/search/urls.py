"""The address of the desk's search."""

from django.urls import URLPattern, URLResolver, path

from . import views

app_name = "desk_search"

urlpatterns: list[URLPattern | URLResolver] = [path("", views.search, name="search")]

"""Addresses of kept filters."""

from django.urls import URLPattern, URLResolver, path

from . import views

app_name = "desk_filters"

urlpatterns: list[URLPattern | URLResolver] = [
    path("<slug:room>/", views.kept, name="kept"),
    path("<slug:room>/<int:number>/", views.change, name="change"),
    path("<slug:room>/<int:number>/drop/", views.drop, name="drop"),
]

"""Addresses of alerts."""

from django.urls import URLPattern, URLResolver, path

from . import views

app_name = "desk_alerts"

urlpatterns: list[URLPattern | URLResolver] = [
    path("", views.alerts, name="list"),
    path("read/", views.read_all, name="read_all"),
    path("wishes/", views.wishes, name="wishes"),
    path("<int:number>/", views.follow, name="follow"),
    path("<int:number>/unread/", views.unread, name="unread"),
]

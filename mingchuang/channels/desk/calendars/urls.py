"""Addresses of the desk's holiday notices."""

from django.urls import URLPattern, URLResolver, path

from . import views

app_name = "desk_calendars"

urlpatterns: list[URLPattern | URLResolver] = [
    path("", views.years, name="years"),
    path("<int:year>/", views.year, name="year"),
    path("enter/", views.enter, name="enter"),
    path("notice/<str:public_id>/correct/", views.correct, name="correct"),
    path("notice/<str:public_id>/withdraw/", views.withdraw, name="withdraw"),
]

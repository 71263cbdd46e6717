"""Addresses of what a reader can do."""

from django.urls import path

from . import mistakes

app_name = "site_reading"
urlpatterns = [
    path("<slug:agency>/d/<slug:document>/mistake", mistakes.mistake, name="mistake"),
]

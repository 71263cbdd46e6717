"""Addresses of what a reader can do."""

from django.urls import path

from . import mistakes, subscribing

app_name = "site_reading"
urlpatterns = [
    path("<slug:agency>/d/<slug:document>/mistake", mistakes.mistake, name="mistake"),
    path("subscriptions/confirm/<str:token>", subscribing.confirm, name="confirm"),
    path("subscriptions/end/<str:token>", subscribing.end, name="end"),
    path("<slug:agency>/subscribe", subscribing.subscribe, name="subscribe"),
    path("<slug:agency>/c/<slug:section>/subscribe", subscribing.subscribe, name="subscribe_section"),
]

"""Address of the pattern page; included where PATTERN_PAGE is on (development and tests)."""

from django.urls import path

from mingchuang.look import views

app_name = "look"
urlpatterns = [path("patterns", views.patterns, name="patterns")]

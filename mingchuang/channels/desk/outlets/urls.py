"""Addresses of outlets."""

from django.urls import URLPattern, URLResolver, path

from . import views

app_name = "desk_outlets"

urlpatterns: list[URLPattern | URLResolver] = [
    path("", views.outlets, name="list"),
    path("posts/", views.posts, name="posts"),
    path("posts/new/", views.ask, name="ask"),
    path("posts/<str:public_id>/", views.decide, name="decide"),
    path("accounts/new/", views.open_account, name="open_account"),
    path("accounts/<str:public_id>/close/", views.close_account, name="close_account"),
]

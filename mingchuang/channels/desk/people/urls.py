"""Addresses of people and agencies."""

from django.urls import URLPattern, URLResolver, path

from . import bodies, dissolving, views

app_name = "desk_people"

urlpatterns: list[URLPattern | URLResolver] = [
    path("", views.people, name="people"),
    path("new/", views.engage, name="engage"),
    path("p/<str:public_id>/", views.person, name="person"),
    path("p/<str:public_id>/roles/<int:number>/end/", views.end_role, name="end_role"),
    path("p/<str:public_id>/account/", views.set_active, name="set_active"),
    path("p/<str:public_id>/password/", views.renew_password, name="renew_password"),
    path("p/<str:public_id>/second-factor/", views.reset_second_factor, name="reset_second_factor"),
    path("units/", bodies.units, name="units"),
    path("units/<slug:code>/close/", bodies.close_unit, name="close_unit"),
    path("agency/", bodies.agency, name="agency"),
    path("choices/", bodies.choices, name="choices"),
    path("choices/<slug:slug>/", bodies.choose, name="choose"),
    path("agencies/", bodies.agencies, name="agencies"),
    path("agencies/<slug:code>/dissolve/", dissolving.dissolve, name="dissolve"),
    path("agencies/<slug:code>/unfinished/", dissolving.left_over, name="unfinished"),
    path("agencies/<slug:code>/unfinished/<str:public_id>/", dissolving.settle, name="settle"),
]

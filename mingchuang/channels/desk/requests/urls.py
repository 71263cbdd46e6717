"""Addresses of the desk's requests."""

from django.urls import path

from . import acts, case, decide, entry, register

app_name = "desk_requests"
urlpatterns = [
    path("", register.queues, name="queues"),
    path("register/", register.register, name="register"),
    path("register/export/", register.export, name="export"),
    path("enter/", entry.enter, name="enter"),
    path("r/<slug:public_id>/", case.case, name="case"),
    path("r/<slug:public_id>/days/", case.days, name="days"),
    path("r/<slug:public_id>/decision/", decide.decide, name="decide"),
    path("r/<slug:public_id>/letter/", decide.letter, name="letter"),
    path("r/<slug:public_id>/papers/<str:kind>/<slug:item>/", case.paper, name="paper"),
    path("r/<slug:public_id>/acts/<slug:act>/", acts.act, name="act"),
]

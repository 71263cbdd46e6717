"""Addresses of the applicant's pages. No query code, name or subject ever stands in one."""

from django.urls import path

from . import apply, files, landing, status

app_name = "site_requests"
urlpatterns = [
    path("requests", landing.start, name="start"),
    path("requests/status", status.start, name="status"),
    path("<slug:agency>/requests", landing.agency, name="agency"),
    path("<slug:agency>/requests/new/person", apply.new, {"who": "person"}, name="person"),
    path("<slug:agency>/requests/new/organisation", apply.new, {"who": "organisation"}, name="organisation"),
    path("<slug:agency>/requests/status", status.status, name="agency_status"),
    path("<slug:agency>/requests/matter", status.matter, name="matter"),
    path("<slug:agency>/requests/correction", status.correct, name="correct"),
    path("<slug:agency>/requests/withdrawal", status.withdraw, name="withdraw"),
    path("<slug:agency>/requests/files/<str:token>", files.download, name="file"),
]

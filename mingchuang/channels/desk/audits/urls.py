"""Addresses of the desk's audits."""

from django.urls import path

from . import judging, lists, report, run

app_name = "desk_audits"
urlpatterns = [
    path("", lists.runs, name="list"),
    path("new/", lists.open_run, name="open"),
    path("r/<slug:public_id>/", run.run, name="run"),
    path("r/<slug:public_id>/add/", lists.add, name="add"),
    path("r/<slug:public_id>/next/", run.work, name="work"),
    path("r/<slug:public_id>/erase/", run.erase, name="erase"),
    path("r/<slug:public_id>/export/", run.export, name="export"),
    path("f/<slug:public_id>/", report.report, name="report"),
    path("f/<slug:public_id>/judge/", judging.judge, name="judge"),
    path("f/<slug:public_id>/file/", report.download, name="file"),
]

"""Addresses of the annual report at the desk."""

from django.urls import URLPattern, URLResolver, path

from . import acting, exporting, records, signing, views, writing

app_name = "desk_report"
urlpatterns: list[URLPattern | URLResolver] = [
    path("", views.reports, name="list"),
    path("<int:year>/", views.report, name="report"),
    *(
        path(f"<int:year>/preview.{shape}", exporting.export, {"shape": shape}, name=f"preview_{shape}")
        for shape in ("pdf", "docx", "xlsx", "json")
    ),
    path("<int:year>/text/<slug:section>/", writing.narrative, name="narrative"),
    path("<int:year>/entries/", signing.entries, name="entries"),
    path("<int:year>/entries/sign/", signing.countersign, name="countersign"),
    path("<int:year>/explain/", acting.explain, name="explain"),
    path("<int:year>/act/", acting.act, name="act"),
    path("<int:year>/records/<str:key>/", records.records, name="records"),
]

"""Addresses of released annual reports."""

from django.urls import URLPattern, URLResolver, path

from . import views

app_name = "site_reports"
urlpatterns: list[URLPattern | URLResolver] = [
    path("reports", views.index, name="index"),
    path("<slug:agency>/reports", views.agency, name="agency"),
    path("<slug:agency>/reports/<int:year>", views.report, name="report"),
    path("<slug:agency>/reports/<int:year>.json", views.as_json, name="json"),
    path("<slug:agency>/reports/<int:year>.pdf", views.as_file, {"shape": "pdf"}, name="pdf"),
    path("<slug:agency>/reports/<int:year>.docx", views.as_file, {"shape": "docx"}, name="docx"),
    path("<slug:agency>/reports/<int:year>.xlsx", views.as_file, {"shape": "xlsx"}, name="xlsx"),
]

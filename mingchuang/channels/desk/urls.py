"""Addresses of the staff desk."""

from django.urls import URLPattern, URLResolver, include, path

urlpatterns: list[URLPattern | URLResolver] = [
    path("documents/", include("mingchuang.channels.desk.documents.urls")),
    path("requests/", include("mingchuang.channels.desk.requests.urls")),
    path("report/", include("mingchuang.channels.desk.report.urls")),
    path("catalogue/", include("mingchuang.channels.desk.catalogue.urls")),
    path("people/", include("mingchuang.channels.desk.people.urls")),
    path("calendars/", include("mingchuang.channels.desk.calendars.urls")),
    path("ledger/", include("mingchuang.channels.desk.ledger.urls")),
]

"""Addresses of the staff desk."""

from django.urls import URLPattern, URLResolver, include, path

from .accounts import views as accounts
from .todo import views as todo

urlpatterns: list[URLPattern | URLResolver] = [
    path("", todo.home, name="desk_home"),
    path("account/", accounts.account, name="desk_account"),
    path("documents/outward/", include("mingchuang.channels.desk.outward.urls")),
    path("documents/", include("mingchuang.channels.desk.documents.urls")),
    path("topics/", include("mingchuang.channels.desk.topics.urls")),
    path("life/", include("mingchuang.channels.desk.life.urls")),
    path("requests/", include("mingchuang.channels.desk.requests.urls")),
    path("report/", include("mingchuang.channels.desk.report.urls")),
    path("audits/", include("mingchuang.channels.desk.audits.urls")),
    path("audits/", include("mingchuang.channels.desk.audits.outcomes.urls")),
    path("catalogue/", include("mingchuang.channels.desk.catalogue.urls")),
    path("people/", include("mingchuang.channels.desk.people.urls")),
    path("calendars/", include("mingchuang.channels.desk.calendars.urls")),
    path("filters/", include("mingchuang.channels.desk.filters.urls")),
    path("bulk/", include("mingchuang.channels.desk.bulk.urls")),
    path("search/", include("mingchuang.channels.desk.search.urls")),
    path("alerts/", include("mingchuang.channels.desk.alerts.urls")),
    path("absences/", include("mingchuang.channels.desk.absences.urls")),
    path("outlets/", include("mingchuang.channels.desk.outlets.urls")),
    path("mistakes/", include("mingchuang.channels.desk.mistakes.urls")),
    path("ledger/", include("mingchuang.channels.desk.ledger.urls")),
]

"""Addresses of the public site; the agency pages come last because their first part is a free code."""

from django.urls import URLPattern, URLResolver, include, path

urlpatterns: list[URLPattern | URLResolver] = [
    path("", include("mingchuang.channels.site.tools.urls")),
    path("", include("mingchuang.channels.site.requests.urls")),
    path("", include("mingchuang.channels.site.reports.urls")),
    path("", include("mingchuang.channels.site.reading.urls")),
    path("", include("mingchuang.channels.site.pages.urls")),
]

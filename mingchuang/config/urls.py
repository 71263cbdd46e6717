"""The root addresses: machines and staff without a language prefix, the public site with one for English."""

from django.conf import settings
from django.conf.urls.i18n import i18n_patterns
from django.urls import include, path

urlpatterns = [
    path("api/v1/", include("mingchuang.channels.api.urls")),
    *i18n_patterns(
        path("accounts/", include("mingchuang.channels.desk.accounts.urls")),
        path("desk/", include("mingchuang.channels.desk.urls")),
        *([path("look/", include("mingchuang.look.urls"))] if settings.PATTERN_PAGE else []),
        path("", include("mingchuang.channels.site.urls")),
        prefix_default_language=False,
    ),
]

handler400 = "mingchuang.channels.site.errors.bad_request"
handler403 = "mingchuang.channels.site.errors.forbidden"
handler404 = "mingchuang.channels.site.errors.not_found"
handler500 = "mingchuang.channels.site.errors.server_error"

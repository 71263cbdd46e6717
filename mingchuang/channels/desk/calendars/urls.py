from django.urls import URLPattern, URLResolver

app_name = "desk_calendars"

urlpatterns: list[URLPattern | URLResolver] = []

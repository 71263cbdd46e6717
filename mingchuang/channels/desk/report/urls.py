from django.urls import URLPattern, URLResolver

app_name = "desk_report"

urlpatterns: list[URLPattern | URLResolver] = []

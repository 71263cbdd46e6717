from django.urls import URLPattern, URLResolver

app_name = "site_reports"

urlpatterns: list[URLPattern | URLResolver] = []

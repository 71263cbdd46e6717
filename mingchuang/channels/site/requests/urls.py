from django.urls import URLPattern, URLResolver

app_name = "site_requests"

urlpatterns: list[URLPattern | URLResolver] = []

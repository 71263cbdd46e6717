from django.urls import URLPattern, URLResolver

app_name = "site_tools"

urlpatterns: list[URLPattern | URLResolver] = []

from django.urls import URLPattern, URLResolver

app_name = "desk_requests"

urlpatterns: list[URLPattern | URLResolver] = []

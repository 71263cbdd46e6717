from django.urls import URLPattern, URLResolver

app_name = "desk_catalogue"

urlpatterns: list[URLPattern | URLResolver] = []

from django.urls import URLPattern, URLResolver

app_name = "desk_people"

urlpatterns: list[URLPattern | URLResolver] = []

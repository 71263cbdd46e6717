from django.urls import URLPattern, URLResolver

app_name = "desk_documents"

urlpatterns: list[URLPattern | URLResolver] = []

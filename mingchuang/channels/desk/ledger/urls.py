from django.urls import URLPattern, URLResolver

app_name = "desk_ledger"

urlpatterns: list[URLPattern | URLResolver] = []

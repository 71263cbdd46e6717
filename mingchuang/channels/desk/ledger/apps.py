from django.apps import AppConfig


class DeskLedgerConfig(AppConfig):
    name = "mingchuang.channels.desk.ledger"
    label = "desk_ledger"
    default_auto_field = "django.db.models.BigAutoField"

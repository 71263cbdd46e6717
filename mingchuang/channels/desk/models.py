"""What the desk itself must remember: forms that were sent, filters that were kept. Not a noun, so no act and no ledger line."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q


class Sending(models.Model):
    """One form that a person sent, and where the answer led: a second click on the same form is led there too."""

    token = models.CharField(max_length=40, unique=True)
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    at = models.DateTimeField()
    answer = models.CharField(max_length=500, blank=True)

    class Meta:
        indexes: ClassVar = [models.Index(fields=["at"], name="sending_by_time")]

    def __str__(self) -> str:
        return self.token


class SavedFilter(models.Model):
    """A way of narrowing one of the desk's lists that a person keeps; shared with an agency when ``agency`` names one."""

    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    room = models.CharField(max_length=20)
    name = models.CharField(max_length=40)
    # The query of the list's address, of known parameters alone.
    query = models.CharField(max_length=400)
    agency = models.CharField(max_length=40, blank=True)
    at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["person", "room", "name"], name="saved_filter_named_once"),
            models.CheckConstraint(condition=~Q(name=""), name="saved_filter_named"),
        ]
        indexes: ClassVar = [
            models.Index(fields=["room", "agency"], condition=~Q(agency=""), name="saved_filter_shared"),
        ]

    def __str__(self) -> str:
        return self.name

"""What the desk itself must remember: forms that were sent. Not a noun, so no act and no ledger line."""

from typing import ClassVar

from django.conf import settings
from django.db import models


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

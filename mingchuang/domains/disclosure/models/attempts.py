"""Wrong query codes, counted so that guessing is slowed."""

from typing import ClassVar

from django.db import models

from mingchuang.domains.agencies.models import Agency


class CodeAttempt(models.Model):
    """One wrong query code. The address it came from is kept as an HMAC only, and no longer than a day."""

    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="+")
    source = models.CharField(max_length=64)
    at = models.DateTimeField()

    class Meta:
        indexes: ClassVar = [models.Index(fields=["agency", "at"], name="attempt_by_time")]

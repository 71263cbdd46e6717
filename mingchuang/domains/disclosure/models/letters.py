"""Letters (文书) with their numbers, and how they reached their addressee."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q

from mingchuang.domains.agencies.models import Agency
from mingchuang.law.disclosure.letters import NOTICES
from mingchuang.ledger.fields import EncryptedJSONField, EncryptedTextField

from .request import DisclosureRequest

LETTER_KINDS = (*NOTICES, "reply")


class Letter(models.Model):
    """A numbered letter, kept as the values it was set from and as the PDF/A in the sealed tree.

    ``ref``: of an inquiry's letters its reference, of the reply of a new decision its number, else "".
    """

    public_id = models.CharField(max_length=16, unique=True)
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="+")
    request = models.ForeignKey(DisclosureRequest, on_delete=models.PROTECT, related_name="letters")
    kind = models.CharField(max_length=40)
    ref = models.CharField(max_length=8, blank=True)
    number = models.CharField(max_length=60)
    dated = models.DateField()
    content = EncryptedJSONField()
    sha256 = models.CharField(max_length=64)
    size = models.PositiveBigIntegerField()

    class Meta:
        ordering: ClassVar = ["dated", "id"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["agency", "number"], name="letter_number_once"),
            models.UniqueConstraint(fields=["request", "ref"], condition=Q(kind="reply"), name="letter_one_reply"),
            models.CheckConstraint(condition=Q(kind__in=LETTER_KINDS), name="letter_kind_known"),
        ]

    def __str__(self) -> str:
        return self.number


class Delivery(models.Model):
    """How a letter went out. ``day`` by 国办公开办函〔2016〕235号: posting for mail, signing for personal service."""

    letter = models.ForeignKey(Letter, on_delete=models.PROTECT, related_name="deliveries")
    way = models.CharField(max_length=12)
    day = models.DateField()
    proof = EncryptedTextField(blank=True)
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField()

    class Meta:
        ordering: ClassVar = ["day", "id"]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(way__in=["online", "email", "mail", "in_person", "fax"]), name="delivery_way_known"
            ),
        ]

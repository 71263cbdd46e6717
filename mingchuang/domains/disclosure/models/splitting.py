"""一事一申请: one form with several matters, registered as several requests (国办函〔2020〕109号)."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from mingchuang.ledger.fields import EncryptedJSONField

from .request import DisclosureRequest


class Splitting(models.Model):
    """That a request was divided: what its applicant had written, before each part got its own wording. Written once."""

    request = models.ForeignKey(DisclosureRequest, on_delete=models.PROTECT, related_name="splittings")
    whole = EncryptedJSONField()
    split_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    split_at = models.DateTimeField()

    class Meta:
        ordering: ClassVar = ["id"]


class Part(models.Model):
    """A request that came out of another's form; ``root``: the request whose query code opens it. Written once."""

    request = models.OneToOneField(DisclosureRequest, on_delete=models.PROTECT, related_name="part")
    root = models.ForeignKey(DisclosureRequest, on_delete=models.PROTECT, related_name="parts")
    splitting = models.ForeignKey(Splitting, on_delete=models.PROTECT, related_name="parts")

    class Meta:
        ordering: ClassVar = ["id"]
        constraints: ClassVar = [
            models.CheckConstraint(condition=~Q(request=F("root")), name="part_is_not_its_own_root"),
        ]

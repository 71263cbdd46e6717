"""What was entered wrongly and put right (更正): the old value stays beside the new one, with who did it and why."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from mingchuang.ledger.fields import EncryptedJSONField, EncryptedTextField

from .course import Event
from .request import DisclosureRequest


class Amendment(models.Model):
    """One putting right: of an event's day (``old`` and ``new`` event), of entered data (``before`` and ``after``), or both.

    Written once and never changed. ``before`` and ``after`` hold the changed fields only, by the names of the law's form.
    """

    request = models.ForeignKey(DisclosureRequest, on_delete=models.PROTECT, related_name="amendments")
    # The kind of the event, or "entry".
    what = models.CharField(max_length=24)
    old = models.OneToOneField(Event, null=True, blank=True, on_delete=models.PROTECT, related_name="put_right")
    new = models.OneToOneField(Event, null=True, blank=True, on_delete=models.PROTECT, related_name="puts_right")
    before = EncryptedJSONField(null=True, blank=True)
    after = EncryptedJSONField(null=True, blank=True)
    reason = EncryptedTextField()
    due_before = models.DateField(null=True, blank=True)
    due_after = models.DateField(null=True, blank=True)
    amended_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    amended_at = models.DateTimeField()

    class Meta:
        ordering: ClassVar = ["amended_at", "id"]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(old__isnull=False, new__isnull=False) | Q(what="entry", before__isnull=False),
                name="amendment_has_both_values",
            ),
            models.CheckConstraint(condition=Q(old__isnull=True) | ~Q(old=F("new")), name="amendment_by_another_event"),
        ]

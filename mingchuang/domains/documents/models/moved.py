"""What a change of columns did in each agency, so that it can be undone as exactly as it was made."""

from typing import ClassVar

from django.db import models
from django.db.models import F, Q


class ColumnMove(models.Model):
    """One section whose contents went into another by one change of columns (栏目调整).

    The lists hold ids: ``moved``: documents that went over; ``shared``: documents that stood in both; ``first``: those of
    the shared ones that had been placed in the source first; ``led``: sections whose address led to the source until then.
    """

    change = models.ForeignKey("catalogue.ColumnChange", on_delete=models.PROTECT, related_name="+")
    source = models.ForeignKey("catalogue.Section", on_delete=models.PROTECT, related_name="+")
    target = models.ForeignKey("catalogue.Section", on_delete=models.PROTECT, related_name="+")
    # The target was opened for this change: it is closed again if nothing is left in it.
    opened = models.BooleanField(default=False)
    # The source's 情况说明, which the change took away.
    note = models.CharField(max_length=400, blank=True)
    noted_on = models.DateField(null=True, blank=True)
    moved = models.JSONField(default=list)
    shared = models.JSONField(default=list)
    first = models.JSONField(default=list)
    led = models.JSONField(default=list)
    # The change that put it back.
    undone_by = models.ForeignKey(
        "catalogue.ColumnChange", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["change", "source"], name="column_move_once"),
            models.CheckConstraint(condition=~Q(source=F("target")), name="column_move_elsewhere"),
            models.CheckConstraint(
                condition=Q(note="", noted_on__isnull=True) | (~Q(note="") & Q(noted_on__isnull=False)),
                name="column_move_note_dated",
            ),
        ]

"""A document: what stays the same through all its editions."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import F, Q

PUBLIC_STATES = ("none", "shown", "explained", "redirect", "gone")


class Document(models.Model):
    """One piece of information with one address and one index number.

    The columns from ``kind`` on are facts of the latest release (before the first: of the draft), kept here so that lists
    and figures need one table; they change only together with it.
    """

    public_id = models.CharField(max_length=16, unique=True)
    index_number = models.CharField(max_length=60, unique=True)
    publishing_agency = models.ForeignKey("agencies.Agency", on_delete=models.PROTECT, related_name="+")
    issuing_agency = models.ForeignKey("agencies.Agency", on_delete=models.PROTECT, related_name="+")
    drafting_agency = models.ForeignKey("agencies.Agency", on_delete=models.PROTECT, related_name="+")
    unit = models.ForeignKey("agencies.Unit", null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    created_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    created_at = models.DateTimeField()
    # The token of the form that made it: a second click finds the first one's document.
    form_key = models.CharField(max_length=64, null=True, unique=True)
    lock_version = models.PositiveIntegerField(default=0)

    title = models.CharField(max_length=200)
    kind = models.CharField(max_length=24)
    form = models.CharField(max_length=12, blank=True)
    level = models.CharField(max_length=12, blank=True)
    # A 文号 belongs to one document; the draft that names it first holds it.
    document_number = models.CharField(max_length=60, blank=True)
    made_on = models.DateField(null=True, blank=True)
    effective_on = models.DateField(null=True, blank=True)
    # The last day in force as derived from the release (law.documents.validity), or as kept by a clean-up.
    last_day = models.DateField(null=True, blank=True)
    amended_on = models.DateField(null=True, blank=True)
    repealed_on = models.DateField(null=True, blank=True)

    public_state = models.CharField(max_length=10, default="none")
    first_released_at = models.DateTimeField(null=True, blank=True)
    first_released_on = models.DateField(null=True, blank=True)
    # Where it was first placed when first released: the report counts it there, whatever is placed later.
    first_section = models.ForeignKey(
        "catalogue.Section", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    outlet = models.CharField(max_length=16, blank=True)
    current_release = models.OneToOneField(
        "documents.Release", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    redirect_to = models.ForeignKey("self", null=True, blank=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["document_number"], condition=~Q(document_number=""), name="document_number_once"
            ),
            models.CheckConstraint(condition=~Q(title="") & ~Q(public_id=""), name="document_named"),
            models.CheckConstraint(condition=Q(public_state__in=PUBLIC_STATES), name="document_public_state_known"),
            models.CheckConstraint(
                condition=Q(first_released_at__isnull=True, first_released_on__isnull=True, public_state="none")
                | (Q(first_released_at__isnull=False, first_released_on__isnull=False) & ~Q(public_state="none")),
                name="document_release_paired",
            ),
            models.CheckConstraint(
                condition=Q(public_state="redirect", redirect_to__isnull=False)
                | (~Q(public_state="redirect") & Q(redirect_to__isnull=True)),
                name="document_redirect_paired",
            ),
            models.CheckConstraint(condition=~Q(redirect_to=F("id")), name="document_redirect_elsewhere"),
        ]
        indexes: ClassVar = [
            models.Index(
                fields=["publishing_agency", "first_released_on", "kind", "public_state", "outlet", "level", "form"],
                name="document_figures",
            ),
            models.Index(fields=["publishing_agency", "-id"], name="document_of_agency"),
            models.Index(
                fields=["publishing_agency", "-first_released_at", "-id"],
                condition=Q(public_state__in=["shown", "explained"]),
                name="document_latest_of_agency",
            ),
            models.Index(
                fields=["-first_released_at", "-id"],
                condition=Q(public_state__in=["shown", "explained"]),
                name="document_latest",
            ),
            models.Index(fields=["issuing_agency", "kind", "first_released_on"], name="document_issued"),
            models.Index(fields=["drafting_agency", "kind", "effective_on"], name="document_drafted"),
            models.Index(fields=["last_day"], condition=Q(last_day__isnull=False), name="document_lapses"),
        ]

    def __str__(self) -> str:
        return f"{self.index_number} {self.title}"

"""The catalogue: a template of categories, and the sections that agencies keep of them."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import F, Q


class Category(models.Model):
    """A node of the template (目录节点). The shipped ones answer to items of art. 20; others are added by one act."""

    code = models.CharField(max_length=40, unique=True)
    # The last part of a section's address, so it is unique over the whole template.
    slug = models.SlugField(max_length=60, unique=True)
    parent = models.ForeignKey("self", null=True, blank=True, on_delete=models.PROTECT, related_name="children")
    name = models.CharField(max_length=60)
    name_en = models.CharField(max_length=120)
    article = models.CharField(max_length=16, blank=True)
    outlet = models.CharField(max_length=16)
    # How often a section must get something new; null where it is updated on change only.
    freshness_days = models.PositiveIntegerField(null=True, blank=True)
    freshness_unit = models.CharField(max_length=8, blank=True)
    # Kinds usually placed here: a hint for the editor, separated by blanks.
    kinds = models.CharField(max_length=200, blank=True)
    levels = models.CharField(max_length=60, blank=True)
    holds_documents = models.BooleanField(default=True)
    shipped = models.BooleanField(default=False)
    position = models.PositiveIntegerField(default=0)
    retired_on = models.DateField(null=True, blank=True)
    lock_version = models.PositiveIntegerField(default=0)

    class Meta:
        ordering: ClassVar = ["position", "code"]
        constraints: ClassVar = [
            models.CheckConstraint(condition=~Q(code="") & ~Q(slug="") & ~Q(name=""), name="category_named"),
            models.CheckConstraint(condition=~Q(parent=F("id")), name="category_not_its_own_parent"),
            models.CheckConstraint(condition=Q(outlet__in=["portal", "disclosure_site"]), name="category_outlet_known"),
            models.CheckConstraint(
                condition=Q(freshness_days__isnull=True, freshness_unit="")
                | Q(freshness_days__gt=0, freshness_unit__in=["calendar", "working"]),
                name="category_freshness_paired",
            ),
        ]

    def __str__(self) -> str:
        return self.name


class Section(models.Model):
    """A category as one agency keeps it (栏目): who owns it, how fresh it must be. Closed, never deleted."""

    category = models.ForeignKey(Category, on_delete=models.PROTECT, related_name="sections")
    agency = models.ForeignKey("agencies.Agency", on_delete=models.PROTECT, related_name="sections")
    owner = models.ForeignKey("agencies.Unit", null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    # One line of what belongs here; shown above the list.
    about = models.CharField(max_length=200, blank=True)
    # An agency may be stricter than the template; null keeps the category's rule.
    freshness_days = models.PositiveIntegerField(null=True, blank=True)
    opened_on = models.DateField()
    closed_on = models.DateField(null=True, blank=True)
    # 情况说明: why the section is empty or old, and since when; the public reads it until something newer is released.
    note = models.CharField(max_length=400, blank=True)
    noted_on = models.DateField(null=True, blank=True)
    # Where its address leads since its contents were moved there.
    moved_to = models.ForeignKey("self", null=True, blank=True, on_delete=models.PROTECT, related_name="moved_from")
    lock_version = models.PositiveIntegerField(default=0)

    class Meta:
        ordering: ClassVar = ["category__position", "id"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["agency", "category"], name="section_once_in_agency"),
            models.CheckConstraint(
                condition=Q(closed_on__isnull=True) | Q(closed_on__gte=F("opened_on")),
                name="section_closes_after_opening",
            ),
            models.CheckConstraint(
                condition=Q(freshness_days__isnull=True) | Q(freshness_days__gt=0), name="section_freshness_positive"
            ),
            models.CheckConstraint(
                condition=Q(note="", noted_on__isnull=True) | (~Q(note="") & Q(noted_on__isnull=False)),
                name="section_note_dated",
            ),
            models.CheckConstraint(
                condition=Q(moved_to__isnull=True) | (Q(closed_on__isnull=False) & ~Q(moved_to=F("id"))),
                name="section_moved_when_closed",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.agency} {self.category}"


class ColumnChange(models.Model):
    """栏目调整: the contents of one category's sections were moved into another's, in several agencies at once."""

    name = models.CharField(max_length=120)
    source = models.ForeignKey(Category, on_delete=models.PROTECT, related_name="+")
    target = models.ForeignKey(Category, on_delete=models.PROTECT, related_name="+")
    reason = models.CharField(max_length=400)
    # Codes, separated by blanks, of the agencies whose sections were moved.
    agencies = models.TextField()
    documents = models.PositiveIntegerField()
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering: ClassVar = ["-at", "-id"]
        constraints: ClassVar = [
            models.CheckConstraint(condition=~Q(name="") & ~Q(reason=""), name="column_change_named"),
            models.CheckConstraint(condition=~Q(source=F("target")), name="column_change_elsewhere"),
        ]

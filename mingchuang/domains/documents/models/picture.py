"""The pictures of an agency: kept once, described once, cut to the sizes that texts need."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q


class Picture(models.Model):
    """A picture of an agency's library. Its words for those who cannot see it are never empty."""

    public_id = models.CharField(max_length=32, unique=True)
    agency = models.ForeignKey("agencies.Agency", on_delete=models.PROTECT, related_name="+")
    name = models.CharField(max_length=100)
    alt = models.CharField(max_length=200)
    source = models.CharField(max_length=80, blank=True)
    sha256 = models.CharField(max_length=64)
    # What matters in it, in per cent from the left and from the top: cuts are made around it.
    focal_x = models.PositiveSmallIntegerField(default=50)
    focal_y = models.PositiveSmallIntegerField(default=50)
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()
    retired_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(condition=~Q(alt="") & ~Q(name=""), name="picture_described"),
            models.CheckConstraint(condition=Q(focal_x__lte=100) & Q(focal_y__lte=100), name="picture_focal_within"),
            models.UniqueConstraint(
                fields=["agency", "sha256"], condition=Q(retired_at__isnull=True), name="picture_once_an_agency"
            ),
        ]

    def __str__(self) -> str:
        return self.name


class Rendition(models.Model):
    """A picture in one size and cut (``press.renditions``)."""

    picture = models.ForeignKey("documents.Picture", on_delete=models.PROTECT, related_name="renditions")
    cut = models.CharField(max_length=8)
    sha256 = models.CharField(max_length=64)
    media_type = models.CharField(max_length=100)
    width = models.PositiveIntegerField()
    height = models.PositiveIntegerField()

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["picture", "cut"], name="rendition_once")]

    def __str__(self) -> str:
        return f"{self.picture_id}/{self.cut}"

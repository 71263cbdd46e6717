"""Templates: how an agency's documents of a kind begin. Those that come with the program are data of the law."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q


class Template(models.Model):
    """An agency's own template of a kind; with the name of a shipped one it stands in that one's place."""

    public_id = models.CharField(max_length=32, unique=True)
    agency = models.ForeignKey("agencies.Agency", on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=24)
    name = models.CharField(max_length=60)
    title = models.CharField(max_length=200, blank=True)
    body = models.TextField(blank=True)
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()
    retired_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["agency", "kind", "name"], condition=Q(retired_at__isnull=True), name="template_name_once"
            ),
            models.CheckConstraint(condition=~Q(name=""), name="template_named"),
        ]

    def __str__(self) -> str:
        return f"{self.kind}/{self.name}"

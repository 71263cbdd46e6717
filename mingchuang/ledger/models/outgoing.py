"""What has been decided here and must be told to a cache in front of the site."""

from typing import ClassVar

from django.db import models
from django.db.models import Q


class Outgoing(models.Model):
    """Surrogate keys of one change, written in its transaction and deleted once a cache has dropped what carries them."""

    # Separated by spaces, as in the Surrogate-Key header.
    keys = models.TextField()
    tries = models.PositiveIntegerField(default=0)
    not_before = models.DateTimeField(null=True, blank=True)
    failure = models.CharField(max_length=200, blank=True)

    class Meta:
        constraints: ClassVar = [models.CheckConstraint(condition=~Q(keys=""), name="outgoing_has_keys")]

    def __str__(self) -> str:
        return self.keys

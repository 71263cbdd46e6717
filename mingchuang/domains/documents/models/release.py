"""What was released: the canonical value, never changed, and the fragments rendered from it."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q


class Release(models.Model):
    """One released edition. ``value`` is the very JSON that was hashed; the row is written once."""

    document = models.ForeignKey("documents.Document", on_delete=models.PROTECT, related_name="releases")
    edition = models.OneToOneField("documents.Edition", on_delete=models.PROTECT, related_name="release")
    version = models.PositiveIntegerField()
    value = models.TextField()
    fingerprint = models.CharField(max_length=64)
    # The hash of the text without white space, for what people paste.
    text_hash = models.CharField(max_length=64)
    text = models.TextField()
    title = models.CharField(max_length=200)
    summary = models.TextField(blank=True)
    document_number = models.CharField(max_length=60, blank=True)
    released_at = models.DateTimeField()
    released_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["document", "version"], name="release_version_once"),
            models.CheckConstraint(condition=~Q(fingerprint=""), name="release_has_fingerprint"),
        ]
        indexes: ClassVar = [
            models.Index(fields=["fingerprint"], name="release_by_fingerprint"),
            models.Index(fields=["text_hash"], name="release_by_text"),
            models.Index(fields=["title"], name="release_by_title"),
            models.Index(fields=["-released_at", "-id"], name="release_latest"),
        ]

    def __str__(self) -> str:
        return f"{self.document_id} v{self.version}"


class Fragment(models.Model):
    """The rendered current release in one language; rebuilt when the release, a linked record or the template changes."""

    document = models.ForeignKey("documents.Document", on_delete=models.PROTECT, related_name="fragments")
    release = models.ForeignKey("documents.Release", on_delete=models.PROTECT, related_name="+")
    language = models.CharField(max_length=8)
    # Agency code and public id, as in the address, and what the page around the fragment needs: one row is one page.
    address = models.CharField(max_length=60)
    facts = models.JSONField()
    template = models.CharField(max_length=16)
    html = models.TextField()
    hash = models.CharField(max_length=64)
    # The last day for which the validity in it is right; null where no date changes it.
    good_until = models.DateField(null=True, blank=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["document", "language"], name="fragment_once_a_language"),
            models.UniqueConstraint(fields=["address", "language"], name="fragment_once_an_address"),
        ]
        indexes: ClassVar = [
            models.Index(fields=["good_until"], condition=Q(good_until__isnull=False), name="fragment_good_until"),
            models.Index(fields=["template"], name="fragment_by_template"),
        ]

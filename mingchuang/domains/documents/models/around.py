"""What is around a document: the sections it is placed in, the documents it concerns, the files it carries."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import F, Q

LINKS = ("interprets", "amends", "repeals", "replies_to", "attaches")


class Placement(models.Model):
    """A document in a section. ``shown_at`` is set while the public sees it there, and orders the section's list.

    ``kind`` and ``validity`` are those of the release, so that a long list is filtered without looking at each of its
    documents; `shelving.shelve` keeps them.
    """

    document = models.ForeignKey("documents.Document", on_delete=models.PROTECT, related_name="placements")
    section = models.ForeignKey("catalogue.Section", on_delete=models.PROTECT, related_name="+")
    # The first placement decides the outlet under which the document is counted.
    first = models.BooleanField(default=False)
    placed_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    placed_at = models.DateTimeField()
    shown_at = models.DateTimeField(null=True, blank=True)
    kind = models.CharField(max_length=24, blank=True)
    # "" for kinds that have none; ``validity_until`` is the last day on which it is right, null where no date changes it.
    validity = models.CharField(max_length=8, blank=True)
    validity_until = models.DateField(null=True, blank=True)
    # 置顶: it stands above the list up to this day.
    pinned_until = models.DateField(null=True, blank=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["document", "section"], name="placement_once_a_section"),
            models.UniqueConstraint(fields=["document"], condition=Q(first=True), name="placement_one_first"),
        ]
        indexes: ClassVar = [
            models.Index(
                fields=["section", "-shown_at", "-id"],
                condition=Q(shown_at__isnull=False),
                name="placement_list",
            ),
            models.Index(
                fields=["section", "kind", "-shown_at", "-id"],
                condition=Q(shown_at__isnull=False),
                name="placement_list_of_kind",
            ),
            models.Index(
                fields=["section", "validity", "kind", "-shown_at", "-id"],
                condition=Q(shown_at__isnull=False),
                name="placement_list_of_both",
            ),
            models.Index(
                fields=["section", "validity", "-shown_at", "-id"],
                condition=Q(shown_at__isnull=False),
                name="placement_list_of_validity",
            ),
            models.Index(
                fields=["validity_until", "section"],
                condition=Q(shown_at__isnull=False, validity_until__isnull=False),
                name="placement_validity_until",
            ),
            models.Index(
                fields=["section", "pinned_until"], condition=Q(pinned_until__isnull=False), name="placement_pinned"
            ),
        ]


class Shelf(models.Model):
    """How many documents of one kind and validity a section shows from one month (``202603``, in Shanghai).

    A list of a hundred thousand is counted, and any page of it found, by adding up a few of these rows.
    """

    section = models.ForeignKey("catalogue.Section", on_delete=models.PROTECT, related_name="+")
    month = models.PositiveIntegerField()
    kind = models.CharField(max_length=24, blank=True)
    validity = models.CharField(max_length=8, blank=True)
    documents = models.PositiveIntegerField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["section", "month", "kind", "validity"], name="shelf_once"),
        ]


class Link(models.Model):
    """One document says something about another; read both ways (被解读 / 解读)."""

    source = models.ForeignKey("documents.Document", on_delete=models.PROTECT, related_name="links_out")
    target = models.ForeignKey("documents.Document", on_delete=models.PROTECT, related_name="links_in")
    type = models.CharField(max_length=12)
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    made_at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["source", "target", "type"], name="link_once"),
            models.CheckConstraint(condition=~Q(source=F("target")), name="link_to_another"),
            models.CheckConstraint(condition=Q(type__in=LINKS), name="link_type_known"),
        ]


class Attachment(models.Model):
    """A file of an edition, by the hash of its content; the bytes lie in the ledger's file store."""

    public_id = models.CharField(max_length=16)
    edition = models.ForeignKey("documents.Edition", on_delete=models.PROTECT, related_name="attachments")
    position = models.PositiveIntegerField()
    name = models.CharField(max_length=200)
    sha256 = models.CharField(max_length=64)
    size = models.PositiveBigIntegerField()
    media_type = models.CharField(max_length=100)
    # What the checks read of it; "" for pictures and what could not be read, which a person has to look at.
    text = models.TextField(blank=True)
    # A picture in the body, at /files/{public_id}; it is no entry of the list of attachments.
    inline = models.BooleanField(default=False)

    class Meta:
        ordering: ClassVar = ["position", "id"]
        constraints: ClassVar = [
            # The same id goes on through the editions, so that the address of a file survives a correction.
            models.UniqueConstraint(fields=["edition", "public_id"], name="attachment_once_an_edition"),
            models.CheckConstraint(condition=~Q(name="") & ~Q(sha256=""), name="attachment_named"),
        ]
        indexes: ClassVar = [
            models.Index(fields=["sha256"], name="attachment_by_hash"),
            models.Index(fields=["public_id"], name="attachment_by_id"),
        ]

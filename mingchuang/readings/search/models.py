"""The derived tables by which things are found: dropped and made again at will, so without foreign keys."""

from typing import ClassVar

from django.db import models


class Found(models.Model):
    """One thing that can be found. ``text`` is shown in parts, ``folded`` is what is compared."""

    # What it is (`ask.KINDS`), and its public id; of what an agency keeps, agency/id.
    kind = models.CharField(max_length=12)
    ref = models.CharField(max_length=80)
    agency = models.CharField(max_length=40)
    title = models.CharField(max_length=200)
    number = models.CharField(max_length=200, blank=True)
    state = models.CharField(max_length=30, blank=True)
    text = models.TextField(blank=True)
    folded_title = models.CharField(max_length=500)
    folded = models.TextField()
    changed_at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["kind", "ref"], name="found_once")]
        indexes: ClassVar = [models.Index(fields=["agency", "kind", "-changed_at"], name="found_by_agency")]


class Gram(models.Model):
    """A pair of neighbouring signs in a thing; ``pair`` holds both code points."""

    pair = models.BigIntegerField()
    found = models.BigIntegerField()

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["pair", "found"], name="gram_once")]
        indexes: ClassVar = [models.Index(fields=["found"], name="gram_of_found")]


class Progress(models.Model):
    """Up to which ledger line things have been indexed."""

    seq = models.BigIntegerField()


class Released(models.Model):
    """A document that readers find: the folded words of its current release, kept apart from what staff find.

    The key holds the day of the first release before the document's own key, so that the order of keys is the order of days.
    """

    id = models.BigIntegerField(primary_key=True)
    document = models.BigIntegerField(unique=True)
    version = models.PositiveIntegerField()
    agency = models.CharField(max_length=40)
    kind = models.CharField(max_length=24)
    # 文号 and 索引号 without brackets and strokes; "" where there is none.
    document_number = models.CharField(max_length=60, blank=True)
    index_number = models.CharField(max_length=60, blank=True)
    folded_title = models.CharField(max_length=500)
    folded = models.TextField()

    class Meta:
        indexes: ClassVar = [
            models.Index(fields=["document_number"], name="released_by_number"),
            models.Index(fields=["index_number"], name="released_by_index_number"),
        ]


class ReleasedGram(models.Model):
    """A pair of neighbouring signs in a release; a pair of its title stands a second time, under a number of its own."""

    pair = models.BigIntegerField()
    found = models.BigIntegerField()

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["pair", "found"], name="released_gram_once")]
        indexes: ClassVar = [models.Index(fields=["found"], name="released_gram_of_found")]

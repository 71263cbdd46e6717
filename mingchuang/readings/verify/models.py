"""The derived table that finds a text by its clauses."""

from typing import ClassVar

from django.db import models


class Clause(models.Model):
    """One of the clauses by which a release is found. ``hash`` 0 marks a release as indexed.

    ``release`` is the row number that ``documents.queries.texts`` gives; no foreign key, because the table is derived.
    """

    release = models.BigIntegerField()
    hash = models.BigIntegerField()

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["hash", "release"], name="clause_once_a_release")]

    def __str__(self) -> str:
        return f"{self.release} {self.hash}"

"""The bytes we keep, by the hash of their content. Names, owners and who may read them are the nouns' business."""

from typing import ClassVar

from django.db import models

TREES = ("public", "sealed")


class StoredFile(models.Model):
    """One content in one tree. The public tree is plain, the sealed tree encrypted; both are served only through a gate."""

    tree = models.CharField(max_length=8)
    sha256 = models.CharField(max_length=64)
    size = models.PositiveBigIntegerField()
    media_type = models.CharField(max_length=100)
    kept_at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["tree", "sha256"], name="stored_file_once_a_tree"),
            models.CheckConstraint(condition=models.Q(tree__in=TREES), name="stored_file_tree_known"),
        ]

    def __str__(self) -> str:
        return f"{self.tree} {self.sha256[:12]}"

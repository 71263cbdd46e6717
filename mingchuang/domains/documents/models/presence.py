"""Who has the editor of a document open now. No act, no ledger line; it is forgotten within the day."""

from typing import ClassVar

from django.conf import settings
from django.db import models


class Presence(models.Model):
    """The moment at which a person's editor of a document was last heard of."""

    document = models.ForeignKey("documents.Document", on_delete=models.CASCADE, related_name="+")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["document", "person"], name="presence_once")]
        indexes: ClassVar = [models.Index(fields=["at"], name="presence_by_time")]

    def __str__(self) -> str:
        return f"{self.document_id}: {self.person_id}"

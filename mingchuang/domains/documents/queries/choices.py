"""Finding a document to link to or to send readers to."""

from dataclasses import dataclass

from django.db.models import Q

from mingchuang.domains.documents.models import Document
from mingchuang.law.documents.numbers import normalise


@dataclass(frozen=True)
class Choice:
    """A document offered in a picker."""

    public_id: str
    agency: str
    title: str
    index_number: str
    document_number: str
    kind: str
    released: bool


def find(words: str, *, agency: str = "", released_only: bool = False, limit: int = 20) -> list[Choice]:
    """Documents whose title holds the words, or whose 文号, 索引号 or id they are; newest first. No drafts of other agencies."""
    words = words.strip()
    if not words:
        return []
    exact = Q(index_number=words) | Q(document_number=normalise(words)) | Q(public_id=words)
    rows = Document.objects.filter(exact | Q(title__icontains=words))
    public = Q(public_state__in=["shown", "explained"])
    rows = rows.filter(public if released_only or not agency else public | Q(publishing_agency__code=agency))
    found = rows.order_by("-id").values_list(
        "public_id", "publishing_agency__code", "title", "index_number", "document_number", "kind", "public_state"
    )
    return [Choice(*row[:-1], released=row[-1] in ("shown", "explained")) for row in found[:limit]]

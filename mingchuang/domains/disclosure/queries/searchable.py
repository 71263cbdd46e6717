"""Requests as the desk's search reads them: the neutral subject line and the number, nothing that is encrypted."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from mingchuang.domains.disclosure.models import DisclosureRequest


@dataclass(frozen=True)
class SearchableRequest:
    """What is found of a request."""

    ref: str
    agency: str
    title: str
    number: str
    state: str
    changed_at: datetime


def every_request() -> Iterator[str]:
    """The public ids of all requests, in the order they came."""
    return DisclosureRequest.objects.order_by("pk").values_list("public_id", flat=True).iterator(chunk_size=2000)


def searchable(public_ids: Sequence[str]) -> list[SearchableRequest]:
    """These requests."""
    rows = DisclosureRequest.objects.filter(public_id__in=public_ids).values_list(
        "public_id", "agency__code", "subject", "register_number", "state", "entered_at"
    )
    return [
        SearchableRequest(ref, code, title or number, number, state, at) for ref, code, title, number, state, at in rows
    ]

"""The requests that came with one form, for staff and applicant alike."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Q, Subquery

from mingchuang.domains.disclosure.models import DisclosureRequest, Part, Splitting
from mingchuang.law.disclosure.moves import STATES, State


@dataclass(frozen=True)
class PartView:
    """One of the requests of a form. ``description`` is for those who may read the wording."""

    public_id: str
    register_number: str
    subject: str
    description: str
    state: State
    due_on: date | None


def of(public_id: str) -> tuple[PartView, ...]:
    """All requests of the form this one came with, the first one first; none where the form was not divided."""
    root = Part.objects.filter(request__public_id=public_id).values("root_id")[:1]
    mine = Q(public_id=public_id) | Q(part__root__public_id=public_id) | Q(pk=Subquery(root))
    found = DisclosureRequest.objects.filter(mine | Q(part__root_id=Subquery(root))).order_by("id").distinct()
    rows = tuple(
        PartView(
            one.public_id, one.register_number, one.subject, one.content.get("description", ""), STATES[one.state],
            one.due_on if one.closed_on is None else None,
        )
        for one in found
    )  # fmt: skip
    return rows if len(rows) > 1 else ()


def whole(public_id: str) -> str:
    """What the applicant had written before the form was divided, or ""."""
    root = Part.objects.filter(request__public_id=public_id).values_list("root__public_id", flat=True).first()
    first = Splitting.objects.filter(request__public_id=root or public_id).order_by("id").first()
    return first.whole.get("description", "") if first else ""

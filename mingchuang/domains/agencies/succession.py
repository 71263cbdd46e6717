"""Which agency goes on with the duties of one that was dissolved."""

from dataclasses import dataclass
from datetime import date

from .models import Agency


@dataclass(frozen=True)
class Succession:
    """A dissolved agency and the one that goes on with its duties; ``successor`` is a code, or "" where none is named."""

    code: str
    name: str
    dissolved_on: date
    successor: str
    successor_name: str


def of(agency_code: str) -> Succession | None:
    """What is known of an agency's end; None while it is in office."""
    row = Agency.objects.select_related("successor").filter(code=agency_code, dissolved_on__isnull=False).first()
    if row is None or row.dissolved_on is None:
        return None
    after = row.successor
    return Succession(row.code, row.name, row.dissolved_on, after.code if after else "", after.name if after else "")


def before(agency_code: str) -> list[Succession]:
    """The dissolved agencies whose duties this one goes on with, the latest first."""
    rows = Agency.objects.select_related("successor").filter(successor__code=agency_code, dissolved_on__isnull=False)
    return [
        Succession(row.code, row.name, row.dissolved_on, agency_code, row.successor.name if row.successor else "")
        for row in rows.order_by("-dissolved_on", "order", "code")
        if row.dissolved_on is not None
    ]

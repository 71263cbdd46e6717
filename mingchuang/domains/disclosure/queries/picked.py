"""Some requests of an agency as the register shows them, by their public ids."""

from collections.abc import Sequence
from datetime import date

from .register import CLOCK, rows_of, seen
from .values import RequestRow


def picked(agency: str, public_ids: Sequence[str], on: date) -> tuple[RequestRow, ...]:
    """Those of the requests that the agency received, in the order asked for."""
    found = {
        one.public_id: one
        for one in seen(rows_of(agency).filter(public_id__in=public_ids).prefetch_related(*CLOCK), on)
    }
    return tuple(found[one] for one in public_ids if one in found)

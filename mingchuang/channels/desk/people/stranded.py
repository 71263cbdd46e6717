"""What waits in an agency for an act that nobody can do any more, beside the place where roles are given."""

from django.urls import reverse

from mingchuang.channels.desk.seat import Seat
from mingchuang.domains.documents import queries as documents
from mingchuang.domains.documents.queries.flowing import NEXT

from .values import spoken_role


def stranded(seat: Seat) -> list[tuple[str, str, str]]:
    """Title, address (for whoever may read drafts here) and the role that is missing, the oldest first."""
    rows = documents.stranded(seat.code, seat.day)
    return [
        (
            row.title,
            reverse("desk_documents:document", args=[row.public_id]) if seat.reads_drafts else "",
            spoken_role(NEXT[row.state]),
        )
        for row in rows
    ]

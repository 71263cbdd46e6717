"""What an agency has not finished: every edition on somebody's desk."""

from .desk import QueueRow, open_editions, queue_row


def unfinished(agency: str) -> tuple[QueueRow, ...]:
    """Open editions of an agency's documents, the oldest first, whoever they wait for."""
    rows = open_editions().filter(document__publishing_agency__code=agency).order_by("moved_at", "id")
    return tuple(queue_row(one, "") for one in rows)

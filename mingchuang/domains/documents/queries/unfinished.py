"""What an agency has not finished: every edition on somebody's desk."""

from datetime import date

from mingchuang.domains.agencies.roles import NAMES
from mingchuang.law.refusal import Refusal
from mingchuang.law.review import State

from . import flowing
from .desk import QueueRow, open_editions, queue_row


def unfinished(agency: str) -> tuple[QueueRow, ...]:
    """Open editions of an agency's documents, the oldest first, whoever they wait for."""
    rows = open_editions().filter(document__publishing_agency__code=agency).order_by("moved_at", "id")
    return tuple(queue_row(one, "") for one in rows)


def stranded(agency: str, on: date) -> tuple[QueueRow, ...]:
    """What waits at an agency for an act that nobody there can do any more, the oldest first: whoever could has left."""
    rows = open_editions().filter(document__publishing_agency__code=agency)
    return tuple(queue_row(one, "") for one in flowing.of_nobody(rows, on).order_by("moved_at", "id"))


def nobody_next(document: str, state: State, on: date) -> tuple[Refusal, ...]:
    """That nobody of the agency can do a document's next act any more, and who mends it; nothing while somebody can."""
    role = flowing.NEXT.get(state)
    if role is None or not flowing.of_nobody(open_editions().filter(document__public_id=document), on).exists():
        return ()
    return (Refusal("documents.nobody_next", "", {"role": {"zh": NAMES[role].zh, "en": NAMES[role].en.lower()}}),)

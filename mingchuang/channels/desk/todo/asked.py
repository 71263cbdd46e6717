"""What the lists of a person are made of, asked once in a request: the page, its keys and the navigation all show it."""

from mingchuang.channels.desk.seat import Seat
from mingchuang.domains.agencies import deputies
from mingchuang.domains.agencies.deputies import StandIn
from mingchuang.domains.documents import queries as documents
from mingchuang.domains.documents.queries.desk import Queues


def steads_of(seat: Seat) -> tuple[StandIn, ...]:
    """Whom the person stands in for today."""
    if "steads" not in seat.asked:
        seat.asked["steads"] = deputies.standing_in(seat.person, seat.day)
    found: tuple[StandIn, ...] = seat.asked["steads"]
    return found


def documents_of(seat: Seat) -> Queues:
    """The documents that wait for the person."""
    if "documents" not in seat.asked:
        seat.asked["documents"] = documents.queues(seat.person, seat.day, steads_of(seat), seat.held)
    found: Queues = seat.asked["documents"]
    return found

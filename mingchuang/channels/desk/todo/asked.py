"""What the lists of a person are made of, asked once in a request: the page, its keys and the navigation all show it."""

from mingchuang.channels.desk.seat import Seat
from mingchuang.domains.agencies import deputies
from mingchuang.domains.agencies.deputies import StandIn
from mingchuang.domains.calendars.queries import calendar
from mingchuang.domains.disclosure import queries as disclosure
from mingchuang.domains.disclosure.queries import Standing
from mingchuang.domains.documents import queries as documents
from mingchuang.domains.documents.queries.desk import Queues
from mingchuang.law.calendar import Calendar


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


def calendar_of(seat: Seat) -> Calendar:
    """The calendar as it is now."""
    if "calendar" not in seat.asked:
        seat.asked["calendar"] = calendar()
    found: Calendar = seat.asked["calendar"]
    return found


def requests_of(seat: Seat, agency: str) -> Standing:
    """The requests of an agency that wait for an answer or for their archive."""
    key = f"requests {agency}"
    if key not in seat.asked:
        seat.asked[key] = disclosure.standing(agency, seat.day, calendar_of(seat))
    found: Standing = seat.asked[key]
    return found

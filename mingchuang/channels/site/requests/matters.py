"""A form with several matters that was registered as several requests: the list its applicant sees."""

from dataclasses import dataclass

from mingchuang.domains.disclosure.queries import family

from . import course, gate


@dataclass(frozen=True)
class Matter:
    """One request of the form; ``ticket`` opens it, ``here``: it is the one on this page."""

    number: str
    asked: str
    state: str
    ticket: str
    here: bool


def of(agency: str, public_id: str) -> list[Matter]:
    """The requests the form was divided into, the first one first; none where it was not."""
    return [
        Matter(
            number=one.register_number,
            asked=one.description,
            state=course.state_word(one.state),
            ticket=gate.ticket_for(agency, one.public_id),
            here=one.public_id == public_id,
        )
        for one in family.of(public_id)
    ]

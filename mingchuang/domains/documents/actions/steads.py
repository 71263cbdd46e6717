"""In whose stead somebody signs: a deputy of the reviewer or the final reviewer who is away on that day."""

from mingchuang.domains.agencies import deputies
from mingchuang.domains.agencies.deputies import StandIn
from mingchuang.domains.agencies.roles import Role
from mingchuang.domains.documents.models import Document, Edition, Hand, Stead
from mingchuang.ledger.acts import By


def in_stead(by: By, document: Document, edition: Edition, role: Role) -> tuple[StandIn, ...]:
    """Those whose work this is and whom the person stands in for.

    Nobody signs in the stead of one who has a hand in the edition: a deputy adds no second signature to the same person's, so
    that three different people see a text through (law.review). The deputy's own hand is checked like anybody's.
    """
    found = [
        one
        for one in ([] if by.who.is_system else deputies.standing_in(by.who, by.day))
        if one.agency == document.publishing_agency.code and one.role == role and one.covers(document.unit_id)
    ]
    if not found:
        return ()
    standing = Hand.objects.filter(edition=edition, voided_at__isnull=True).exclude(verdict=Hand.RETURNED)
    taken = set(standing.values_list("person_id", flat=True))
    return tuple(one for one in found if one.person_id not in taken)


def note(hand: Hand, steads: tuple[StandIn, ...]) -> None:
    """Keep beside the hand for whom it signed."""
    Stead.objects.bulk_create(Stead(hand=hand, person_id=one.person_id) for one in steads)


def named(steads: tuple[StandIn, ...]) -> dict[str, list[str]]:
    """The fact of the ledger line; nothing where somebody signed for themselves alone."""
    return {"instead_of": [one.public_id for one in steads]} if steads else {}

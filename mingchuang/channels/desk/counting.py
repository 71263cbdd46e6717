"""How many things wait for a person, beside 待办: kept for half a minute, and counted anew after each of their own acts."""

from django.core.cache import cache

from mingchuang.ledger.models import Person

from .seat import Seat

KEPT = 30


def waiting(seat: Seat) -> int:
    """The number of things that are this person's to do."""
    from .todo.tasks import counted

    key = _key(seat.person)
    known = cache.get(key)
    if known is None:
        known = counted(seat)
        cache.set(key, known, KEPT)
    return known


def remember(seat: Seat, number: int) -> None:
    """The number is known already."""
    cache.set(_key(seat.person), number, KEPT)


def count_anew(person: Person) -> None:
    """Forget the number: the person has just done something."""
    cache.delete(_key(person))


def _key(person: Person) -> str:
    return f"desk-waiting-{person.pk}"

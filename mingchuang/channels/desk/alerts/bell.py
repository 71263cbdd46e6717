"""How many alerts somebody has not read: beside their name on every page, kept for half a minute."""

from django.core.cache import cache

from mingchuang.domains.alerts import queries
from mingchuang.ledger.models import Person

KEPT = 30


def unread(person: Person) -> int:
    """The number beside 提醒."""
    known = cache.get(_key(person))
    if known is None:
        known = queries.unread(person)
        cache.set(_key(person), known, KEPT)
    return int(known)


def count_anew(person: Person) -> None:
    """Forget the number: the person has just read something."""
    cache.delete(_key(person))


def _key(person: Person) -> str:
    return f"desk-alerts-{person.pk}"

"""Where released documents stand in the lists of their sections, and how many stand there.

`shelve` is called by every act that changes when, where or as what a document is listed; nothing else writes these columns.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date, datetime

from django.db.models import F

from mingchuang.ledger.acts import SHANGHAI

from . import validity
from .models import Document, Placement, Shelf

SHOWN = ("shown", "explained")
Key = tuple[int, int, str, str]
# What the acts read of a placement and its section: the query is among those of every release.
_SHELVED = (
    "document first section shown_at kind validity section__category section__category__outlet section__category__code "
    "section__category__slug section__category__name section__category__name_en"
).split()


def month_of(moment: datetime) -> int:
    """The month of a moment in Shanghai, as a number such as 202603."""
    local = moment.astimezone(SHANGHAI)
    return local.year * 100 + local.month


def placements_of(document: Document) -> list[Placement]:
    """The placements of a document with their sections, locked until the act ends."""
    rows = Placement.objects.select_for_update(of=("self",)).filter(document=document)
    return list(rows.select_related("section__category").only(*_SHELVED))


def shelve(
    document: Document, day: date, *, everywhere: bool = False, also: Placement | None = None,
    rows: Sequence[Placement] | None = None,
) -> None:  # fmt: skip
    """Bring the placements of a document, and the counts of their sections, to what the document is on a day.

    A placement that is not shown yet stays so, unless it is ``also`` to be shown or the document is shown ``everywhere``:
    a correction on somebody's desk may be placed where its release is to appear. ``rows``: its placements, where the act
    has read them already.
    """
    shown_at = document.first_released_at if document.public_state in SHOWN else None
    mark = str(validity.on(document, day) or "") if shown_at else ""
    until = validity.good_until(document, day) if shown_at else None
    rows = placements_of(document) if rows is None else rows
    rows = [row for row in rows if everywhere or row.shown_at or (also and row.pk == also.pk)]
    changes = _taken(rows)
    if shown_at is not None:
        changes.update((row.section_id, month_of(shown_at), document.kind, mark) for row in rows)
    Placement.objects.filter(pk__in=[row.pk for row in rows]).update(
        shown_at=shown_at, kind=document.kind, validity=mark, validity_until=until
    )
    count(changes)


def take_off(rows: Sequence[Placement]) -> None:
    """Remove placements; where the public saw a document, one fewer is counted."""
    Placement.objects.filter(pk__in=[row.pk for row in rows]).delete()
    count(_taken(rows))


def _taken(rows: Iterable[Placement]) -> Counter[Key]:
    changes: Counter[Key] = Counter()
    for row in rows:
        if row.shown_at is not None:
            changes[row.section_id, month_of(row.shown_at), row.kind, row.validity] -= 1
    return changes


def count(changes: Counter[Key]) -> None:
    """Add to the counts of shelves, in one order, so that two acts at once never wait for one another in a circle."""
    for key in sorted(key for key, by in changes.items() if by):
        named = dict(zip(("section_id", "month", "kind", "validity"), key, strict=True))
        rows = Shelf.objects.filter(**named)
        if not rows.update(documents=F("documents") + changes[key]):
            Shelf.objects.get_or_create(**named, defaults={"documents": 0})
            rows.update(documents=F("documents") + changes[key])


def recount() -> int:
    """Count all sections anew from their placements, for rows loaded past the acts. Returns how many counts differed."""
    found: Counter[Key] = Counter()
    for row in Placement.objects.filter(shown_at__isnull=False).iterator(chunk_size=5000):
        assert row.shown_at is not None
        found[row.section_id, month_of(row.shown_at), row.kind, row.validity] += 1
    kept: dict[Key, int] = {
        (row.section_id, row.month, row.kind, row.validity): row.documents for row in Shelf.objects.all()
    }
    differing = [key for key in {*found, *kept} if found[key] != kept.get(key, 0)]
    if differing:
        Shelf.objects.all().delete()
        Shelf.objects.bulk_create(
            Shelf(section_id=key[0], month=key[1], kind=key[2], validity=key[3], documents=count)
            for key, count in found.items()
        )
    return len(differing)

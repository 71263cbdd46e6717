"""置顶: a released document stands above the list of a section, up to a day."""

from datetime import date, timedelta

from mingchuang.domains.documents import cached, permissions, policies
from mingchuang.domains.documents.models import Document, Placement
from mingchuang.law.refusal import refuse
from mingchuang.ledger.acts import By, act

from .common import line, locked

MOST, LONGEST = 5, 366
"""Pins of one section at a time; days for which a pin may last."""


@act
def pin(*, by: By, document: str, section: int, until: date) -> None:
    """Let a document stand above the list of a section in which it is shown, up to ``until`` (at most a year ahead)."""
    found = locked(document)
    permissions.check_arranging(by, found.publishing_agency.code)
    placement = _shown(found, section)
    policies.check_shown(found, "document")
    if not by.day <= until <= by.day + timedelta(days=LONGEST):
        raise refuse("documents.pin_day", "until", longest=LONGEST)
    if placement.pinned_until == until:
        return
    others = Placement.objects.filter(section=section, pinned_until__gte=by.day, shown_at__isnull=False)
    if others.exclude(pk=placement.pk).count() >= MOST:
        raise refuse("documents.pins_full", "section", most=MOST)
    Placement.objects.filter(pk=placement.pk).update(pinned_until=until)
    cached.changed([found])
    line("pin", by=by, document=found, section=placement.section.category.code, until=until)


@act
def unpin(*, by: By, document: str, section: int) -> None:
    """Let a document stand in its own place again."""
    found = locked(document)
    permissions.check_arranging(by, found.publishing_agency.code)
    placement = _shown(found, section)
    if placement.pinned_until is None:
        return
    Placement.objects.filter(pk=placement.pk).update(pinned_until=None)
    cached.changed([found])
    line("unpin", by=by, document=found, section=placement.section.category.code)


def _shown(document: Document, section: int) -> Placement:
    """The placement of a document in a section where the public sees it."""
    rows = document.placements.select_related("section__category").filter(section=section, shown_at__isnull=False)
    found = rows.first()
    if found is None:
        raise refuse("documents.not_placed_there", "section")
    return found

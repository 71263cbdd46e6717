"""Whether the sections of an agency get something new in time, and what is due next."""

from collections import Counter
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import OuterRef, Subquery

from mingchuang.domains.agencies import queries as agencies
from mingchuang.domains.catalogue import queries as catalogue
from mingchuang.domains.catalogue.models import Section
from mingchuang.domains.catalogue.queries import SectionView
from mingchuang.domains.documents.models import Document, Placement
from mingchuang.law.documents import freshness as law
from mingchuang.law.documents.freshness import Freshness
from mingchuang.ledger.acts import SHANGHAI

from .life import READABLE


@dataclass(frozen=True)
class FreshRow:
    """A section (None: the agency's home page) with its newest release, its last day for the next one, and how it stands."""

    section: SectionView | None
    days: int | None
    last: date | None
    due: date | None
    standing: Freshness


def fresh_rows(agency: str, on: date) -> tuple[FreshRow, ...]:
    """The home page (of a government) and the open sections that hold documents, what is due first at the top."""
    kept = [one for one in catalogue.sections(agency) if one.holds_documents]
    newest = Placement.objects.filter(section=OuterRef("pk"), shown_at__isnull=False).order_by("-shown_at", "-id")
    rows = Section.objects.filter(pk__in=[one.id for one in kept]).values_list(
        "pk", Subquery(newest.values("shown_at")[:1])
    )
    last = {pk: _day(moment) for pk, moment in rows}
    found = [_row(one, one.freshness_days, last.get(one.id), one.opened_on, on) for one in kept]
    return tuple(sorted([*_home(agency, kept, on), *found], key=lambda row: (row.due is None, row.due or on)))


def counted(rows: tuple[FreshRow, ...]) -> dict[Freshness, int]:
    """How many sections stand how."""
    found = Counter(row.standing for row in rows)
    return {one: found[one] for one in Freshness}


def _home(agency: str, kept: list[SectionView], on: date) -> list[FreshRow]:
    """The home page shows the newest of all agencies: the government at the top answers for it."""
    rule = law.term("home", on)
    if rule is None or not kept or agencies.agency(agency).parent:
        return []
    newest = Document.objects.filter(public_state__in=READABLE).order_by("-first_released_at", "-id")
    moment = newest.values_list("first_released_at", flat=True).first()
    return [_row(None, rule.days, _day(moment), min(one.opened_on for one in kept), on)]


def _row(section: SectionView | None, days: int | None, last: date | None, opened: date, on: date) -> FreshRow:
    due = law.due_on(last, opened, days) if days else None
    return FreshRow(section, days, last, due, law.standing(last, opened, days, on))


def _day(moment: datetime | None) -> date | None:
    return moment.astimezone(SHANGHAI).date() if moment else None

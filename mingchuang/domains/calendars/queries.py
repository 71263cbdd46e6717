"""What others may know of the calendar: the law room's value built from the records, and plain values for screens."""

from collections import Counter
from dataclasses import dataclass
from datetime import date, datetime
from threading import Lock

from mingchuang.law.calendar import Calendar, NoticeDay, packaged
from mingchuang.law.calendar import Notice as LawNotice
from mingchuang.law.refusal import refuse
from mingchuang.ledger.kept import kept

from .models import Notice

_KEPT = 8
_built: dict[tuple[str, ...], Calendar] = {}
_lock = Lock()


@kept(lambda: None)
def calendar() -> Calendar:
    """The installation's calendar; the packaged one while no notice is loaded.

    Costs one query, which tells whether the calendar built before still holds.
    """
    key = tuple(_counting().values_list("fingerprint", flat=True))
    if not key:
        return packaged()
    found = _built.get(key)
    if found is None:
        found = Calendar(law_notices())
        with _lock:
            while len(_built) >= _KEPT:
                _built.pop(next(iter(_built)))
            _built[key] = found
    return found


def version() -> str:
    """The version of the calendar as it now is. A due day kept with another version is to be derived again."""
    return calendar().version


def law_notices(*, without: str = "") -> list[LawNotice]:
    """The notices that count, as the law room takes them, in the order in which the later wins."""
    rows = _counting().exclude(public_id=without).prefetch_related("days")
    return [LawNotice(row.year, _days(row), row.number, row.title, row.issued_on) for row in rows]


def calendar_with(notice: LawNotice, *, instead_of: str = "") -> Calendar:
    """The calendar as it would be with one more notice, or with another in the place of ``instead_of`` (a public id)."""
    return Calendar([*law_notices(without=instead_of), notice])


@dataclass(frozen=True)
class NoticeView:
    """A notice as the desk shows it."""

    public_id: str
    year: int
    number: str
    title: str
    issued_on: date | None
    source: str
    entered_by: str
    entered_at: datetime
    lock_version: int
    days: tuple[NoticeDay, ...]
    withdrawn_at: datetime | None = None
    withdrawn_by: str = ""
    withdrawal_reason: str = ""

    @property
    def off(self) -> list[NoticeDay]:
        return [day for day in self.days if day.off]

    @property
    def worked(self) -> list[NoticeDay]:
        return [day for day in self.days if not day.off]


@dataclass(frozen=True)
class YearView:
    """One year: does a notice arrange it, and how many days it moves."""

    year: int
    provisional: bool
    off: int
    worked: int
    notices: tuple[NoticeView, ...]


def notice(public_id: str) -> NoticeView:
    """One notice, withdrawn or not. Refused with ``calendars.unknown`` when there is none."""
    row = _all().filter(public_id=public_id).first()
    if row is None:
        raise refuse("calendars.unknown", "")
    return _view(row)


def notices(year: int) -> list[NoticeView]:
    """Every notice for a year, withdrawn ones too, the oldest first."""
    return [_view(row) for row in _all().filter(year=year)]


def years(up_to: int) -> list[YearView]:
    """Every year from the first notice to ``up_to`` (and beyond, if there are notices), the latest first."""
    views = [_view(row) for row in _all()]
    current = calendar()
    first = current.first.year
    moved = Counter((day.day.year, day.off) for view in views if not view.withdrawn_at for day in view.days)
    return [
        YearView(
            year,
            not current.has_notice(year),
            moved[year, True],
            moved[year, False],
            tuple(view for view in views if view.year == year),
        )
        for year in range(max(up_to, max(current.years)), first - 1, -1)
    ]


def _counting():
    return Notice.objects.filter(withdrawn_at__isnull=True)


def _all():
    return Notice.objects.select_related("entered_by", "withdrawn_by").prefetch_related("days")


def _days(row: Notice) -> tuple[NoticeDay, ...]:
    return tuple(NoticeDay(day.day, day.off, day.name) for day in row.days.all())


def _view(row: Notice) -> NoticeView:
    return NoticeView(
        public_id=row.public_id,
        year=row.year,
        number=row.number,
        title=row.title,
        issued_on=row.issued_on,
        source=row.source,
        entered_by=row.entered_by.name,
        entered_at=row.entered_at,
        lock_version=row.lock_version,
        days=_days(row),
        withdrawn_at=row.withdrawn_at,
        withdrawn_by=row.withdrawn_by.name if row.withdrawn_by else "",
        withdrawal_reason=row.withdrawal_reason,
    )

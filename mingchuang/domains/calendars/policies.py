"""May a notice be entered? Whether its days can be what a notice of that year says."""

from collections.abc import Sequence
from datetime import date

from mingchuang.law.calendar import Calendar, NoticeDay
from mingchuang.law.calendar import Notice as LawNotice
from mingchuang.law.calendar.statutory import first_year, last_year, statutory_days
from mingchuang.law.refusal import Refusal, Refused, refuse

from .models import Notice
from .queries import calendar_with


def check(notice: LawNotice, *, today: date, instead_of: str = "") -> Calendar:
    """The calendar as it will be with the notice; refuses, with every reason found, one that cannot be right."""
    require_loaded()
    wrong = [*_particulars(notice, today, instead_of), *_days(notice.year, notice.days)]
    if wrong:
        raise Refused(*wrong)
    after = calendar_with(notice, instead_of=instead_of)
    worked = [day for day in statutory_days(notice.year) if after.is_working(day)]
    if worked:
        raise Refused(Refusal("calendars.statutory_day_worked", "days", {"days": sorted(worked), "year": notice.year}))
    return after


def _particulars(notice: LawNotice, today: date, instead_of: str) -> list[Refusal]:
    found = []
    if not first_year() <= notice.year <= last_year():
        found.append(Refusal("calendars.year_wrong", "year", {"first": first_year(), "last": last_year()}))
    if not notice.number and not notice.title:
        found.append(Refusal("calendars.reference_missing", "number"))
    if notice.issued is not None and notice.issued > today:
        found.append(Refusal("calendars.issued_later", "issued", {"day": notice.issued}))
    same = Notice.objects.filter(number=notice.number, withdrawn_at__isnull=True).exclude(public_id=instead_of)
    if notice.number and same.exists():
        found.append(Refusal("calendars.number_taken", "number", {"number": notice.number}))
    return found


def require_loaded() -> None:
    """A single notice on an empty table would become the whole calendar: the shipped ones come first."""
    if not Notice.objects.exists():
        raise refuse("calendars.not_loaded", "")


def _days(year: int, days: Sequence[NoticeDay]) -> list[Refusal]:
    """A notice speaks of its own year, and of the last week or two of the year before."""
    if not days:
        return [Refusal("calendars.days_missing", "days")]
    found = []
    outside = [
        one.day
        for one in days
        if not (one.day.year == year or one.day >= date(year - 1, 12, 20) and one.day.year == year - 1)
    ]
    if outside:
        found.append(Refusal("calendars.days_outside", "days", {"days": sorted(outside), "year": year}))
    twice = sorted({one.day for one in days if sum(other.day == one.day for other in days) > 1})
    if twice:
        found.append(Refusal("calendars.day_twice", "days", {"days": twice}))
    return found

"""Until when the normative documents of an agency are put on record, by the number of days it chose or the term's own."""

from datetime import date, timedelta

from mingchuang.domains.agencies import queries as agencies
from mingchuang.domains.calendars.queries import calendar
from mingchuang.law.documents import filing
from mingchuang.law.documents.filing import FilingStanding

SETTING = "filing_days"


class FilingTerms:
    """The filing terms of one agency; two queries, however many documents are asked about."""

    def __init__(self, agency: str) -> None:
        chosen = [one for one in agencies.settings(agency) if one.name == SETTING and one.value.isdecimal()]
        self._chosen = sorted(((one.since, int(one.value[:4])) for one in chosen), reverse=True)
        self._calendar = calendar()

    def due(self, released: date) -> date:
        """The last day for the filing of what was released on a day; the choice of that day holds."""
        days = next((days for since, days in self._chosen if since <= released), None)
        return filing.due_on(self._calendar, released, days)

    def overdue(self, on: date) -> list[tuple[date, date]]:
        """The days of release, from and to, of which a filing that is missing on a day is overdue."""
        begins = sorted({date.min, *(since for since, _ in self._chosen if since <= on)})
        ends = [*(begin - timedelta(days=1) for begin in begins[1:]), on]
        found = []
        for begin, end in zip(begins, ends, strict=True):
            # One number of days holds from begin to end, so what was released earlier is due earlier.
            while end >= begin and (on - end).days <= filing.LONGEST + 14 and self.due(end) >= on:
                end -= timedelta(days=1)
            if end >= begin:
                found.append((begin, end))
        return found

    def standing(self, released: date | None, filed: date | None, on: date, *, binds: bool) -> FilingStanding | None:
        """How a document stands; None for what was never released, or ended without having been put on record."""
        if released is None or (filed is None and not binds):
            return None
        return filing.standing(self.due(released), filed, on)

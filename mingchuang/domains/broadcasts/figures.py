"""What the annual report counts among new media posts: those posted in the year and not struck."""

from django.core.paginator import Paginator
from django.db.models import QuerySet

from mingchuang.law.counted import Record, RecordPage, year_days

from .models import Broadcast

PATH = "proactive.by_outlet.new_media"


def _posted(agency: str, year: int) -> QuerySet[Broadcast]:
    return Broadcast.objects.filter(agency__code=agency, posted_on__range=year_days(year), struck_at__isnull=True)


def posted(agency: str, year: int) -> dict[str, int]:
    """The number of posts of an agency in a year, under its figure's path."""
    return {PATH: _posted(agency, year).count()}


def records(agency: str, year: int, page: int = 1, size: int = 50) -> RecordPage:
    """The posts behind the figure, a page at a time, in the order of their days."""
    rows = _posted(agency, year).order_by("posted_on", "id")
    found = Paginator(rows.values_list("public_id", "title", "posted_on", "account"), size)
    this = found.get_page(page)
    return RecordPage(
        tuple(Record("broadcast", *row) for row in this.object_list), this.number, found.num_pages, found.count
    )

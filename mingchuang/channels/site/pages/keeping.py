"""How sections and agencies are kept through time: moved sections, notes for empty ones, agencies that were reorganised."""

from datetime import date

from django.http import HttpResponsePermanentRedirect
from django.utils.translation import gettext as _

from mingchuang.channels.site import navigation
from mingchuang.channels.site.answers import FRESH_SECONDS
from mingchuang.domains.agencies import succession
from mingchuang.domains.catalogue.queries import SectionView
from mingchuang.look.dates import plain_day
from mingchuang.look.values import TimelineItem


def moved(section: SectionView, view: str = "site:section") -> HttpResponsePermanentRedirect | None:
    """301 to where the contents of a section are now, in the same form (list, feed, file); None while they are here.

    It is kept no longer than a page: a section that is opened again is read at its own address.
    """
    if not section.moved_to:
        return None
    answer = HttpResponsePermanentRedirect(navigation.address(view, section.agency, section.moved_to))
    answer.headers["Cache-Control"] = f"public, max-age={FRESH_SECONDS}"
    answer.headers["Surrogate-Key"] = f"agency-{section.agency} section-{section.agency}-{section.slug}"
    return answer


def note_of(section: SectionView, newest: date | None) -> str:
    """The section's 情况说明 with its day, until something newer than it was released; else ""."""
    if not section.note or section.noted_on is None or (newest is not None and newest > section.noted_on):
        return ""
    return _("%(note)s (%(day)s)") % {"note": section.note, "day": plain_day(section.noted_on)}


def ended(agency: str) -> tuple[str, str, str]:
    """For a dissolved agency: what is said of its end, and the name and address of the one that goes on; else empty."""
    found = succession.of(agency)
    if found is None:
        return "", "", ""
    said = _("Dissolved on %(day)s. What it released stays readable here.") % {"day": plain_day(found.dissolved_on)}
    return said, found.successor_name, navigation.address("site:agency", found.successor) if found.successor else ""


def history(agency: str) -> list[TimelineItem]:
    """The agencies whose duties this one took over, the latest first; their pages stay."""
    return [
        TimelineItem(
            _("Goes on with the duties of %(name)s") % {"name": one.name},
            one.dissolved_on,
            url=navigation.address("site:agency", one.code),
        )
        for one in succession.before(agency)
    ]

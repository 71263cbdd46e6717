"""The one gate between records and the public: every page, list and file reads releases through here, nothing else.

A test keeps it so: no module of the pages asks ``domains.documents`` itself, it only knows the names of its values.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from urllib.parse import urlencode

from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from mingchuang.domains.catalogue.queries import SectionView
from mingchuang.domains.documents import viewing
from mingchuang.domains.documents.queries import public as documents
from mingchuang.domains.documents.queries import topical
from mingchuang.domains.documents.queries.public import (
    DocumentList,
    DocumentPage,
    FileView,
    InForceList,
    ListRow,
    Narrowing,
    NotThere,
    RelatedRow,
    ReleasedText,
)
from mingchuang.law.documents.kinds import kinds
from mingchuang.law.documents.validity import Validity
from mingchuang.ledger import files
from mingchuang.look.dates import spoken_language, year_name
from mingchuang.look.templatetags.look import spoken
from mingchuang.look.values import Link, ListItem, Page, Status
from mingchuang.readings import topics as topics_read
from mingchuang.readings.search import readers
from mingchuang.readings.search.readers import Choice, ReaderAnswer
from mingchuang.readings.topics import TopicRead

PER_PAGE = 20
TONES = {
    Validity.VALID: "done",
    Validity.PARTLY: "soon",
    Validity.NOT_YET: "neutral",
    Validity.EXPIRED: "bad",
    Validity.REPEALED: "bad",
}


@dataclass(frozen=True)
class Filter:
    """Chips above a list: what they choose by, and the choices."""

    label: str
    links: list[Link]


@dataclass(frozen=True)
class Listing:
    """A page of a section's list."""

    items: list[ListItem]
    page: Page
    filters: list[Filter]
    query: str
    pinned: list[ListItem]


def latest(*, agency: str = "", limit: int, kinds: tuple[str, ...] = (), with_agency: bool = False) -> list[ListItem]:
    """What was released last, in the whole city or by one agency; of some kinds only, where they are named."""
    rows = documents.latest(agency, on=timezone.localdate(), limit=limit, kinds=kinds)
    return [item(row, with_agency=with_agency) for row in rows]


def counts(agency: str) -> dict[int, int]:
    """How many released documents lie in each section of an agency, by the section's id."""
    return documents.section_counts(agency)


def document(agency: str, public_id: str) -> DocumentPage | NotThere:
    """A document as released, in the language of the page: one query."""
    return documents.page(agency, public_id, get_language() or "zh-hans", timezone.localdate())


def related(public_id: str) -> tuple[RelatedRow, ...]:
    """What a reader of a document may want to read next."""
    return documents.related(public_id, get_language() or "zh-hans")


def released(agency: str, public_id: str) -> ReleasedText | None:
    """A document as released, for setting it in type."""
    return documents.released(agency, public_id, language=get_language() or "zh-hans", on=timezone.localdate())


def picture(file_id: str) -> FileView | None:
    """A picture in the body of a released document."""
    return documents.picture(file_id)


def content(file: FileView) -> bytes:
    """The bytes of a file that one of the functions here has given out."""
    return files.read(file.sha256, sealed=False)


def attachment(agency: str, public_id: str, file_id: str) -> FileView | None:
    """A file of the current release."""
    return documents.attachment(agency, public_id, file_id)


def narrowed(asked: Mapping[str, str]) -> Narrowing:
    """What a list is narrowed to by its address; what cannot be understood counts as not asked."""
    return topics_read.narrowed(asked)


def topic(html: str, host: str) -> TopicRead:
    """The stored page of a topic with what stands behind its blocks: released and not withdrawn."""
    english = spoken_language() == "en"
    return topics_read.topic(
        html, host, on=timezone.localdate(), english=english, item=lambda row: item(row, with_agency=False)
    )


def topics(page: str, agency: str = "") -> Listing:
    """A page of the topics that can be read, of one agency or of all."""
    rows, number, pages, total = topical.topics(timezone.localdate(), agency=agency, page=_number(page), size=PER_PAGE)
    items = [item(row, with_agency=not agency) for row in rows]
    return Listing(items, Page(number, pages, total), [], "", [])


def listed(section: SectionView, asked: Mapping[str, str]) -> Listing:
    """A page of a section's list, narrowed as asked."""
    choice = narrowed(asked)
    found = documents.section_list(
        section.id, on=timezone.localdate(), page=_number(asked.get("page", "")), size=PER_PAGE, choice=choice
    )
    return Listing(
        [item(row, with_agency=False) for row in found.rows],
        Page(found.page, found.pages, found.total),
        _filters(found, choice),
        addressed(choice),
        _pinned(section) if found.page == 1 and choice == documents.Narrowing() else [],
    )


def _pinned(section: SectionView) -> list[ListItem]:
    """What stands above the list, on its first page as long as nothing narrows it."""
    return [item(row, with_agency=False) for row in documents.pinned(section.id, timezone.localdate())]


def search(query: str, choice: Choice, page: str) -> ReaderAnswer:
    """What readers find: released and not withdrawn at this moment."""
    return readers.ask(query, on=timezone.localdate(), choice=choice, page=_number(page), size=PER_PAGE)


def views(agency: str, public_id: str) -> int | None:
    """How often a document was read, as far as it is written; None where there is none to be read."""
    return viewing.views_of(agency, public_id)


def count_views(counts: Mapping[str, int]) -> None:
    """Write what readers have added, by public ids."""
    viewing.add_views(counts, timezone.localdate())


def rows(section: SectionView, choice: Narrowing, most: int) -> tuple[ListRow, ...]:
    """The newest rows of a section's list as narrowed, for feeds and files."""
    return documents.section_rows(section.id, on=timezone.localdate(), choice=choice, most=most)


def today() -> date:
    """The day of the page, in Shanghai."""
    return timezone.localdate()


def in_force(agency: str, page: str, size: int = 50) -> InForceList:
    """A page of the agency's normative documents in force."""
    return documents.list_in_force(agency, today(), page=_number(page), size=size)


def newest(agency: str, most: int) -> tuple[ListRow, ...]:
    """What an agency released last, for its feed."""
    return documents.latest(agency, on=timezone.localdate(), limit=most)


def sitemap_pages(size: int) -> int:
    """How many pages of ``size`` keys hold all documents."""
    return documents.highest() // size + 1


def sitemap_page(number: int, size: int) -> list[tuple[str, datetime]]:
    """Addresses of the readable documents of one page, numbered from 1, and when each was last released."""
    return documents.addresses((number - 1) * size, number * size)


def sitemap_changed(number: int, size: int) -> datetime | None:
    """When a document of one page was last released."""
    return documents.changed((number - 1) * size, number * size)


def addressed(choice: Narrowing, **changes: str) -> str:
    """The query of an address that narrows a list so, with some of it changed; "" where nothing is narrowed."""
    given = {"validity": choice.validity or "", "kind": choice.kind, "year": str(choice.year or "")} | changes
    query = urlencode({name: value for name, value in given.items() if value})
    return f"?{query}" if query else ""


def _number(text: str) -> int:
    return int(text) if text.isdecimal() and len(text) < 7 else 1


def _filters(found: DocumentList, choice: Narrowing) -> list[Filter]:
    """Only choices that make a difference: one kind or one year is no choice."""
    groups: list[tuple[str, str, str, list[tuple[str, str, int]]]] = [
        (
            _("Validity"),
            "validity",
            choice.validity or "",
            [(one, spoken(one), n) for one, n in found.validities.items()],
        ),
        (_("Kind"), "kind", choice.kind, [(one, spoken(kinds()[one]), n) for one, n in found.kinds.items()]),
        (_("Year"), "year", str(choice.year or ""), [(str(one), year_name(one), n) for one, n in found.years.items()]),
    ]
    return [Filter(label, _links(name, rows, choice, now)) for label, name, now, rows in groups if len(rows) > 1]


def _links(name: str, rows: list[tuple[str, str, int]], choice: Narrowing, now: str) -> list[Link]:
    """The whole list first; a choice that leads to nothing beside the others is left out, unless it is the one made."""
    links = [Link(_("All"), addressed(choice, **{name: ""}) or "?", current=not now)]
    return links + [
        Link(text, addressed(choice, **{name: value}), current=now == value, count=count)
        for value, text, count in rows
        if count or now == value
    ]


def _published_by(row: ListRow) -> str:
    """The agency in as few words as there are in the language of the page."""
    if spoken_language() == "en":
        return row.agency_name_en.partition(" (")[0] or row.agency_name
    return row.agency_short or row.agency_name


def item(row: ListRow, *, with_agency: bool) -> ListItem:
    """A released document as lists show it."""
    status = Status(spoken(row.validity), TONES[row.validity]) if row.validity else None
    if row.withdrawn:
        status = Status(_("Withdrawn"), "bad")
    return ListItem(
        day=row.day,
        title=row.title,
        url=row.address(get_language() or "zh-hans"),
        number=row.document_number,
        status=status,
        note=_published_by(row) if with_agency else "",
    )

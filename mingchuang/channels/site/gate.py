"""The one gate between records and the public: every page, list and file reads releases through here, nothing else.

A test keeps it so: no module of the pages asks ``domains.documents`` itself, it only knows the names of its values.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from mingchuang.domains.catalogue.queries import SectionView
from mingchuang.domains.documents.queries import public as documents
from mingchuang.domains.documents.queries.public import DocumentPage, FileView, ListRow, NotThere, ReleasedText
from mingchuang.law.documents.kinds import kinds
from mingchuang.law.documents.validity import Validity
from mingchuang.ledger import files
from mingchuang.look.templatetags.look import spoken
from mingchuang.look.values import Link, ListItem, Page, Status

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


def latest(*, agency: str = "", limit: int) -> list[ListItem]:
    """What was released last, in the whole city or by one agency."""
    rows = documents.latest(agency, on=timezone.localdate(), limit=limit)
    return [_item(row, with_agency=not agency) for row in rows]


def counts(agency: str) -> dict[int, int]:
    """How many released documents lie in each section of an agency, by the section's id."""
    return documents.section_counts(agency)


def document(agency: str, public_id: str) -> DocumentPage | NotThere:
    """A document as released, in the language of the page: one query."""
    return documents.page(agency, public_id, get_language() or "zh-hans", timezone.localdate())


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


def listed(section: SectionView, asked: Mapping[str, str]) -> Listing:
    """A page of a section's list, filtered as asked; what cannot be understood counts as not asked."""
    year = int(asked["year"]) if asked.get("year", "").isdecimal() and len(asked["year"]) == 4 else None
    kind = asked.get("kind", "") if asked.get("kind", "") in kinds() else ""
    in_force = {"yes": True, "no": False}.get(asked.get("in_force", ""))
    found = documents.section_list(
        section.id,
        on=timezone.localdate(),
        page=_number(asked.get("page", "")),
        size=PER_PAGE,
        kind=kind,
        year=year,
        in_force=in_force,
    )
    chosen = {
        "kind": kind,
        "year": str(year or ""),
        "in_force": asked.get("in_force", "") if in_force is not None else "",
    }
    return Listing(
        [_item(row, with_agency=False) for row in found.rows],
        Page(found.page, found.pages, found.total),
        _filters(found, chosen),
    )


def _number(text: str) -> int:
    return int(text) if text.isdecimal() and len(text) < 7 else 1


def _filters(found: documents.DocumentList, chosen: Mapping[str, str]) -> list[Filter]:
    """Only choices that make a difference: one kind or one year is no choice."""
    policy = any(kinds()[kind].policy for kind in found.kinds if kind in kinds())
    groups = [
        (_("Validity"), "in_force", [("yes", _("In force")), ("no", _("No longer in force"))] if policy else []),
        (_("Kind"), "kind", [(kind, spoken(kinds()[kind])) for kind in found.kinds if kind in kinds()]),
        (_("Year"), "year", [(str(year), str(year)) for year in found.years]),
    ]
    return [Filter(label, _choices(name, rows, chosen)) for label, name, rows in groups if len(rows) > 1]


def _choices(name: str, rows: list[tuple[str, str]], chosen: Mapping[str, str]) -> list[Link]:
    def address(value: str) -> str:
        query = {**chosen, name: value}
        return "?" + "&".join(f"{key}={text}" for key, text in query.items() if text)

    links = [Link(_("All"), address(""), current=not chosen[name])]
    return links + [Link(text, address(value), current=chosen[name] == value) for value, text in rows]


def _item(row: ListRow, *, with_agency: bool) -> ListItem:
    status = Status(spoken(row.validity), TONES[row.validity]) if row.validity else None
    if row.withdrawn:
        status = Status(_("Withdrawn"), "bad")
    return ListItem(
        day=row.day,
        title=row.title,
        url=row.address(get_language() or "zh-hans"),
        number=row.document_number,
        status=status,
        note=row.agency_name if with_agency else "",
    )

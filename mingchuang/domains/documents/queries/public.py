"""What the public reads: releases only, as plain frozen values."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Count, F, Q, QuerySet

from mingchuang.domains.documents import fragments
from mingchuang.domains.documents.addresses import document_address
from mingchuang.domains.documents.models import Attachment, Document, Fragment, Placement, Withdrawal
from mingchuang.domains.documents.validity import shown_for
from mingchuang.law.documents.validity import Validity, ValidityFacts, validity_on
from mingchuang.law.review import WithdrawalReason
from mingchuang.ledger.acts import SHANGHAI

READABLE = ("shown", "explained")


@dataclass(frozen=True)
class DocumentPage:
    """A document as it is read: the stored fragment and what the page around it needs. ``etag`` changes with the fragment."""

    public_id: str
    agency: str
    agency_name: str
    agency_name_en: str
    title: str
    kind: str
    summary: str
    html: str
    etag: str
    fingerprint: str
    version: int
    first_released_at: datetime
    released_at: datetime
    section_slug: str
    section_name: str
    section_name_en: str


@dataclass(frozen=True)
class NotThere:
    """What stands at the address instead: ``redirect`` to another address, ``gone`` with its explanation, or ``unknown``."""

    what: str
    address: str = ""
    title: str = ""
    explanation: str = ""
    reason: WithdrawalReason | None = None
    since: datetime | None = None


@dataclass(frozen=True)
class ListRow:
    """A released document in a list. ``validity`` is None for kinds that have none."""

    public_id: str
    agency: str
    agency_name: str
    title: str
    kind: str
    day: date
    released_at: datetime
    document_number: str
    summary: str
    validity: Validity | None
    withdrawn: bool

    def address(self, language: str = "zh-hans") -> str:
        """Where it is read."""
        return document_address(self.agency, self.public_id, language)


@dataclass(frozen=True)
class DocumentList:
    """One page of a list: ``pages`` and ``total`` are of the whole list."""

    rows: tuple[ListRow, ...]
    page: int
    pages: int
    total: int
    years: tuple[int, ...] = ()
    kinds: tuple[str, ...] = ()


@dataclass(frozen=True)
class FileView:
    """An attachment of the current release: its content is found in the file store by its hash."""

    id: str
    name: str
    sha256: str
    size: int
    media_type: str


_PAGE = {
    "public_id": "document__public_id",
    "agency": "document__publishing_agency__code",
    "agency_name": "document__publishing_agency__name",
    "agency_name_en": "document__publishing_agency__name_en",
    "title": "release__title",
    "kind": "document__kind",
    "summary": "release__summary",
    "html": "html",
    "etag": "hash",
    "fingerprint": "release__fingerprint",
    "version": "release__version",
    "first_released_at": "document__first_released_at",
    "released_at": "release__released_at",
    "section_slug": "document__first_section__category__slug",
    "section_name": "document__first_section__category__name",
    "section_name_en": "document__first_section__category__name_en",
}


def page(agency: str, public_id: str, language: str, on: date) -> DocumentPage | NotThere:
    """The page of a document in a language (``zh-hans`` or ``en``): one query. Else what is at the address instead.

    A fragment whose validity mark is out of date, or that an older template made, is rendered anew for this reading;
    `upkeep` stores it anew.
    """
    found = (
        Fragment.objects.filter(
            document__public_id=public_id, document__publishing_agency__code=agency, language=_stored(language)
        )
        .values_list("good_until", "template", *_PAGE.values())
        .first()
    )
    if found is None:
        return _instead(agency, public_id, language)
    good_until, template, *values = found
    read = dict(zip(_PAGE, values, strict=True))
    if template != fragments.template_version() or (good_until is not None and good_until < on):
        read["html"], read["etag"] = _fresh(public_id, language, on)
    for name in ("section_slug", "section_name", "section_name_en"):
        read[name] = read[name] or ""
    return DocumentPage(**read)


def _stored(language: str) -> str:
    return "en" if language.startswith("en") else "zh-hans"


def _fresh(public_id: str, language: str, on: date) -> tuple[str, str]:
    document = fragments.for_rendering().get(public_id=public_id)
    assert document.current_release is not None
    made = fragments.fragment(document, document.current_release, _stored(language), on)
    return made.html, made.hash


def _instead(agency: str, public_id: str, language: str) -> NotThere:
    document = (
        Document.objects.select_related("redirect_to__publishing_agency")
        .filter(public_id=public_id, publishing_agency__code=agency)
        .first()
    )
    if document is None or document.public_state == "none":
        return NotThere("unknown")
    target = document.redirect_to
    if target is not None:
        return NotThere("redirect", document_address(target.publishing_agency.code, target.public_id, language))
    made = Withdrawal.objects.filter(document=document, outcome=Withdrawal.DONE).order_by("-decided_at").first()
    if made is None:
        return NotThere("unknown")
    # A title published in error may be the error itself, so a page that is gone does not repeat it.
    return NotThere("gone", "", "", made.explanation, WithdrawalReason(made.reason), made.decided_at)


def attachment(agency: str, public_id: str, file_id: str) -> FileView | None:
    """A file of the current release, or None: of a draft, of an earlier edition or of a withdrawn document there is none."""
    row = (
        Attachment.objects.filter(
            public_id=file_id,
            edition__document__public_id=public_id,
            edition__document__publishing_agency__code=agency,
            edition__document__public_state__in=READABLE,
            edition__document__current_release__edition_id=F("edition_id"),
        )
        .values_list("public_id", "name", "sha256", "size", "media_type")
        .first()
    )
    return FileView(*row) if row else None


_ROW = (
    "public_id publishing_agency__code publishing_agency__name title kind first_released_on first_released_at "
    "document_number current_release__summary public_state effective_on last_day amended_on repealed_on"
).split()


def _row(values: tuple, on: date) -> ListRow:
    *shown, state, effective_on, last_day, amended_on, repealed_on = values
    kind = shown[4]
    facts = ValidityFacts(False, effective_on, last_day, amended_on, repealed_on)
    valid = validity_on(facts, on) if shown_for(kind) else None
    return ListRow(*shown, validity=valid, withdrawn=state == "explained")


def section_list(
    section: int,
    *,
    on: date,
    page: int = 1,
    size: int = 20,
    kind: str = "",
    year: int | None = None,
    in_force: bool | None = None,
) -> DocumentList:
    """A page of a section (by its id), newest first; the order is total, so a page never shows a document twice.

    ``in_force`` keeps only documents that bind on the day (True) or no longer do (False).
    """
    rows = Placement.objects.filter(section_id=section, shown_at__isnull=False)
    if kind:
        rows = rows.filter(document__kind=kind)
    if year is not None:
        rows = rows.filter(
            document__first_released_on__gte=date(year, 1, 1), document__first_released_on__lte=date(year, 12, 31)
        )
    if in_force is not None:
        rows = rows.filter(_binding(on)) if in_force else rows.exclude(_binding(on))
    total = rows.count()
    pages = max(1, -(-total // size))
    page = min(max(1, page), pages)
    ids = rows.order_by("-shown_at", "-id").values_list("document_id", flat=True)[(page - 1) * size : page * size]
    return DocumentList(_rows_in_order(list(ids), on), page, pages, total, _years(section), _kinds(section))


def _binding(on: date) -> Q:
    return (
        (Q(document__effective_on__isnull=True) | Q(document__effective_on__lte=on))
        & (Q(document__last_day__isnull=True) | Q(document__last_day__gte=on))
        & (Q(document__repealed_on__isnull=True) | Q(document__repealed_on__gt=on))
    )


def _rows_in_order(ids: list[int], on: date) -> tuple[ListRow, ...]:
    found = {values[0]: values[1:] for values in Document.objects.filter(pk__in=ids).values_list("pk", *_ROW)}
    return tuple(_row(found[pk], on) for pk in ids)


def _years(section: int) -> tuple[int, ...]:
    """From the newest to the oldest year of the section's list, read off the two ends of its index."""
    rows = Placement.objects.filter(section_id=section, shown_at__isnull=False)
    ends = [
        rows.order_by(order, "-id").values_list("shown_at", flat=True).first() for order in ("-shown_at", "shown_at")
    ]
    if ends[0] is None or ends[1] is None:
        return ()
    newest, oldest = (_local_year(end) for end in ends if end is not None)
    return tuple(range(newest, oldest - 1, -1))


def _local_year(moment: datetime) -> int:
    return moment.astimezone(SHANGHAI).year


def _kinds(section: int) -> tuple[str, ...]:
    rows = Placement.objects.filter(section_id=section, shown_at__isnull=False)
    return tuple(sorted(rows.order_by().values_list("document__kind", flat=True).distinct()))


def latest(
    agency: str = "", *, on: date, kinds: tuple[str, ...] = (), outlet: str = "", limit: int = 10
) -> tuple[ListRow, ...]:
    """The newest released documents, of one agency (by code) or of all."""
    rows: QuerySet[Document] = Document.objects.filter(public_state__in=READABLE)
    if agency:
        rows = rows.filter(publishing_agency__code=agency)
    if kinds:
        rows = rows.filter(kind__in=kinds)
    if outlet:
        rows = rows.filter(outlet=outlet)
    return tuple(_row(values, on) for values in rows.order_by("-first_released_at", "-id").values_list(*_ROW)[:limit])


def section_counts(agency: str) -> dict[int, int]:
    """How many released documents stand in each section of an agency, by section id."""
    rows = Placement.objects.filter(section__agency__code=agency, shown_at__isnull=False)
    return dict(rows.order_by().values_list("section_id").annotate(n=Count("id")))

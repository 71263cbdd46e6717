"""现行有效规范性文件目录: what an agency publishes that binds on a day, for everybody to read and take away."""

from dataclasses import dataclass
from datetime import date

from django.core.paginator import Paginator
from django.db.models import F, Prefetch, Q, QuerySet

from mingchuang.domains.documents import validity
from mingchuang.domains.documents.addresses import document_address
from mingchuang.domains.documents.models import Document, Link
from mingchuang.law.documents.kinds import kinds
from mingchuang.law.documents.validity import Validity

READABLE = ("shown", "explained")


@dataclass(frozen=True)
class InForceRow:
    """A normative document in force. ``interpretation`` is the address of the first that explains it, or ""."""

    public_id: str
    agency: str
    title: str
    document_number: str
    issuer: str
    made_on: date | None
    effective_on: date | None
    last_day: date | None
    validity: Validity
    filings: tuple[str, ...]
    explained_by: tuple[str, str] | None

    def address(self, language: str = "zh-hans") -> str:
        """Where it is read."""
        return document_address(self.agency, self.public_id, language)

    def interpretation(self, language: str = "zh-hans") -> str:
        """Where its interpretation is read, or ""."""
        return document_address(*self.explained_by, language) if self.explained_by else ""


@dataclass(frozen=True)
class InForceList:
    """A page of the list; ``total`` is of the whole list."""

    rows: tuple[InForceRow, ...]
    page: int
    pages: int
    total: int


def list_in_force(agency: str, on: date, *, page: int = 1, size: int = 50) -> InForceList:
    """The normative documents that the agency publishes and that bind on a day, in part or in whole, newest first."""
    explaining = Link.objects.filter(type="interprets", source__public_state__in=READABLE).select_related(
        "source__publishing_agency"
    )
    rows = (
        _binding(agency, on)
        .select_related("publishing_agency", "issuing_agency")
        .prefetch_related(
            "filings", Prefetch("links_in", queryset=explaining.order_by("pk"), to_attr="explaining_links")
        )
        .order_by(F("effective_on").desc(nulls_last=True), "-id")
    )
    found = Paginator(rows, size)
    this = found.get_page(page)
    return InForceList(tuple(_row(one, on) for one in this.object_list), this.number, found.num_pages, found.count)


def _binding(agency: str, on: date) -> QuerySet[Document]:
    return Document.objects.filter(
        Q(effective_on__isnull=True) | Q(effective_on__lte=on),
        Q(last_day__isnull=True) | Q(last_day__gte=on),
        Q(repealed_on__isnull=True) | Q(repealed_on__gt=on),
        publishing_agency__code=agency,
        kind__in=[name for name, kind in kinds().items() if kind.normative],
        public_state__in=READABLE,
    )


def _row(document: Document, on: date) -> InForceRow:
    links: list[Link] = getattr(document, "explaining_links", [])
    explaining = links[0].source if links else None
    return InForceRow(
        public_id=document.public_id,
        agency=document.publishing_agency.code,
        title=document.title,
        document_number=document.document_number,
        issuer=document.issuing_agency.name,
        made_on=document.made_on,
        effective_on=document.effective_on,
        last_day=document.last_day,
        validity=validity.on(document, on) or Validity.VALID,
        filings=tuple(one.number for one in document.filings.all()),
        explained_by=(explaining.publishing_agency.code, explaining.public_id) if explaining else None,
    )

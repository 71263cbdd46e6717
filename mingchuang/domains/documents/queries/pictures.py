"""The picture library of an agency as its staff see it."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.db.models import Q, QuerySet

from mingchuang.domains.documents import permissions
from mingchuang.domains.documents.models import Picture, Rendition
from mingchuang.law.refusal import refuse
from mingchuang.ledger.acts import By


@dataclass(frozen=True)
class PictureView:
    """A picture: its words and what matters in it (per cent from left and top)."""

    id: str
    name: str
    alt: str
    source: str
    focal: tuple[int, int]


@dataclass(frozen=True)
class RenditionView:
    """A cut of a picture, by the hash of its bytes, with the name it has as a file of a text."""

    sha256: str
    media_type: str
    name: str
    alt: str


@dataclass(frozen=True)
class PicturePage:
    """One page of a library: ``number`` of ``pages``, ``total`` pictures in all of them."""

    pictures: tuple[PictureView, ...]
    number: int
    pages: int
    total: int


def library(agency: str, words: str = "") -> tuple[PictureView, ...]:
    """The pictures of an agency (a code) whose name or words hold ``words``, the newest first; at most 200."""
    return tuple(_view(row) for row in _kept(agency, words)[:200])


def page(agency: str, words: str = "", number: int = 1, size: int = 24) -> PicturePage:
    """One page of all of them; a page beyond the last is the last."""
    rows = _kept(agency, words)
    total = rows.count()
    pages = max(1, -(-total // size))
    at = min(max(1, number), pages)
    return PicturePage(tuple(_view(row) for row in rows[(at - 1) * size : at * size]), at, pages, total)


def _kept(agency: str, words: str) -> QuerySet[Picture]:
    rows = Picture.objects.filter(agency__code=agency, retired_at__isnull=True).order_by("-at", "-id")
    return rows.filter(Q(alt__contains=words) | Q(name__contains=words)) if words else rows


def every(agency: str) -> Iterator[PictureView]:
    """All pictures of an agency (a code) that are offered."""
    rows = Picture.objects.filter(agency__code=agency, retired_at__isnull=True).order_by("id")
    return map(_view, rows.iterator(chunk_size=500))


def picture(public_id: str, *, by: By) -> PictureView:
    """One of them, for those who may read the agency's drafts."""
    return _view(_found(public_id, by))


def rendition(public_id: str, cut: str, *, by: By) -> RenditionView:
    """One cut (``press.renditions.CUTS``) of a picture, for those who may read the agency's drafts."""
    found = _found(public_id, by)
    row = Rendition.objects.filter(picture=found, cut=cut).first()
    if row is None:
        raise refuse("documents.picture_unknown", "picture")
    stem = found.name.rpartition(".")[0] or found.name
    return RenditionView(row.sha256, row.media_type, f"{stem}.{row.media_type.rpartition('/')[2]}", found.alt)


def _found(public_id: str, by: By) -> Picture:
    found = Picture.objects.select_related("agency").filter(public_id=public_id, retired_at__isnull=True).first()
    if found is None:
        raise refuse("documents.picture_unknown", "picture")
    permissions.check_reading(by, found.agency.code)
    return found


def _view(row: Picture) -> PictureView:
    return PictureView(row.public_id, row.name, row.alt, row.source, (row.focal_x, row.focal_y))

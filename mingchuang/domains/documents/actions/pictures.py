"""The picture library of an agency: a picture kept with its words and cuts, described anew, put away."""

from typing import Any

from mingchuang.domains.documents import permissions, policies
from mingchuang.domains.documents.content import shown
from mingchuang.domains.documents.models import Picture, Rendition
from mingchuang.law.refusal import refuse
from mingchuang.ledger import files
from mingchuang.ledger.acts import By, act
from mingchuang.ledger.ids import new_public_id
from mingchuang.ledger.record import record
from mingchuang.press.files import IMAGES, inspect
from mingchuang.press.renditions import renditions

from .common import agency as agency_of


@act
def add_picture(
    *, by: By, agency: str, name: str, content: bytes, alt: str, source: str = "", focal: tuple[int, int] = (50, 50)
) -> str:
    """Keep a picture for all texts of an agency; gives its public id. Refused where the agency has it (``picture_known``).

    ``alt`` is what it shows, in words (needed); ``focal`` what matters in it, in per cent from left and top.
    """
    permissions.check_pictures(by, agency)
    holder = agency_of(agency, "agency")
    checked = inspect(name, content, rules=IMAGES)
    said = policies.check_described(shown(alt))
    place = policies.check_focal(focal)
    stored = files.keep(content, media_type=checked.media_type, sealed=False, at=by.at)
    present = Picture.objects.filter(agency=holder, sha256=stored.sha256, retired_at__isnull=True).first()
    if present is not None:
        raise refuse("documents.picture_known", "picture", alt=present.alt)
    made = Picture.objects.create(
        public_id=new_public_id(), agency=holder, name=checked.name[:100], alt=said, source=shown(source)[:80],
        sha256=stored.sha256, focal_x=place[0], focal_y=place[1], person=by.who, at=by.at,
    )  # fmt: skip
    _cut(made, content, by)
    _line("add_picture", by, made, sha256=stored.sha256)
    return made.public_id


@act
def describe_picture(*, by: By, picture: str, alt: str, source: str, focal: tuple[int, int]) -> None:
    """Change the words of a picture or what matters in it. Texts that hold it already keep theirs."""
    found = _found(picture, by)
    found.alt, found.source = policies.check_described(shown(alt)), shown(source)[:80]
    place = policies.check_focal(focal)
    moved = place != (found.focal_x, found.focal_y)
    found.focal_x, found.focal_y = place
    found.save(update_fields=["alt", "source", "focal_x", "focal_y"])
    if moved:
        _cut(found, files.read(found.sha256, sealed=False), by)
    _line("describe_picture", by, found)


@act
def retire_picture(*, by: By, picture: str) -> None:
    """Put a picture away: it is offered no more. Texts that hold it keep theirs."""
    found = _found(picture, by)
    found.retired_at = by.at
    found.save(update_fields=["retired_at"])
    _line("retire_picture", by, found)


def _found(public_id: str, by: By) -> Picture:
    found = Picture.objects.select_related("agency").filter(public_id=public_id, retired_at__isnull=True).first()
    if found is None:
        raise refuse("documents.picture_unknown", "picture")
    permissions.check_pictures(by, found.agency.code)
    return found


def _cut(picture: Picture, content: bytes, by: By) -> None:
    try:
        made = renditions(content, (picture.focal_x, picture.focal_y))
    except ValueError:
        raise refuse("press.file_unreadable", "file", name=picture.name) from None
    for cut, one in made.items():
        stored = files.keep(one.content, media_type=one.media_type, sealed=False, at=by.at)
        values = {"sha256": stored.sha256, "media_type": one.media_type, "width": one.width, "height": one.height}
        Rendition.objects.update_or_create(picture=picture, cut=cut, defaults=values)


def _line(name: str, by: By, picture: Picture, **facts: Any) -> None:
    record(f"documents.{name}", by=by, subject=f"picture:{picture.public_id}", agency=picture.agency.code, **facts)

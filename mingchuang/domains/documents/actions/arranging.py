"""Arranging: where a document stands, what it concerns, which files it carries."""

from mingchuang.domains.catalogue.models import Section
from mingchuang.domains.documents import fragments, permissions, policies, shelving
from mingchuang.domains.documents.models import Attachment, Document, Edition, Explaining, Hand, Link, Placement
from mingchuang.law.documents.links import LinkType
from mingchuang.law.refusal import refuse
from mingchuang.law.review import Move, State
from mingchuang.ledger import files
from mingchuang.ledger.acts import By, act
from mingchuang.ledger.ids import new_public_id
from mingchuang.press.extraction import text_of
from mingchuang.press.files import ATTACHMENTS, IMAGES, inspect

from .common import line, locked, may, open_edition, void_passes
from .releasing import tell_others
from .writing import check_section

MOST_FILES = 30
MOST_TEXT = 200_000
CHANGING = frozenset({LinkType.AMENDS, LinkType.REPEALS})


@act
def place(*, by: By, document: str, section: int) -> None:
    """Place a document in one more section of its agency; a released one is read there at once."""
    found = locked(document)
    permissions.check_arranging(by, found.publishing_agency.code)
    row = Section.objects.select_related("category").filter(pk=section, agency=found.publishing_agency_id).first()
    row = check_section(row)
    if Placement.objects.filter(document=found, section=row).exists():
        return
    placed = Placement.objects.create(
        document=found,
        section=row,
        first=not found.placements.filter(first=True).exists(),
        placed_by=by.who,
        placed_at=by.at,
    )
    shelving.shelve(found, by.day, also=placed)
    line("place", by=by, document=found, section=row.category.code)


@act
def unplace(*, by: By, document: str, section: int) -> None:
    """Take a document out of a section. The first placement of a released one stays: it is counted there."""
    found = locked(document)
    permissions.check_arranging(by, found.publishing_agency.code)
    placement = found.placements.select_related("section__category").filter(section=section).first()
    if placement is None:
        return
    if placement.first:
        raise refuse("documents.first_placement_stays", "sections")
    shelving.take_off([placement])
    line("unplace", by=by, document=found, section=placement.section.category.code)


@act
def link(*, by: By, source: str, target: str, link_type: str) -> None:
    """Say what a document does to another (interprets, amends, repeals, replies_to, attaches); both pages show it.

    What amends or repeals stands at the organ of the other or above it, and is a policy document; once it is submitted the
    openness office or the leader in charge says it, since the other's validity changes with it.
    """
    found = locked(source)
    permissions.check_arranging(by, found.publishing_agency.code)
    other = Document.objects.filter(public_id=target).first()
    if other is None or other.pk == found.pk:
        raise refuse("documents.link_target_unknown", "target")
    if link_type not in set(LinkType):
        raise refuse("documents.link_type_unknown", "link_type")
    if link_type in CHANGING:
        policies.check_changes(found, other)
        _check_hand(found, by)
    _, made = Link.objects.get_or_create(
        source=found, target=other, type=link_type, defaults={"made_by": by.who, "made_at": by.at}
    )
    if not made:
        return
    _pair(found, other, link_type, by)
    _refresh(found, other, by)
    line("link", by=by, document=found, type=link_type, target=other.public_id)


@act
def unlink(*, by: By, source: str, target: str, link_type: str) -> None:
    """Take a link back."""
    found = locked(source)
    permissions.check_arranging(by, found.publishing_agency.code)
    gone = Link.objects.select_related("target").filter(source=found, target__public_id=target, type=link_type).first()
    if gone is None:
        return
    if link_type in CHANGING:
        _check_hand(found, by)
    other = gone.target
    gone.delete()
    if link_type == LinkType.INTERPRETS:
        Explaining.objects.filter(document=other, interpretation=found).update(interpretation=None)
    _refresh(found, other, by)
    line("unlink", by=by, document=found, type=link_type, target=target)


@act
def attach(*, by: By, document: str, name: str, content: bytes, inline: bool = False) -> str:
    """Keep a file and add it to the open edition, judged by content, size and name (``press.*`` refusals).

    Adding is an edit: under review it sends the edition back. Returns the file's id in its address; the same content under
    the same name is added once. An ``inline`` one is a picture that the body shows from ``/files/{id}``.
    """
    found = locked(document)
    edition = open_edition(found)
    may(Move.SAVE, by, found, edition)
    checked = inspect(name, content, rules=IMAGES if inline else ATTACHMENTS)
    stored = files.keep(content, media_type=checked.media_type, sealed=False, at=by.at)
    present = list(edition.attachments.defer("text"))
    for one in present:
        if one.sha256 == stored.sha256 and one.name == checked.name and one.inline == inline:
            return one.public_id
    if len(present) >= MOST_FILES:
        raise refuse("documents.too_many_files", "file", most=MOST_FILES)
    added = Attachment.objects.create(
        public_id=new_public_id(),
        edition=edition,
        position=max((one.position for one in present), default=0) + 1,
        name=checked.name[:200],
        sha256=stored.sha256,
        size=stored.size,
        media_type=stored.media_type,
        inline=inline,
        text=_text(content, stored.media_type),
    )
    _edited(found, edition, by)
    facts = {"sha256": stored.sha256, "size": stored.size, "media_type": stored.media_type}
    line("attach", by=by, document=found, edition=edition, **facts)
    return added.public_id


def _text(content: bytes, media_type: str) -> str:
    """What the checks can read of a file; nothing where it cannot be read, which the workbench says."""
    try:
        return text_of(content, media_type)[:MOST_TEXT].replace("\0", "")
    except ValueError:
        return ""


@act
def detach(*, by: By, document: str, file: str) -> None:
    """Take a file out of the open edition; editions that were released keep theirs."""
    found = locked(document)
    edition = open_edition(found)
    may(Move.SAVE, by, found, edition)
    gone = edition.attachments.filter(public_id=file).first()
    if gone is None:
        return
    gone.delete()
    _edited(found, edition, by)
    line("detach", by=by, document=found, edition=edition, sha256=gone.sha256)


def _edited(document: Document, edition: Edition, by: By) -> None:
    """What every edit does: the person is an author, passes are void, the edition is a draft again."""
    if edition.state != State.DRAFT:
        void_passes(edition, by)
        edition.submitted_by = edition.submitted_at = edition.scheduled_by = edition.scheduled_for = None
        edition.state, edition.moved_at = State.DRAFT, by.at
    edition.saved_at = by.at
    edition.save()
    Hand.objects.get_or_create(edition=edition, person=by.who, level=0, verdict=Hand.WROTE, defaults={"at": by.at})
    document.lock_version += 1
    document.save(update_fields=["lock_version"])


def _check_hand(source: Document, by: By) -> None:
    """What a draft changes is seen by three people; from its submission on no drafter changes another's validity alone."""
    if source.public_state != "none" or not Edition.objects.filter(document=source, state=State.DRAFT).exists():
        permissions.check_changing(by, source.publishing_agency.code)


def _pair(source: Document, target: Document, link_type: str, by: By) -> None:
    """The first interpretation linked to a document that needs one goes along with it, where one hand keeps both."""
    if (
        link_type != LinkType.INTERPRETS
        or source.kind != "interpretation"
        or not permissions.keeps_both(by, source, target)
    ):
        return
    waiting = Explaining.objects.filter(document=target, interpretation__isnull=True).exclude(declared="not_needed")
    if not Explaining.objects.filter(interpretation=source).exists():
        waiting.update(interpretation=source)


def _refresh(source: Document, target: Document, by: By) -> None:
    """Dates of validity and pages of both, as far as they are public."""
    tell_others(source, by.day, also=[target.pk])
    both = fragments.for_rendering().filter(pk__in=[source.pk, target.pk], current_release__isnull=False)
    fragments.rebuild(list(both.order_by("pk")), by.day)

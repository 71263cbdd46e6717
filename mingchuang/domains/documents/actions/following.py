"""A following edition of what was released: a correction of it, or an earlier edition taken up again."""

from mingchuang.domains.documents import policies
from mingchuang.domains.documents.content import COPIED
from mingchuang.domains.documents.models import Attachment, Document, Edition
from mingchuang.law.refusal import refuse
from mingchuang.law.review import OPEN, Move, State
from mingchuang.ledger.acts import By, act

from .common import Ref, line, locked, may, public_edition, ref
from .writing import check_number_free, sign, store


@act
def correct(*, by: By, document: str, change_note: str, carrier: str = "") -> Ref:
    """Open a new edition of a released (or withdrawn) document, with a note that will be shown: what changes and why."""
    found = locked(document)
    note = policies.check_reason(change_note, "change_note")
    edition = public_edition(found)
    may(Move.CORRECT, by, found, edition)
    policies.check_carrier(edition.kind, carrier)
    following = _open(found, edition, note, by)
    line("correct", by=by, document=found, edition=following, corrects=edition.number)
    return ref(found, following)


@act
def restore(*, by: By, document: str, number: int, change_note: str) -> Ref:
    """Open a new edition with the text, metadata and files of an earlier one; it is reviewed and released like any other.

    Nothing is taken back: every edition between stays in the history. ``change_note`` will be shown with the release.
    """
    found = locked(document)
    note = policies.check_reason(change_note, "change_note")
    may(Move.CORRECT, by, found, public_edition(found))
    earlier = found.editions.filter(number=number).first()
    if earlier is None:
        raise refuse("documents.unknown", "document")
    policies.check_carrier(earlier.kind, "")
    policies.check_earlier(earlier)
    check_number_free(earlier.document_number, found)
    following = _open(found, earlier, note, by)
    found.document_number = following.document_number or found.document_number
    store(found)
    line("restore", by=by, document=found, edition=following, restores=earlier.number)
    return ref(found, following)


def _open(document: Document, source: Edition, note: str, by: By) -> Edition:
    """The next edition of a document, a draft with everything that ``source`` holds."""
    if document.editions.filter(state__in=sorted(OPEN)).exists():
        raise refuse("documents.already_open", title=document.title)
    following = Edition.objects.create(
        document=document,
        number=document.editions.latest("number").number + 1,
        state=State.DRAFT,
        change_note=note,
        created_at=by.at,
        saved_at=by.at,
        moved_at=by.at,
        **{name: getattr(source, name) for name in COPIED},
    )
    carry_files(source, following)
    sign(following, by)
    document.lock_version += 1
    document.save(update_fields=["lock_version"])
    return following


def carry_files(source: Edition, following: Edition) -> None:
    """The files of an edition go on under the same ids: the address of a file survives a correction."""
    names = ("public_id", "position", "name", "sha256", "size", "media_type", "inline", "text")
    Attachment.objects.bulk_create(
        Attachment(edition=following, **{name: getattr(one, name) for name in names})
        for one in source.attachments.all()
    )

"""The one release gate: what passed three people becomes public everywhere at once, or nowhere."""

from collections.abc import Iterable
from datetime import date, datetime

from mingchuang.domains.agencies.roles import Role
from mingchuang.domains.documents import fragments, pairs, policies, shelving, validity
from mingchuang.domains.documents.gate import gate
from mingchuang.domains.documents.models import Attachment, Document, Edition, Link, Release
from mingchuang.domains.documents.text import plain_text
from mingchuang.domains.documents.value import canonical_value
from mingchuang.law.refusal import refuse
from mingchuang.law.review import Move, State
from mingchuang.ledger.acts import SHANGHAI, By, act
from mingchuang.ledger.fingerprints import canonical, sha256, text_hash

from . import steads
from .common import Ref, line, locked, may, open_edition, ref, share_agencies
from .writing import mirror


@act
def schedule(*, by: By, document: str, at: datetime | None) -> Ref:
    """Set the moment at which an approved edition is released by itself; None cancels. The final reviewer does this.

    A later schedule takes the place of an earlier one and its line names both; nothing is released twice, since the first
    release ends the state from which one starts.
    """
    found = locked(document)
    if at is not None:
        pairs.check_alone(found)
    return schedule_one(found, by, at)


def schedule_one(found: Document, by: By, at: datetime | None) -> Ref:
    """Set or cancel the moment for one locked document, whatever goes along with it."""
    edition = open_edition(found)
    may(Move.SCHEDULE, by, found, edition)
    if at is not None:
        policies.check_carrier(edition.kind, "")
    policies.check_releasable(edition)
    if at is not None and at.tzinfo is None:
        raise ValueError("the moment of a scheduled release carries its time zone")
    if at is not None and at <= by.at:
        raise refuse("documents.schedule_in_past", "at")
    if edition.scheduled_for == at:
        return ref(found, edition)
    before = edition.scheduled_for
    edition.scheduled_for, edition.scheduled_by = at, by.who if at else None
    edition.save(update_fields=["scheduled_for", "scheduled_by"])
    absent = steads.in_stead(by, found, edition, Role.FINAL_REVIEWER)
    replaced = {"replaced": before} if before and at else {}
    line("schedule", by=by, document=found, edition=edition, scheduled_for=at, **replaced, **steads.named(absent))
    return ref(found, edition)


@act
def release(*, by: By, document: str, carrier: str = "") -> Ref:
    """Make the approved edition public: value, fingerprint, fragments, placements and links in one transaction.

    By a final reviewer, or by the schedule's system person once its moment has come. A correction takes the place of the
    edition before it. A second click finds the work done and does nothing.
    """
    found = locked(document)
    pairs.check_alone(found)
    return release_one(found, by, carrier)


def release_one(found: Document, by: By, carrier: str = "") -> Ref:
    """Release one locked document, whatever goes along with it; the heart of the acts that release."""
    if _released_just_now(found, by):
        return ref(found, found.current_release.edition)  # type: ignore[union-attr]
    edition = open_edition(found)
    share_agencies(found, edition)
    end = may(Move.RELEASE, by, found, edition)
    policies.check_carrier(edition.kind, carrier)
    if by.who.is_system:
        policies.check_due(edition, by.at)
    policies.check_releasable(edition)
    files = list(edition.attachments.all())
    policies.check_clean(gate(edition, files).blocking)
    linked = fragments.linked(found)
    made = _write_release(found, edition, files, by)
    if edition.number > 1:
        _supersede(found, by)
    edition.state, edition.moved_at = end, by.at
    edition.save(update_fields=["state", "moved_at"])
    _publish(found, edition, made, by, linked)
    others = _others(found, tell_others(found, by.day)) if linked else []
    fragments.rebuild([found, *others], by.day, unlinked=None if linked else found)
    line(
        "release",
        by=by,
        document=found,
        edition=edition,
        version=made.version,
        kind=edition.kind,
        fingerprint=made.fingerprint,
        outlet=found.outlet,
        **steads.named(steads.in_stead(by, found, edition, Role.FINAL_REVIEWER)),
    )
    return ref(found, edition)


def _released_just_now(document: Document, by: By) -> bool:
    """Whether the last thing that happened is this person's release."""
    current = document.current_release
    if current is None or current.released_by_id != by.who.pk or document.public_state != "shown":
        return False
    return not document.editions.filter(state__in=["draft", "submitted", "reviewed", "approved"]).exists()


def _write_release(document: Document, edition: Edition, files: list[Attachment], by: By) -> Release:
    text = canonical(canonical_value(document, edition, files))
    body = plain_text(edition.body)
    return Release.objects.create(
        document=document,
        edition=edition,
        version=edition.number,
        value=text,
        fingerprint=sha256(text),
        text=body,
        text_hash=text_hash(body),
        title=edition.title,
        summary=edition.summary,
        document_number=edition.document_number,
        released_at=by.at,
        released_by=by.who,
    )


def _supersede(document: Document, by: By) -> None:
    Edition.objects.filter(document=document, state__in=[State.RELEASED, State.WITHDRAWN]).update(
        state=State.SUPERSEDED, moved_at=by.at
    )


def _publish(document: Document, edition: Edition, made: Release, by: By, linked: bool) -> None:
    """Bring the document's public columns to the release; the first one fixes day and outlet for good."""
    values = {name: getattr(edition, name) for name in ("title", "kind", "document_number", "made_on", "details")}
    values |= {name: getattr(edition, name) for name in ("issuing_agency", "drafting_agency")}
    mirror(document, values)
    document.current_release, document.public_state, document.redirect_to = made, "shown", None
    placements = shelving.placements_of(document)
    if document.first_released_at is None:
        document.first_released_at = by.at
        document.first_released_on = by.at.astimezone(SHANGHAI).date()
        first = next((row for row in placements if row.first), None)
        if first is not None:
            document.first_section, document.outlet = first.section, first.section.category.outlet
    validity.derive(document, edition, linked=linked)
    document.save()
    shelving.shelve(document, by.day, everywhere=True, rows=placements)


def tell_others(document: Document, day: date, also: Iterable[int] = ()) -> list[Document]:
    """Documents that this one amends or repeals (and those named by number) get their dates of validity anew."""
    links = Link.objects.filter(source=document, type__in=["amends", "repeals"]).values_list("target_id", flat=True)
    wanted = {*links, *also}
    if not wanted:
        return []
    changed = []
    for target in fragments.for_rendering().filter(pk__in=wanted, current_release__isnull=False).order_by("pk"):
        assert target.current_release is not None
        validity.derive(target, target.current_release.edition)
        target.save(update_fields=["amended_on", "repealed_on", "last_day"])
        shelving.shelve(target, day)
        changed.append(target)
    return changed


def _others(document: Document, changed: list[Document]) -> list[Document]:
    """The documents around, each once, with the dates just set."""
    fresh = {one.pk: one for one in changed}
    return [fresh.get(one.pk, one) for one in fragments.around(document)]

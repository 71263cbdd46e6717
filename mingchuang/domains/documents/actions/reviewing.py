"""三审: an edition is submitted, passed or sent back, approved; a finding is let pass by the openness office."""

from django.db import IntegrityError, transaction

from mingchuang.domains.agencies.roles import Role
from mingchuang.domains.documents import pairs, policies
from mingchuang.domains.documents.content import facts
from mingchuang.domains.documents.gate import gate
from mingchuang.domains.documents.models import Document, Edition, Hand, Override
from mingchuang.law.documents.metadata import Metadata, check_submission
from mingchuang.law.refusal import Refused, refuse
from mingchuang.law.review import Move, State
from mingchuang.ledger.acts import By, act

from . import steads
from .common import Ref, line, locked, may, open_edition, ref, standing_hand, void_passes


@act
def submit(*, by: By, document: str) -> Ref:
    """Hand the draft to the reviewers. Refused with everything that its kind requires and that is missing."""
    found = locked(document)
    edition = open_edition(found)
    if edition.state == State.SUBMITTED and edition.submitted_by_id == by.who.pk:
        return ref(found, edition)
    end = may(Move.SUBMIT, by, found, edition)
    missing = check_submission(_facts(found, edition), by.day)
    if missing:
        raise Refused(*missing)
    pairs.check_declared(found, by.day)
    edition.submitted_by, edition.submitted_at = by.who, by.at
    edition.flags = len(gate(edition).blocking)
    _arrive(edition, end, by)
    line("submit", by=by, document=found, edition=edition)
    return ref(found, edition)


@act
def recall(*, by: By, document: str) -> Ref:
    """Take back what nobody has reviewed yet."""
    found = locked(document)
    edition = open_edition(found)
    end = may(Move.RECALL, by, found, edition)
    edition.submitted_by = edition.submitted_at = None
    _arrive(edition, end, by)
    line("recall", by=by, document=found, edition=edition)
    return ref(found, edition)


@act
def review(*, by: By, document: str, opinion: str = "") -> Ref:
    """审核通过: the reviewer, who wrote none of it, passes the edition on to the final reviewer."""
    found = locked(document)
    edition = open_edition(found)
    if edition.state == State.REVIEWED and standing_hand(edition, by, 1):
        return ref(found, edition)
    end = may(Move.PASS, by, found, edition)
    absent = steads.in_stead(by, found, edition, Role.REVIEWER)
    steads.note(_pass(edition, by, 1, opinion), absent)
    _arrive(edition, end, by)
    line("review", by=by, document=found, edition=edition, **steads.named(absent))
    return ref(found, edition)


@act
def approve(*, by: By, document: str, opinion: str = "") -> Ref:
    """复审通过: the final reviewer, the third person, passes it. Refused while a finding blocks."""
    found = locked(document)
    edition = open_edition(found)
    if edition.state == State.APPROVED and standing_hand(edition, by, 2):
        return ref(found, edition)
    end = may(Move.APPROVE, by, found, edition)
    policies.check_clean(gate(edition).blocking)
    absent = steads.in_stead(by, found, edition, Role.FINAL_REVIEWER)
    steads.note(_pass(edition, by, 2, opinion), absent)
    _arrive(edition, end, by)
    line("approve", by=by, document=found, edition=edition, **steads.named(absent))
    return ref(found, edition)


@act
def send_back(*, by: By, document: str, opinion: str) -> Ref:
    """退回修改, with what has to change. Every pass is void; the writers have it again."""
    found = locked(document)
    edition = open_edition(found)
    reason = policies.check_reason(opinion, "opinion")
    level = 1 if edition.state == State.SUBMITTED else 2
    end = may(Move.RETURN, by, found, edition)
    absent = steads.in_stead(by, found, edition, Role.REVIEWER if level == 1 else Role.FINAL_REVIEWER)
    void_passes(edition, by)
    hand = Hand.objects.create(
        edition=edition, person=by.who, level=level, verdict=Hand.RETURNED, opinion=reason, at=by.at
    )
    steads.note(hand, absent)
    edition.submitted_by = edition.submitted_at = edition.scheduled_by = edition.scheduled_for = None
    _arrive(edition, end, by)
    line("send_back", by=by, document=found, edition=edition, level=level, **steads.named(absent))
    return ref(found, edition)


@act
def override_finding(*, by: By, document: str, kind: str, start: int, end: int, reason: str) -> Ref:
    """Let one privacy or secrecy finding pass, with the reason. Only the openness office, never an author; any edit undoes it."""
    found = locked(document)
    edition = open_edition(found)
    why = policies.check_reason(reason)
    may(Move.OVERRIDE, by, found, edition)
    screened = gate(edition)
    if (kind, start, end) in screened.passed:
        return ref(found, edition)
    if (kind, start, end) not in {(one.kind, one.start, one.end) for one in screened.blocking}:
        raise refuse("documents.finding_gone", "finding")
    Override.objects.create(
        edition=edition,
        kind=kind,
        start=start,
        end=end,
        text_hash=screened.text_hash,
        person=by.who,
        reason=why,
        at=by.at,
    )
    edition.flags = len(screened.blocking) - 1
    edition.save(update_fields=["flags"])
    line("override_finding", by=by, document=found, edition=edition, kind=kind, start=start, end=end)
    return ref(found, edition)


def _facts(document: Document, edition: Edition) -> Metadata:
    return facts(
        edition,
        placements=document.placements.count(),
        files=tuple(edition.attachments.values_list("media_type", flat=True)),
    )


def _pass(edition: Edition, by: By, level: int, opinion: str) -> Hand:
    """Set the person's pass. Of two at once the database lets one through; the other is told."""
    move = Move.PASS if level == 1 else Move.APPROVE
    try:
        with transaction.atomic():
            return Hand.objects.create(
                edition=edition,
                person=by.who,
                level=level,
                verdict=Hand.PASSED,
                opinion=opinion.strip()[:400],
                at=by.at,
            )
    except IntegrityError:
        raise refuse("review.reviewer_may_not", move={"zh": move.zh, "en": move.en}) from None


def _arrive(edition: Edition, state: State, by: By) -> None:
    edition.state, edition.moved_at = state, by.at
    edition.save(
        update_fields=["state", "moved_at", "submitted_by", "submitted_at", "scheduled_by", "scheduled_for", "flags"]
    )

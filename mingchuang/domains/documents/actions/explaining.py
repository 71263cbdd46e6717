"""三同步: a policy document and its interpretation go through the three people and out to the public as one."""

from collections.abc import Callable
from datetime import datetime

from mingchuang.domains.documents import permissions, policies
from mingchuang.domains.documents.models import Document, Explaining, Link
from mingchuang.domains.documents.pairs import partner_of
from mingchuang.law.refusal import Refusal, Refused, refuse
from mingchuang.law.review import Move
from mingchuang.ledger.acts import By, act

from .common import Ref, line, locked
from .releasing import release_one, schedule_one
from .reviewing import approve, review, submit


@act
def declare_interpretation(*, by: By, document: str, declared: str, reason: str = "") -> None:
    """Say whether a policy document needs an interpretation (needed, not_needed), or comes out before it (later).

    The drafting side declares the need; that there is none, or that it comes later, is signed with a reason by the openness
    office or the leader in charge. An interpretation that is linked already becomes the one that goes along.
    """
    found = locked(document)
    permissions.check_arranging(by, found.publishing_agency.code)
    policies.check_explained_kind(found)
    if declared not in (Explaining.NEEDED, Explaining.NOT_NEEDED, Explaining.LATER):
        raise refuse("documents.declared_unknown", "declared")
    why = ""
    if declared != Explaining.NEEDED:
        permissions.check_signing(by, found.publishing_agency.code)
        why = policies.check_reason(reason)
    present = Explaining.objects.filter(document=found).first()
    if present is not None and (present.declared, present.reason) == (declared, why):
        return
    partner = None if declared == Explaining.NOT_NEEDED else _linked(found, by)
    if declared == Explaining.NOT_NEEDED and _linked(found, by) is not None:
        raise refuse("documents.interpretation_there", "declared", title=found.title)
    Explaining.objects.update_or_create(
        document=found,
        defaults={
            "declared": declared,
            "interpretation": partner,
            "reason": why,
            "person": by.who,
            "at": by.at,
        },
    )
    line("declare_interpretation", by=by, document=found, declared=declared, reason=why)


def _linked(document: Document, by: By) -> Document | None:
    """The interpretation that goes along: the first that is linked, in the same hand, and goes along with no other document."""
    taken = Explaining.objects.exclude(document=document).filter(interpretation__isnull=False)
    links = Link.objects.filter(target=document, type="interprets", source__kind="interpretation")
    free = (
        links.exclude(source__in=taken.values("interpretation"))
        .select_related("source__publishing_agency")
        .order_by("pk")
    )
    return next((link.source for link in free if permissions.keeps_both(by, link.source, document)), None)


@act
def submit_together(*, by: By, document: str) -> tuple[Ref, Ref]:
    """Hand a document and its interpretation to the reviewers: both, or neither."""
    return _both(document, lambda one: submit(by=by, document=one))


@act
def review_together(*, by: By, document: str, opinion: str = "") -> tuple[Ref, Ref]:
    """审核通过 for both, or for neither."""
    return _both(document, lambda one: review(by=by, document=one, opinion=opinion))


@act
def approve_together(*, by: By, document: str, opinion: str = "") -> tuple[Ref, Ref]:
    """复审通过 for both, or for neither."""
    return _both(document, lambda one: approve(by=by, document=one, opinion=opinion))


@act
def schedule_together(*, by: By, document: str, at: datetime | None) -> tuple[Ref, Ref]:
    """Set one moment for both, or (None) cancel it for both."""
    return _both(document, lambda one: schedule_one(locked(one), by, at))


@act
def release_together(*, by: By, document: str) -> tuple[Ref, Ref]:
    """Make both public in one transaction; each page leads to the other from its first moment."""
    return _both(document, lambda one: release_one(locked(one), by))


TOGETHER: dict[str, Callable[..., tuple[Ref, Ref]]] = {
    Move.SUBMIT: submit_together,
    Move.PASS: review_together,
    Move.APPROVE: approve_together,
    Move.RELEASE: release_together,
}
"""The moves that a pair makes as one."""


def _both(document: str, move: Callable[[str], Ref]) -> tuple[Ref, Ref]:
    """The move on the document and on its partner. What stops the partner is said with its title."""
    found = locked(document)
    partner = partner_of(found)
    if partner is None:
        raise refuse("documents.no_partner", "document", title=found.title)
    done = []
    for one in sorted((found, partner), key=lambda each: each.pk):
        try:
            done.append(move(one.public_id))
        except Refused as refused:
            raise Refused(Refusal("documents.stops_both", "", {"title": one.title}), *refused.refusals) from None
    return done[0], done[1]

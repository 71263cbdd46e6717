"""行政复议 and 行政诉讼 about a request, with their outcome; table 4 counts them."""

from datetime import date

from mingchuang.domains.disclosure import days, policies
from mingchuang.domains.disclosure.models import DisclosureRequest, Remedy
from mingchuang.domains.disclosure.steps import about, settle, take
from mingchuang.law.refusal import refuse
from mingchuang.ledger.acts import By, act
from mingchuang.ledger.ids import new_public_id
from mingchuang.ledger.record import record

OUTCOMES = ("upheld", "corrected", "other")


def _enter(
    request: DisclosureRequest, kind: str, by: By, organ: str, case_number: str, filed: date, after: Remedy | None
) -> Remedy:
    if not organ.strip():
        raise refuse("disclosure.organ_missing", "organ")
    first = after.filed_on if after else request.received_on or days.arrival(request)
    policies.day_between("filed", filed, first, by.day)
    return Remedy.objects.create(
        public_id=new_public_id(), request=request, kind=kind, after=after, organ=organ.strip(),
        case_number=case_number.strip(), filed_on=filed,
    )  # fmt: skip


@act
def record_review(
    *, by: By, request: str, organ: str, filed: date, case_number: str = "", lock_version: int | None = None
) -> str:
    """A review was applied for, of the decision or of its absence. Returns the remedy's public id."""
    found = take(request, "record_review", by, lock_version)
    remedy = _enter(found, "review", by, organ, case_number, filed, None)
    settle(found, "record_review", to=found.state)
    record("disclosure.record_review", by=by, **about(found), remedy=remedy.public_id, day=filed)
    return remedy.public_id


@act
def record_suit(
    *, by: By, request: str, court: str, filed: date, after: str = "", case_number: str = "",
    lock_version: int | None = None,
) -> str:  # fmt: skip
    """A lawsuit was filed: directly, or after the review of public id ``after``. Returns the remedy's public id."""
    found = take(request, "record_suit", by, lock_version)
    review = found.remedies.filter(public_id=after, kind="review").first() if after else None
    if after and review is None:
        raise refuse("disclosure.review_unknown", "after")
    kind = "post_suit" if review else "direct_suit"
    remedy = _enter(found, kind, by, court, case_number, filed, review)
    settle(found, "record_suit", to=found.state)
    record("disclosure.record_suit", by=by, **about(found), remedy=remedy.public_id, kind=kind, day=filed)
    return remedy.public_id


@act
def set_outcome(*, by: By, request: str, remedy: str, outcome: str, day: date, lock_version: int | None = None) -> None:
    """A review or lawsuit ended: upheld (维持), corrected (纠正) or otherwise. An outcome once set stays."""
    found = take(request, "set_outcome", by, lock_version)
    case = found.remedies.filter(public_id=remedy).first()
    if case is None:
        raise refuse("disclosure.remedy_unknown", "remedy")
    if case.outcome != "pending":
        raise refuse("disclosure.outcome_set")
    if outcome not in OUTCOMES:
        raise refuse("disclosure.outcome_missing", "outcome")
    policies.day_between("day", day, case.filed_on, by.day)
    case.outcome, case.outcome_on = outcome, day
    case.save(update_fields=["outcome", "outcome_on"])
    settle(found, "set_outcome", to=found.state)
    record("disclosure.set_outcome", by=by, **about(found), remedy=remedy, outcome=outcome, day=day)

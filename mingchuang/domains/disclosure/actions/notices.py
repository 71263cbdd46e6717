"""告知第三方: whoever refused, agreed in part or kept silent is told in writing what is disclosed all the same (条例 art.32)."""

from collections.abc import Sequence
from datetime import date

from mingchuang.domains.disclosure import correspondence, files, notices, policies
from mingchuang.domains.disclosure.models import Delivery
from mingchuang.domains.disclosure.steps import about, settle, take
from mingchuang.law.disclosure.form import DELIVERIES
from mingchuang.law.refusal import refuse
from mingchuang.ledger.acts import By, act
from mingchuang.ledger.record import record


@act
def tell_third_party(
    *, by: By, request: str, ref: str, matter: str, reasons: str, lock_version: int | None = None
) -> str:
    """Tell the third party of an inquiry what is disclosed and why, with its remedy. Returns the letter's number."""
    found = take(request, "tell_third_party", by, lock_version)
    if ref not in notices.untold(found):
        raise refuse("disclosure.nobody_to_tell", "ref")
    policies.together(*policies.written({"matter": matter, "reasons": reasons}))
    inquiry = found.inquiries.get(ref=ref)
    letter = correspondence.issue(
        found, notices.KINDS[inquiry.stance], by, ref=ref, third_party=inquiry.party, matter=matter, reasons=reasons
    )
    settle(found, "tell_third_party", to=found.state)
    record("disclosure.tell_third_party", by=by, **about(found), ref=ref, letter=letter.number, sha256=letter.sha256)
    return letter.number


@act
def deliver_notice(
    *, by: By, request: str, ref: str, way: str, day: date, proof: str = "", uploads: Sequence[files.Upload] = (),
    lock_version: int | None = None,
) -> None:  # fmt: skip
    """Record how a notice reached its third party; with it the duty of art.32 is done."""
    found = take(request, "deliver_notice", by, lock_version)
    letter = notices.letter_of(found, ref) if ref in notices.undelivered(found) else None
    if letter is None:
        raise refuse("disclosure.nobody_to_tell", "ref")
    if way not in DELIVERIES or way == "online":
        raise refuse("disclosure.delivery_missing", "way")
    policies.day_between("day", day, letter.dated, by.day)
    if way in ("mail", "in_person") and not proof.strip() and not uploads:
        raise refuse("disclosure.proof_missing", "proof")
    Delivery.objects.create(letter=letter, way=way, day=day, proof=proof.strip(), recorded_by=by.who, recorded_at=by.at)
    files.keep(found, uploads, by)
    settle(found, "deliver_notice", to=found.state)
    record("disclosure.deliver_notice", by=by, **about(found), ref=ref, way=way, day=day)

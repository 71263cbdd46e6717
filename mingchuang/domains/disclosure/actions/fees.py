"""信息处理费 (国办函〔2020〕109号): the notice and the payment."""

from datetime import date

from mingchuang.domains.disclosure import correspondence, policies
from mingchuang.domains.disclosure.models import FeeNotice
from mingchuang.domains.disclosure.steps import about, add_event, settle, take
from mingchuang.ledger.acts import By, act
from mingchuang.ledger.record import record


@act
def send_fee_notice(
    *, by: By, request: str, mode: str, quantity: int, standard: str, payment: str, lock_version: int | None = None
) -> str:
    """Ask for the fee that the law room computes from items or pages; the applicant has 20 working days. Returns its number.

    The notice counts as received on its day, as the earlier and for the applicant's term the stricter day; a later day of
    receipt is not recorded yet.
    """
    found = take(request, "send_fee_notice", by, lock_version)
    fee = policies.fee_allowed(mode, quantity, found.received_on)
    FeeNotice.objects.create(request=found, mode=mode, quantity=quantity, yuan=fee.yuan)
    add_event(found, "fee_notice_received", by.day, by)
    letter = correspondence.issue(
        found, "fee_notice", by, fee_standard=standard, fee_amount=str(fee.yuan), fee_payment=payment
    )
    settle(found, "send_fee_notice")
    record(
        "disclosure.send_fee_notice", by=by, **about(found), mode=mode, quantity=quantity, yuan=fee.yuan,
        letter=letter.number, sha256=letter.sha256,
    )  # fmt: skip
    return letter.number


@act
def record_payment(*, by: By, request: str, day: date, lock_version: int | None = None) -> None:
    """The fee was paid in full; the clock restarts on the day of payment (a reading)."""
    found = take(request, "record_payment", by, lock_version)
    notice = found.fee_notice
    policies.day_between("day", day, found.events.get(kind="fee_notice_received").day, by.day)
    notice.paid_yuan = notice.yuan
    notice.save(update_fields=["paid_yuan"])
    add_event(found, "fee_paid", day, by)
    settle(found, "record_payment")
    record("disclosure.record_payment", by=by, **about(found), day=day, yuan=notice.yuan)

"""办理: corrections and inquiries (条例 art.30, 32, 34)."""

from collections.abc import Sequence
from datetime import date

from mingchuang.domains.disclosure import correspondence, days, files, policies
from mingchuang.domains.disclosure.models import Correction, DisclosureRequest, Inquiry
from mingchuang.domains.disclosure.steps import about, add_event, iso, settle, take
from mingchuang.law.refusal import refuse
from mingchuang.ledger.acts import By, act
from mingchuang.ledger.record import record

LETTERS = {
    "third_party": "third_party_inquiry",
    "co_producer": "co_producer_inquiry",
    "other_organ": "co_producer_inquiry",
}
STANCES = ("agree", "refuse", "partly")


@act
def ask_correction(
    *,
    by: By,
    request: str,
    unclear: str,
    items: str,
    guidance: str,
    reply_until: date,
    lock_version: int | None = None,
) -> str:
    """Send the one correction notice: what is unclear, what to correct, guidance, and until when. Returns its number."""
    found = take(request, "ask_correction", by, lock_version)
    policies.correction_once(Correction.objects.filter(request=found).exists())
    policies.correction_period(by.day, reply_until)
    Correction.objects.create(request=found, what=items.strip())
    add_event(found, "correction_notice", by.day, by, until=reply_until)
    letter = correspondence.issue(
        found, "correction_notice", by,
        unclear=unclear, correction_items=items, guidance=guidance, reply_until=reply_until,
    )  # fmt: skip
    settle(found, "ask_correction")
    record(
        "disclosure.ask_correction",
        by=by,
        **about(found),
        until=reply_until,
        letter=letter.number,
        sha256=letter.sha256,
    )
    return letter.number


@act
def record_correction(
    *,
    by: By,
    request: str,
    text: str,
    received: date | None = None,
    late_reason: str = "",
    uploads: Sequence[files.Upload] = (),
    lock_version: int | None = None,
) -> None:
    """The correction came in, from the applicant's own page or by any channel; the clock restarts on that day (art.30).

    One that comes late, before anybody has acted on the lapse, needs its good reason and is marked late.
    """
    found = take(request, "record_correction", by, lock_version)
    notice = found.events.get(kind="correction_notice")
    day = (received or by.day) if by.person else by.day
    policies.day_between("received", day, notice.day, by.day)
    if not text.strip() and not uploads:
        raise refuse("disclosure.correction_empty", "text")
    late = notice.until is not None and day > notice.until
    if late and not late_reason.strip():
        raise refuse("disclosure.late_without_reason", "late_reason", until=notice.until)
    correction = found.correction
    correction.answer, correction.late, correction.late_reason = text.strip(), late, late_reason.strip()
    correction.save(update_fields=["answer", "late", "late_reason"])
    files.keep(found, uploads, by)
    add_event(found, "correction_received", day, by, good_reason=late)
    settle(found, "record_correction")
    record("disclosure.record_correction", by=by, **about(found), day=day, late=late)


@act
def start_inquiry(
    *, by: By, request: str, recipient: str, party: str, matter: str, contact: str = "", lock_version: int | None = None
) -> str:
    """Ask a third party, a co-producer or another organ in writing; the time until its answer is not counted (art.33(3)).

    The applicant gets a notice of it where a third party is asked, without its name.
    Returns the reference of the inquiry within the request: A, B, C …
    """
    found = take(request, "start_inquiry", by, lock_version)
    if recipient not in LETTERS:
        raise refuse("disclosure.recipient_missing", "recipient")
    for field, text in (("party", party), ("matter", matter)):
        if not text.strip():
            raise refuse(f"disclosure.{field}_missing", field)
    ref = _next_ref(found.inquiries.count())
    Inquiry.objects.create(
        request=found, ref=ref, recipient=recipient, party=party.strip(), contact=contact.strip(), matter=matter.strip()
    )
    add_event(found, "inquiry_sent", by.day, by, ref=ref, recipient=recipient)
    addressee = "third_party" if recipient == "third_party" else "co_producer"
    letter = correspondence.issue(found, LETTERS[recipient], by, ref=ref, matter=matter, **{addressee: party})
    if recipient == "third_party":
        correspondence.issue(found, "inquiry_notice", by, ref=ref, inquiry_sent=by.day)
    settle(found, "start_inquiry")
    record(
        "disclosure.start_inquiry", by=by, **about(found), ref=ref, recipient=recipient, letter=letter.number,
        sha256=letter.sha256,
    )  # fmt: skip
    return ref


def _next_ref(count: int) -> str:
    return chr(ord("A") + count) if count < 26 else f"A{count - 25}"


def _inquiry(request: DisclosureRequest, ref: str) -> tuple[Inquiry, date]:
    """The open inquiry of this reference and the day it was sent."""
    inquiry = Inquiry.objects.filter(request=request, ref=ref, stance="").first()
    if inquiry is None:
        raise refuse("disclosure.inquiry_unknown", "ref")
    return inquiry, request.events.get(kind="inquiry_sent", ref=ref).day


@act
def record_delivery(*, by: By, request: str, ref: str, day: date, lock_version: int | None = None) -> None:
    """The inquiry reached its addressee: its 15 working days run from here."""
    found = take(request, "record_delivery", by, lock_version)
    _, sent = _inquiry(found, ref)
    policies.day_between("day", day, sent, by.day)
    if found.events.filter(kind="inquiry_delivered", ref=ref).exists():
        raise refuse("disclosure.delivered_already", "day")
    add_event(found, "inquiry_delivered", day, by, ref=ref)
    settle(found, "record_delivery")
    record("disclosure.record_delivery", by=by, **about(found), ref=ref, day=day)


@act
def record_opinion(
    *, by: By, request: str, ref: str, day: date, stance: str, opinion: str = "", lock_version: int | None = None
) -> None:
    """The addressee's opinion came in: agrees, refuses or agrees to a part; the pause of this inquiry ends."""
    found = take(request, "record_opinion", by, lock_version)
    inquiry, sent = _inquiry(found, ref)
    policies.day_between("day", day, sent, by.day)
    if stance not in STANCES:
        raise refuse("disclosure.stance_missing", "stance")
    inquiry.stance, inquiry.opinion = stance, opinion.strip()
    inquiry.save(update_fields=["stance", "opinion"])
    add_event(found, "opinion_received", day, by, ref=ref)
    settle(found, "record_opinion", to=_after_inquiry(found))
    record("disclosure.record_opinion", by=by, **about(found), ref=ref, day=day, stance=stance)


@act
def record_silence(*, by: By, request: str, ref: str, lock_version: int | None = None) -> None:
    """No opinion came within 15 working days: a third party's silence leaves the decision to the organ, a co-producer's is
    consent (art.32, 34). The pause has ended on its own; this closes the inquiry."""
    found = take(request, "record_silence", by, lock_version)
    inquiry, _ = _inquiry(found, ref)
    policies.lapsed(days.reply_by(found, ref), by.day)
    inquiry.stance = "silent"
    inquiry.save(update_fields=["stance"])
    settle(found, "record_silence", to=_after_inquiry(found))
    record("disclosure.record_silence", by=by, **about(found), ref=ref, days=iso([days.reply_by(found, ref)]))


def _after_inquiry(request: DisclosureRequest) -> str:
    return "inquiring" if Inquiry.objects.filter(request=request, stance="").exists() else "in_hand"

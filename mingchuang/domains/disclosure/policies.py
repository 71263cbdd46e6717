"""May the act happen now? States come from the law's table; days and earlier acts are asked here."""

from datetime import date

from mingchuang.law import fees
from mingchuang.law.disclosure import moves
from mingchuang.law.disclosure.decisions import available, decision
from mingchuang.law.disclosure.letters import FACTS
from mingchuang.law.refusal import Refusal, Refused, refuse

from .models import DisclosureRequest

EXTENSION_LIMIT = 20  # working days in total: 条例 art.33(2)
SUBJECT_LENGTH = 120
LAPSED = ("D41", "D42")  # never drafted: they follow from a term that ran out
_ORDER = ("posted", "submitted", "arrived", "signed", "forwarded_to_foi_office", "confirmed")


def require_state(request: DisclosureRequest, act: str) -> None:
    """Refuse an act that the law's table does not know in this state."""
    if not moves.may(act, request.state):
        state, wanted = moves.STATES[request.state], moves.ACTS[act]
        raise refuse(
            "disclosure.not_now", "", state={"zh": state.zh, "en": state.en}, act={"zh": wanted.zh, "en": wanted.en}
        )


def receipt_dates(dates: dict[str, date], needed: str, today: date) -> list[Refusal]:
    """Reasons why these receipt dates are impossible: one is missing, lies ahead, or comes before the one it follows."""
    found = []
    if needed not in dates:
        found.append(Refusal("disclosure.date_missing", needed))
    found += [Refusal("disclosure.date_ahead", name, {"day": day}) for name, day in dates.items() if day > today]
    known = [(name, dates[name]) for name in _ORDER if name in dates]
    for (_, before), (name, day) in zip(known, known[1:], strict=False):
        if day < before:
            found.append(Refusal("disclosure.date_before", name, {"day": day, "before": before}))
    return found


def day_between(field: str, day: date, first: date | None, last: date) -> None:
    """Refuse a day that lies ahead or before the act it answers."""
    if day > last:
        raise refuse("disclosure.date_ahead", field, day=day)
    if first is not None and day < first:
        raise refuse("disclosure.date_before", field, day=day, before=first)


def subject_line(subject: str) -> list[Refusal]:
    """Reasons against a subject line: it is too long."""
    length = len(subject.strip())
    if length > SUBJECT_LENGTH:
        return [Refusal("disclosure.too_long", "subject", {"length": length, "limit": SUBJECT_LENGTH})]
    return []


def reason_given(reason: str) -> None:
    """What is put right is put right for a reason, kept beside it."""
    if not reason.strip():
        raise refuse("disclosure.amend_reason_missing", "reason")


def written(texts: dict[str, str]) -> list[Refusal]:
    """Reasons against a letter: texts of it that are empty."""
    return [
        Refusal("letters.fact_missing", name, {"fact": FACTS[name].zh, "fact_en": FACTS[name].en})
        for name, text in texts.items()
        if not text.strip()
    ]


def correction_once(already: bool) -> None:
    """Only one correction notice may be given (条例 art.30: 一次性告知)."""
    if already:
        raise refuse("disclosure.corrected_once")


def correction_period(day: date, until: date) -> None:
    """The period for a correction is reasonable: it ends after the notice, within a year."""
    if until <= day:
        raise refuse("disclosure.period_over", "reply_until", day=day)
    if (until - day).days > 365:
        raise refuse("disclosure.period_too_long", "reply_until")


def extension(working_days: int, agreed: int, today: date, due: date | None) -> None:
    """At most 20 working days in total, and before the term has run out (design: the law does not say)."""
    if not 1 <= working_days <= EXTENSION_LIMIT - agreed:
        left = EXTENSION_LIMIT - agreed
        raise refuse("disclosure.extension_too_long", "working_days", left=left)
    if due is None:
        raise refuse("disclosure.no_term_yet")
    if today > due:
        raise refuse("disclosure.term_over", "", due=due)


def delay(until: date, today: date, due: date | None) -> None:
    """The day an answer is put off to (条例 art.35: a reasonable period): after the term, within a year, while it runs."""
    if due is None:
        raise refuse("disclosure.no_term_yet")
    if today > due:
        raise refuse("disclosure.term_over", "", due=due)
    if until <= due:
        raise refuse("disclosure.delay_too_short", "until", due=due)
    if (until - today).days > 365:
        raise refuse("disclosure.period_too_long", "until")


def two_hands(person_id: int | None, *others: int | None) -> None:
    """Who proposed, drafted or handled cannot agree or sign."""
    if person_id is not None and person_id in others:
        raise refuse("disclosure.same_hand")


def draftable(code: str, today: date, corrected: bool) -> None:
    """A decision that may be drafted on a day; D24 needs a correction that came, D41 and D42 follow from their terms."""
    if code in LAPSED:
        raise refuse("disclosure.code_by_lapse", "code")
    kind = decision(code)
    if kind not in available(today):
        raise refuse("disclosure.code_not_yet", "code", first=kind.first_day)
    if code == "D24" and not corrected:
        raise refuse("disclosure.not_corrected", "code")


def lapsed(until: date | None, today: date) -> date:
    """The last day of a term that has run out; refuses while it runs."""
    if until is None or today <= until:
        raise refuse("disclosure.term_runs", "", until=until or today)
    return until


def fee_allowed(mode: str, quantity: int, received: date | None) -> fees.Fee:
    """The fee of a request; refuses where none may be asked or nothing is to be paid (国办函〔2020〕109号)."""
    fee = fees.fee(mode, quantity, received)
    if not fee.chargeable or fee.yuan == 0:
        raise refuse("disclosure.no_fee", "quantity")
    return fee


def together(*found: Refusal) -> None:
    """Refuse with every reason at once, if there is one."""
    if found:
        raise Refused(*found)

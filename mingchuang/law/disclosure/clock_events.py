"""What happened to a request, as the clock needs it: events in order, and the refusal of an impossible history."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType

from mingchuang.law.refusal import refuse

CHANNELS: Mapping[str, str] = MappingProxyType(
    {
        # channel → the event whose day is day 0 (条例 art. 31; web and e-mail: reading "receipt")
        "in_person": "submitted",
        "oral": "submitted",
        "registered_mail": "signed",
        "ordinary_mail": "confirmed",
        "fax": "confirmed",
        "web": "submitted",
        "email": "submitted",
    }
)
CHANNEL_LABELS: Mapping[str, Mapping[str, str]] = MappingProxyType(
    {
        "in_person": {"zh": "当面提交", "en": "in person"},
        "oral": {"zh": "口头提出", "en": "orally"},
        "registered_mail": {"zh": "挂号信、特快专递", "en": "registered or express mail"},
        "ordinary_mail": {"zh": "平常信函", "en": "ordinary mail"},
        "fax": {"zh": "传真", "en": "fax"},
        "web": {"zh": "网上提交", "en": "web form"},
        "email": {"zh": "电子邮件", "en": "e-mail"},
    }
)
EVENT_TYPES: Mapping[str, Mapping[str, str]] = MappingProxyType(
    {
        "submitted": {"zh": "提交", "en": "submitted"},
        "posted": {"zh": "寄出", "en": "posted"},
        "arrived": {"zh": "到达", "en": "arrived"},
        "signed": {"zh": "签收", "en": "signed for"},
        "confirmed": {"zh": "双方确认", "en": "confirmed by both sides"},
        "forwarded_to_foi_office": {"zh": "转到公开工作机构", "en": "forwarded to the openness office"},
        "correction_notice": {"zh": "补正告知", "en": "correction notice"},
        "correction_received": {"zh": "收到补正", "en": "correction received"},
        "inquiry_sent": {"zh": "发出征求意见函", "en": "inquiry sent"},
        "inquiry_delivered": {"zh": "征求意见函送达", "en": "inquiry delivered"},
        "opinion_received": {"zh": "收到意见", "en": "opinion received"},
        "extension": {"zh": "延长答复期限", "en": "extension"},
        "fee_notice_received": {"zh": "申请人收到收费通知", "en": "fee notice received"},
        "fee_paid": {"zh": "缴费", "en": "fee paid"},
        "answered": {"zh": "答复", "en": "answered"},
        "withdrawn": {"zh": "撤回申请", "en": "withdrawn"},
        "delayed_to": {"zh": "合理延迟答复", "en": "answer delayed"},
    }
)
Day = date
RECEIPT = ("submitted", "posted", "arrived", "signed", "confirmed", "forwarded_to_foi_office")
# The order in which a request can reach the office; forwarding may come at any time.
_RECEIPT_ORDER = ("posted", "arrived", "signed", "confirmed")
ENDS = ("answered", "withdrawn")
# An opinion or a proof of delivery may still come in after the answer; nothing else may.
_AFTER_END = (*RECEIPT, "inquiry_delivered", "opinion_received", *ENDS)
INQUIRY_TO = ("third_party", "co_producer", "other_organ")


@dataclass(frozen=True, slots=True)
class Event:
    """One thing that happened on one day. Only the keys of its type matter.

    ``ref``, ``to``: of an inquiry; ``working_days``: of an extension; ``reply_until``: of a notice; ``until``: of a delay,
    ``good_reason``: a late correction or payment that has a good reason (条例 art. 30).
    """

    type: str
    date: date
    ref: str = ""
    to: str = "third_party"
    working_days: int = 0
    reply_until: Day | None = None
    until: Day | None = None
    good_reason: bool = False


@dataclass(frozen=True, slots=True)
class History:
    """The events of one request up to the day asked about, checked and sorted by type."""

    channel: str
    first: Mapping[str, Event]
    all: tuple[Event, ...]
    today: date

    def of(self, kind: str) -> list[Event]:
        return [event for event in self.all if event.type == kind]

    def day(self, kind: str) -> date | None:
        event = self.first.get(kind)
        return event.date if event else None


def history(channel: str, events: Iterable[Event], as_of: date | None = None) -> History:
    """The checked history of a request up to ``as_of`` (else its last event). Later events are not known yet.

    Refuses an unknown channel or event, and receipt dates that cannot follow each other.
    """
    if channel not in CHANNELS:
        raise refuse("clock.channel_unknown", "channel", channels=list(CHANNELS))
    ordered = sorted(events, key=_by_day)
    for event in ordered:
        if event.type not in EVENT_TYPES:
            raise refuse("clock.event_unknown", "events", type=event.type, types=list(EVENT_TYPES))
    if as_of is not None and ordered and as_of < ordered[0].date:
        raise refuse("clock.as_of_too_early", "as_of", as_of=as_of)
    known = tuple(event for event in ordered if as_of is None or event.date <= as_of)
    first: dict[str, Event] = {}
    for event in known:
        first.setdefault(event.type, event)
    if not any(kind in first for kind in RECEIPT):
        raise refuse("clock.no_receipt", "events")
    _check_receipt(first)
    _check_end(first, known)
    return History(channel, first, known, as_of or known[-1].date)


def _by_day(event: Event) -> date:
    return event.date


def _check_receipt(first: Mapping[str, Event]) -> None:
    """A letter cannot arrive before it was posted; nothing is confirmed before it came in."""
    seen = [first[kind] for kind in _RECEIPT_ORDER if kind in first]
    if "submitted" in first and "confirmed" in first:
        seen = [first["submitted"], *(event for event in seen if event.type == "confirmed")]
    for earlier, later in zip(seen, seen[1:], strict=False):
        if later.date < earlier.date:
            raise refuse(
                "clock.receipt_out_of_order",
                "events",
                earlier=EVENT_TYPES[earlier.type],
                earlier_day=earlier.date,
                later=EVENT_TYPES[later.type],
                later_day=later.date,
            )


def _check_end(first: Mapping[str, Event], known: tuple[Event, ...]) -> None:
    """Nothing moves a request that is closed."""
    ended = [first[kind] for kind in ENDS if kind in first]
    if len(ended) == 2:
        raise refuse("clock.answered_and_withdrawn", "events")
    for event in known if ended else ():
        if event.date > ended[0].date and event.type not in _AFTER_END:
            raise refuse(
                "clock.after_end", "events", event=EVENT_TYPES[event.type], day=event.date, ended=ended[0].date
            )


def check_after_receipt(past: History, day0: date) -> None:
    """Nothing but receipt itself may lie before day 0."""
    for event in past.all:
        if event.date >= day0:
            return
        if event.type not in RECEIPT:
            raise refuse("clock.before_receipt", "events", event=EVENT_TYPES[event.type], day=event.date, day0=day0)

"""What of a request may be put right, and what a putting right would do to a report that is public."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date

from mingchuang.law.annual_report import format_for
from mingchuang.law.disclosure.clock_events import RECEIPT
from mingchuang.law.refusal import refuse
from mingchuang.law.tally import Request, rows_of

from .models import Delivery, DisclosureRequest, Event

# Days that staff write down. The day of a letter (a notice, an inquiry, an extension) is the letter's date and stands.
WRITTEN_DOWN = (
    *RECEIPT, "correction_received", "inquiry_delivered", "opinion_received", "fee_notice_received", "fee_paid",
    "answered", "withdrawn",
)  # fmt: skip
FIRST_YEAR = 2019  # of the formats of the annual report


def amendable(request: DisclosureRequest) -> Iterator[Event]:
    """The events whose day a member of staff wrote down and may have written down wrongly, in the order of days.

    What came in by the applicant's own page, and a reply handed over on it, has the system's moment: nobody typed it.
    """
    typed = [e for e in request.events.all() if e.kind in WRITTEN_DOWN and e.recorded_by_id is not None]
    for event in typed:
        if event.kind != "answered" or (reply := first_delivery(request)) is None or reply.way != "online":
            yield event


def first_delivery(request: DisclosureRequest) -> Delivery | None:
    """The delivery that answered the request."""
    return Delivery.objects.filter(letter__request=request, letter__kind="reply", letter__ref="").order_by("id").first()


def key(event: Event) -> str:
    """The name of an event within its request: its kind, and the reference of its inquiry."""
    return f"{event.kind}/{event.ref}" if event.ref else event.kind


@dataclass(frozen=True)
class Counted:
    """What the annual report reads of a request."""

    kind: str
    received: date | None
    code: str | None
    closed: date | None
    paid: date | None

    def in_year(self, year: int) -> tuple[object, ...]:
        """Where a year's report counts the request, and whether its fee."""
        paid = self.paid is not None and self.paid.year == year
        if self.received is None:
            return (paid,)
        one = Request("", self.kind, self.received, self.code, self.closed)
        return (self.kind, rows_of(format_for(year), year, one), paid)


def counted(request: DisclosureRequest) -> Counted:
    """How the report counts the request as it now stands."""
    decision = getattr(request, "decision", None) if request.closed_on else None
    paid = request.events.filter(kind="fee_paid").values_list("day", flat=True).first()
    return Counted(
        request.applicant_kind, request.received_on, decision.code if decision else None, request.closed_on, paid
    )


def require_known(before: Counted, after: Counted, released: Collection[int], known: bool) -> list[int]:
    """The released years whose figures no longer agree with the records; refuses until whoever amends says they know.

    The record follows the truth and the released report stays as it was released: it is put right by an edition of its own.
    """
    moved = sorted(
        year for year in released if year >= FIRST_YEAR and before.in_year(year) != after.in_year(year)
    )  # fmt: skip
    if moved and not known:
        raise refuse("disclosure.year_released", "known", years="、".join(str(year) for year in moved))
    return moved

"""The new decision of a request that is under way, and its term."""

from datetime import date

from mingchuang.law.calendar import Calendar
from mingchuang.law.disclosure.redecision import redecision_due

from . import days
from .models import DisclosureRequest, Redecision


def under_way(request: DisclosureRequest) -> Redecision | None:
    """The new decision that was ordered and has not gone out, None when there is none."""
    return next((one for one in request.redecisions.all() if one.answered_on is None), None)


def due(one: Redecision, current: Calendar, choices: days.Choices | None = None) -> date | None:
    """Until when it is due, by the readings its agency had chosen when the order came."""
    chosen = (choices or days.Choices(one.request.agency_id)).on(one.received_on)
    return redecision_due(one.received_on, one.stated_until, current, chosen)


def order_of(one: Redecision) -> str:
    """The order as the letter names it: organ, kind and number."""
    kind = "行政复议决定" if one.remedy.kind == "review" else "生效裁判"
    number = f"（{one.remedy.case_number}）" if one.remedy.case_number else ""
    return f"{one.remedy.organ}的{kind}{number}"


def reference(one: Redecision) -> str:
    """The reference of its letter among the replies of the request; the first reply has none."""
    return str(one.number)

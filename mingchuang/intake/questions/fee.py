"""``fee``: what may be charged for a month's items or a request's pages (国办函〔2020〕109号)."""

from datetime import date
from typing import Any

from mingchuang.intake.questions.values import day, need, whole
from mingchuang.law import fees
from mingchuang.law.refusal import refuse


def answer(question: dict[str, Any]) -> dict[str, Any]:
    """``{"mode":"items","month","count"}`` or ``{"mode":"pages","pages"}`` → yuan, chargeable and the steps.

    ``received`` decides whether a fee may be asked; without it the first day of the month does, and without a month it may.
    """
    mode = need(question, "mode")
    received = day(question, "received")
    if mode == "items":
        units = whole(question, "count")
        received = received or _month(question.get("month"))
    else:
        units = whole(question, "pages") if mode == "pages" else 0
    result = fees.fee(mode, units, received)
    return {
        "yuan": result.yuan,
        "chargeable": result.chargeable,
        "article": fees.ARTICLE,
        "pay_within_working_days": fees.PAYMENT_WORKING_DAYS,
        "steps": [
            {"from": step.first, "to": step.last, "units": step.units, "rate": step.rate, "yuan": step.yuan}
            for step in result.steps
        ],
    }


def _month(value: Any) -> date | None:
    """The first day of a month written 2023-05."""
    if value is None:
        return None
    try:
        return date.fromisoformat(f"{value}-01")
    except ValueError:
        raise refuse("questions.month_wrong", "month", value=value) from None

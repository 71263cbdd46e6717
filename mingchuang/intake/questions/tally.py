"""``tally``: table 3 of a year, counted from requests."""

from typing import Any

from mingchuang.intake.questions.values import day, need, records, whole
from mingchuang.law.annual_report import format_by_id
from mingchuang.law.refusal import refuse
from mingchuang.law.tally import Request, tally


def answer(question: dict[str, Any]) -> dict[str, Any]:
    """``{"format","year","requests":[…]}`` → ``{"T3":{row id:[7 numbers]}}``.

    A request counts under ``principal_kind`` when an agent made it; one with ``redecision_of`` is no request of its own.
    """
    fmt, year = format_by_id(need(question, "format")), whole(question, "year")
    requests = [_request(entry, place) for place, entry in enumerate(records(question, "requests"), 1)]
    counted = [request for request in requests if request is not None]
    seen: set[str] = set()
    for request in counted:
        if request.no in seen:
            raise refuse("tally.number_twice", "no", no=request.no)
        seen.add(request.no)
    return {"format": fmt.id, "year": year, "T3": tally(fmt, year, counted)}


def _request(entry: dict[str, Any], place: int) -> Request | None:
    if entry.get("redecision_of"):
        return None
    received = day(entry, "received")
    if received is None:
        raise refuse("questions.field_missing", "received", name="received")
    return Request(
        no=str(entry.get("no") or f"#{place}"),
        applicant_kind=str(entry.get("principal_kind") or need(entry, "applicant_kind")),
        received=received,
        decision=entry.get("decision"),
        decided=day(entry, "decided"),
    )

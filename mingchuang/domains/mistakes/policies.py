"""May it happen now: the state of a mistake, and how often one reader and one document are heard."""

from datetime import datetime, timedelta

from mingchuang.law.refusal import Refusal, Refused, refuse

from .models import Mistake
from .states import MOVES, NAMES, State

HOUR, DAY = timedelta(hours=1), timedelta(days=1)
MOST_OF_ONE_SOURCE = 5
"""Reports an hour from one network address."""
MOST_OF_ONE_DOCUMENT = 40
"""Reports a day about one document, from anywhere."""
LONGEST = {"passage": 500, "remark": 1000, "contact": 100}


def check(move: str, mistake: Mistake) -> State:
    """The state that the act leads to; refused when it is decided already."""
    starts, end = MOVES[move]
    if State(mistake.state) not in starts:
        zh, en = NAMES[State(mistake.state)]
        raise refuse("mistakes.decided", state={"zh": zh, "en": en})
    return end


def check_words(words: dict[str, str]) -> None:
    """Refuse a report that says nothing or more than can be read."""
    found = [
        Refusal("mistakes.too_long", name, {"length": len(text), "longest": LONGEST[name]})
        for name, text in words.items()
        if len(text) > LONGEST[name]
    ]
    if not words["remark"]:
        found.append(Refusal("mistakes.remark_missing", "remark"))
    if found:
        raise Refused(*found)


def check_pace(source: str, document: int, at: datetime) -> None:
    """Refuse what comes too fast: from one address, or about one document."""
    since_hour, since_day = at - HOUR, at - DAY
    if source and Mistake.objects.filter(source=source, reported_at__gt=since_hour).count() >= MOST_OF_ONE_SOURCE:
        raise refuse("mistakes.too_many_from_you", most=MOST_OF_ONE_SOURCE)
    if Mistake.objects.filter(document=document, reported_at__gt=since_day).count() >= MOST_OF_ONE_DOCUMENT:
        raise refuse("mistakes.too_many_of_document")

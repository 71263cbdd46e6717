"""Months of days: what counts, what does not, and why."""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

from mingchuang.look.stories import Story, say
from mingchuang.look.values import DayCell


def _term() -> Mapping[str, Any]:
    first = date(2026, 9, 18)
    tones = {0: "quiet", 2: "worked", 7: "holiday", 13: "holiday", 22: "worked", 10: "paused", 11: "paused"}
    cells = []
    for offset in range(26):
        day = first + timedelta(days=offset)
        tone = tones.get(offset, "rest" if day.weekday() >= 5 else "counts")
        note = {"holiday": say("放假", "Off"), "worked": say("上班", "Worked"), "paused": say("不计", "Paused")}
        cells.append(DayCell(day, note.get(tone, ""), tone, mark=offset in (0, 25)))
    return {"cells": cells}


STORIES = [
    Story("a term", "{% month_grid cells %}", _term),
    Story("no days", "{% month_grid cells %}", lambda: {"cells": []}),
]

"""Questions to the law room: a JSON object in, a JSON object out, the same for the command line and the API.

Each kind is a module here with ``answer(question: dict) -> dict``. ``answer`` of this package finds it, lays the calendar the
question writes down over the one given, and hands the rest on.
"""

from importlib import import_module
from importlib.util import find_spec
from typing import Any

from mingchuang.law.calendar import Calendar, packaged, stated
from mingchuang.law.readings import choose
from mingchuang.law.refusal import refuse

from .values import choices

_NAMES = ("clock", "term", "fee", "decision", "tally", "reconcile")
KINDS = {name: f"{__name__}.{name}" for name in _NAMES}


def kinds() -> list[str]:
    """The kinds of question that can be answered."""
    return [kind for kind, module in KINDS.items() if find_spec(module)]


def answer(kind: str, question: Any, calendar: Calendar | None = None) -> dict[str, Any]:
    """The answer to one question. ``calendar``: the installation's; the packaged one when it is not given.

    Refuses an unknown kind and whatever the kind itself refuses.
    """
    if kind not in kinds():
        raise refuse("questions.kind_unknown", "kind", kind=kind, kinds=kinds())
    if not isinstance(question, dict):
        raise refuse("questions.not_json", "question")
    choose(choices(question))
    return import_module(KINDS[kind]).answer({**question, "calendar": calendar_of(question, calendar)})


def calendar_of(question: dict[str, Any], base: Calendar | None = None) -> Calendar:
    """The calendar a question is to be counted with: a ``Calendar``, one written down in it, or the base."""
    written = question.get("calendar")
    if isinstance(written, Calendar):
        return written
    base = base or packaged()
    return base if written is None else stated(written, base)

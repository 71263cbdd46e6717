"""The law room over HTTP: the questions of ``mingchuang law``, counted with the installation's own calendar."""

import json
from typing import Any

from django.http import HttpRequest, HttpResponse

from mingchuang.domains.calendars.queries import calendar
from mingchuang.intake.questions import answer, kinds
from mingchuang.law.readings import readings
from mingchuang.law.refusal import Refused, refuse

from .answers import api, as_json, refusals

LARGEST = 1_000_000
MOST_QUESTIONS = 20


@api("POST")
def ask(request: HttpRequest, kind: str) -> HttpResponse | dict[str, Any]:
    """One question or a list of at most twenty; a refused one stands in the list as its refusal."""
    if kind not in kinds():
        raise refuse("questions.kind_unknown", "kind", kind=kind, kinds=kinds())
    asked = _body(request)
    if isinstance(asked, dict):
        return answer(kind, asked, calendar())
    if len(asked) > MOST_QUESTIONS:
        raise refuse("questions.too_many", "question", most=MOST_QUESTIONS)
    known = calendar()
    answers, refused_any = [], False
    for question in asked:
        try:
            answers.append(answer(kind, question, known))
        except Refused as refused:
            refused_any = True
            answers.append({"refused": refusals(refused)})
    return as_json(answers, 400 if refused_any else 200)


@api("GET")
def due(request: HttpRequest) -> dict[str, Any]:
    """``?start=2026-12-18&days=20[&unit=working|calendar]`` or ``&months=6``; the last day also stands as ``due``."""
    question: dict[str, Any] = {name: request.GET[name] for name in ("start", "unit") if name in request.GET}
    question |= {name: _whole(request.GET[name]) for name in ("days", "months") if name in request.GET}
    found = answer("term", question, calendar())
    return {**found, "due": found["last_day"]}


@api("GET")
def list_readings(request: HttpRequest) -> list[dict[str, Any]]:  # noqa: ARG001
    """The disputed readings with their values, default, reason and article."""
    return [
        {
            "name": one.name,
            "zh": one.zh,
            "en": one.en,
            "values": {value: dict(meaning) for value, meaning in one.values.items()},
            "default": one.default,
            "why": one.why,
            "article": one.article,
        }
        for one in readings().values()
    ]


def _body(request: HttpRequest) -> dict[str, Any] | list[Any]:
    length = request.headers.get("Content-Length") or "0"
    if not length.isdecimal() or int(length) > LARGEST:
        raise refuse("questions.too_large", "question", kilobytes=LARGEST // 1000)
    try:
        asked = json.loads(request.read(LARGEST + 1))
    except (ValueError, RecursionError):
        asked = None
    if not isinstance(asked, dict | list):
        raise refuse("questions.not_json", "question")
    return asked


def _whole(text: str) -> int | str:
    """A number if it is one; what is none is refused by the question itself."""
    return int(text) if text.isascii() and text.isdecimal() and len(text) < 10 else text

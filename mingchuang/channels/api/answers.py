"""How the machine face answers: JSON, a refusal with its sentences, no cookie, no session."""

import json
from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.views.decorators.csrf import csrf_exempt

from mingchuang.law.refusal import Refused
from mingchuang.look.sentences import sentence

# Refusals of what the address itself names; every other unknown name is a wrong question.
MISSING = frozenset({"questions.kind_unknown", "agencies.unknown", "documents.unknown"})


def api(*methods: str) -> Callable[[Callable[..., Any]], Callable[..., HttpResponse]]:
    """Make a view of the API from a function that returns a value. A refusal is 400, or 404 for what does not exist."""

    def wrap(view: Callable[..., Any]) -> Callable[..., HttpResponse]:
        @csrf_exempt
        @wraps(view)
        def answered(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
            if request.method not in (*methods, "HEAD", "OPTIONS"):
                return _headed(as_json({"allowed": list(methods)}, 405), methods)
            if request.method == "OPTIONS":
                return _headed(HttpResponse(status=204), methods)
            try:
                answer = view(request, *args, **kwargs)
            except Refused as refused:
                answer = as_json({"refused": refusals(refused)}, _status(refused))
            return _headed(answer if isinstance(answer, HttpResponse) else as_json(answer), methods)

        return answered

    return wrap


def as_json(value: Any, status: int = 200) -> HttpResponse:
    """A value as JSON text in UTF-8."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return HttpResponse(text, content_type="application/json; charset=utf-8", status=status)


def refusals(refused: Refused) -> list[dict[str, str]]:
    """Every reason with its code, the field it concerns and its sentence in both languages."""
    return [
        {
            "code": one.code,
            "field": one.field,
            "zh": sentence(one, "zh-hans"),
            "en": sentence(one, "en"),
        }
        for one in refused.refusals
    ]


def _status(refused: Refused) -> int:
    codes = [refusal.code for refusal in refused.refusals]
    return 404 if MISSING.issuperset(codes) else 400


def _headed(answer: HttpResponse, methods: tuple[str, ...]) -> HttpResponse:
    """Public data without credentials: any page may read it."""
    answer.headers["Access-Control-Allow-Origin"] = "*"
    answer.headers["Access-Control-Allow-Methods"] = ", ".join(methods)
    answer.headers["Access-Control-Allow-Headers"] = "Content-Type"
    answer.headers["X-Content-Type-Options"] = "nosniff"
    if answer.status_code == 405:
        answer.headers["Allow"] = ", ".join(methods)
    return answer

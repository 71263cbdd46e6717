"""The pattern page: what the design system has, for those who build pages with it."""

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.safestring import SafeString

from mingchuang.look.stories import components
from mingchuang.look.values import Link


@dataclass(frozen=True)
class Shown:
    """One story rendered in both languages, with the line that makes it."""

    state: str
    template: str
    zh: SafeString
    en: SafeString


def patterns(request: HttpRequest) -> HttpResponse:
    """Every component in every state; ``?component=name`` shows one."""
    wanted = request.GET.get("component", "")
    shown = {
        name: [
            Shown(one.state, one.template, one.rendered("zh-hans", request), one.rendered("en", request))
            for one in many
        ]
        for name, many in components().items()
        if wanted in ("", name)
    }
    contents = [Link(name, f"#pattern-{name}") for name in shown]
    return render(request, "look/layouts/patterns.html", {"components": shown, "contents": contents})

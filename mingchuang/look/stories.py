"""Stories: every component in every state, told in both languages on the pattern page (``/look/patterns``)."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import Any

from django.template import Context, Template
from django.utils import translation
from django.utils.safestring import SafeString

from mingchuang.look.dates import spoken_language

COMPONENTS = Path(__file__).resolve().parent / "components"


def say(zh: str, en: str) -> str:
    """Sample text in the language being shown."""
    return en if spoken_language() == "en" else zh


@dataclass(frozen=True)
class Story:
    """One state of a component: what it shows, the template line that makes it, the values it is given."""

    state: str
    template: str
    values: Callable[[], Mapping[str, Any]] = dict

    def rendered(self, language: str, request: object = None) -> SafeString:
        """The component as a reader of this language sees it."""
        with translation.override(language):
            text = "{% load look i18n %}" + self.template
            return Template(text).render(Context({**self.values(), "request": request}))


def components() -> dict[str, list[Story]]:
    """Component name → its stories, by name."""
    found = {}
    for path in sorted(COMPONENTS.glob("*/stories.py")):
        module = import_module(f"mingchuang.look.components.{path.parent.name}.stories")
        found[path.parent.name] = list(module.STORIES)
    return found

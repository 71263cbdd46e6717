"""The sentence for a refusal. Each stands once, in the ``sentences.yaml`` of the room that refuses."""

import re
from collections.abc import Mapping
from datetime import date
from functools import cache
from pathlib import Path

import yaml
from django.utils.translation import get_language

from mingchuang.law.refusal import Refusal, Refused
from mingchuang.look.dates import long_day

_TITLED = re.compile(r"《\{(\w+)\}》")
PACKAGE = Path(__file__).resolve().parent.parent


class SentenceMissing(LookupError):
    """A room refused with a code for which it has written no sentence: a fault of the room."""


@cache
def catalogue() -> dict[str, dict[str, str]]:
    """All sentences of all rooms: code → {"zh": …, "en": …}. A code that stands twice is an error."""
    found: dict[str, dict[str, str]] = {}
    for path in sorted(PACKAGE.rglob("sentences.yaml")):
        for code, texts in (yaml.safe_load(path.read_text(encoding="utf8")) or {}).items():
            if code in found:
                raise ValueError(f"the sentence of {code} stands twice, also in {path}")
            found[code] = texts
    return found


def sentence(refusal: Refusal, language: str | None = None) -> str:
    """What is wrong and what to do, in the language of the page (``zh-hans`` or ``en``) or the one given."""
    spoken = "en" if (language or get_language() or "zh-hans").startswith("en") else "zh"
    texts = catalogue().get(refusal.code)
    if texts is None:
        raise SentenceMissing(refusal.code)
    facts = _Facts(refusal.facts, spoken)
    for name in _TITLED.findall(texts[spoken]):
        facts[name] = inner_title(str(facts[name]))
    return texts[spoken].format_map(facts)


def inner_title(title: str) -> str:
    """A title as it stands between 《》: its own 《》 become 〈〉 (GB/T 15834-2011, 4.13)."""
    return title.replace("《", "〈").replace("》", "〉")


def sentences(refused: Refused, language: str | None = None) -> list[str]:
    """The sentences of every reason an act was refused for."""
    return [sentence(refusal, language) for refusal in refused.refusals]


def add_refusals(form, refused: Refused) -> None:
    """Put each reason at the form field it concerns; reasons of no field of this form stand above the form."""
    for refusal in refused.refusals:
        form.add_error(refusal.field if refusal.field in form.fields else None, sentence(refusal))


class _Facts(dict):
    """Facts as a reader says them: days written out, a label in the language asked for."""

    def __init__(self, facts: Mapping, language: str) -> None:
        super().__init__({name: self._spoken(value, language) for name, value in facts.items()})

    @staticmethod
    def _spoken(value: object, language: str) -> object:
        if isinstance(value, date):
            return long_day(value, language)
        if isinstance(value, Mapping) and language in value:
            return value[language]
        if isinstance(value, list | tuple):
            return ("、" if language == "zh" else ", ").join(str(_Facts._spoken(one, language)) for one in value)
        return value

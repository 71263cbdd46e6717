"""The letters of a disclosure case as paragraphs (``letters.yaml``): decisions, notices, inquiries, receipt.

A letter is composed of facts. A fact that a paragraph needs and nobody gave is refused by name; a paragraph marked optional
falls away instead. Dates are written 2026年12月18日. Nothing here knows a model, a clock or a page.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from importlib import resources
from string import Formatter
from types import MappingProxyType
from typing import Any

import yaml

from mingchuang.law.disclosure.decisions import Kind, decision
from mingchuang.law.disclosure.remedy import Remedy, remedy, third_party
from mingchuang.law.refusal import Refusal, Refused, refuse

_TABLE = yaml.safe_load(resources.files(__package__).joinpath("letters.yaml").read_text(encoding="utf-8"))
_CLAUSES = {"A": "remedy.either", "B": "remedy.review_first"}
_FROM_LAW = ("review_days", "suit_months", "suit_days_after_review")


@dataclass(frozen=True)
class Fact:
    """A fact that letters ask for. ``by``: record (the case knows it), law (computed) or clerk (written for this letter)."""

    id: str
    zh: str
    en: str
    by: str
    long: bool = False


@dataclass(frozen=True)
class Paragraph:
    """One paragraph; ``role`` is head, title, number, addressee, body, remedy, seal or date."""

    id: str
    role: str
    text: str


@dataclass(frozen=True)
class Letter:
    """A composed letter with the articles it rests on."""

    kind: str
    title: str
    paragraphs: tuple[Paragraph, ...]
    articles: tuple[str, ...]


FACTS: Mapping[str, Fact] = MappingProxyType({key: Fact(key, **value) for key, value in _TABLE["facts"].items()})
NOTICES: tuple[str, ...] = tuple(_TABLE["letters"])


def _notice(kind: str) -> Mapping[str, Any]:
    found = _TABLE["letters"].get(kind)
    if found is None:
        raise refuse("letters.kind_unknown", "kind", kind=kind)
    return found


def notice_title(kind: str) -> str:
    """The official title of a notice, 政府信息公开申请补正告知书."""
    return _notice(kind)["zh"]


def decision_title(code: str) -> str:
    """The official title of a decision letter: 答复书, or 告知书 where nothing was decided on the substance."""
    return _TABLE["titles"][decision(code).group]


def notice_paragraphs(kind: str) -> tuple[str, ...]:
    """The paragraph ids of a notice, in order."""
    data = _notice(kind)
    tail = (f"remedy.{data['remedy']}",) if "remedy" in data else ()
    return (*data.get("opening", _TABLE["opening"]), *data["body"], *tail, *_TABLE["closing"])


def decision_paragraphs(kind: Kind, told: Remedy) -> tuple[str, ...]:
    """The paragraph ids of a decision letter, in order (条例 art.36-40; 复议法2023 art.23(2) for the remedy)."""
    body = (f"finding.{kind.code}", *kind.contains, _CLAUSES[told.clause], "remedy.online")
    return (*_TABLE["opening"], "ordered", *body, *_TABLE["closing"])


def _placeholders(text: str) -> tuple[str, ...]:
    return tuple(name for _, name, _, _ in Formatter().parse(text) if name)


def facts_of(paragraphs: Iterable[str]) -> tuple[Fact, ...]:
    """Every fact that these paragraphs can hold, once each, in the order of their first use."""
    names: dict[str, None] = {}
    for paragraph in paragraphs:
        names.update(dict.fromkeys(_placeholders(_text(paragraph))))
    return tuple(FACTS[name] for name in names)


def decision_facts(code: str) -> tuple[Fact, ...]:
    """What the clerk has to write for a decision: the facts neither the record nor the law supplies."""
    return tuple(fact for fact in facts_of(decision(code).contains) if fact.by == "clerk")


def notice_facts(kind: str) -> tuple[Fact, ...]:
    """What the clerk has to write for a notice."""
    return tuple(fact for fact in facts_of(notice_paragraphs(kind)) if fact.by == "clerk")


def optional_facts() -> frozenset[str]:
    """Facts without which a letter is still whole: their paragraph falls away."""
    return frozenset(
        name
        for paragraph in _TABLE["paragraphs"].values()
        if paragraph.get("optional")
        for name in _placeholders(paragraph["text"])
    )


def notice(kind: str, facts: Mapping[str, Any], on: date | None = None, level: str = "department") -> Letter:
    """Compose a notice. ``on`` and ``level`` are needed where a third party is told a remedy."""
    data = _notice(kind)
    values = dict(facts)
    if data.get("remedy") == "third_party":
        if on is None:
            raise refuse("letters.day_missing", "date")
        values |= _law_facts(third_party(on, level))
    return _compose(kind, data["zh"], notice_paragraphs(kind), values, (data["article"],))


def decision_letter(
    code: str,
    facts: Mapping[str, Any],
    decided: date,
    *,
    level: str = "department",
    withheld_ground: str | None = None,
    readings: Mapping[str, str] | None = None,
) -> Letter:
    """Compose the letter of a decision with its remedy by the day it was decided.

    For D03 the part not given is explained by ``withheld_ground`` (D11-D18) or by the fact ``withheld_basis``.
    """
    kind = decision(code)
    told = remedy(code, decided, level, withheld_ground, readings)
    values = dict(facts) | _law_facts(told)
    if withheld_ground is not None and code == "D03":
        values.setdefault("withheld_basis", _TABLE["grounds"][withheld_ground])
    return _compose(code, decision_title(code), decision_paragraphs(kind, told), values, kind.articles)


def _law_facts(told: Remedy) -> dict[str, Any]:
    return {name: getattr(told, name) for name in _FROM_LAW if getattr(told, name) is not None}


def _text(paragraph: str) -> str:
    return _TABLE["paragraphs"][paragraph]["text"] if paragraph != "title" else ""


def _written(value: Any) -> str:
    """A fact as it stands in a letter; a full stop at its end is dropped, since the paragraph sets its own."""
    if isinstance(value, date):
        return f"{value.year}年{value.month}月{value.day}日"
    return str(value).strip().rstrip("。.；;")


def _compose(kind: str, title: str, ids: Iterable[str], facts: Mapping[str, Any], articles: tuple[str, ...]) -> Letter:
    values = {name: _written(value) for name, value in facts.items() if value not in (None, "")}
    paragraphs, missing = [], {}
    for one in ids:
        if one == "title":
            paragraphs.append(Paragraph(one, "title", title))
            continue
        data = _TABLE["paragraphs"][one]
        absent = [name for name in _placeholders(data["text"]) if not values.get(name)]
        if not absent:
            paragraphs.append(Paragraph(one, data.get("role", "body"), data["text"].format_map(values)))
        elif not data.get("optional"):
            missing.update(dict.fromkeys(absent))
    if missing:
        raise Refused(
            *(
                Refusal("letters.fact_missing", name, {"fact": FACTS[name].zh, "fact_en": FACTS[name].en})
                for name in missing
            )
        )
    return Letter(kind, title, tuple(paragraphs), articles)

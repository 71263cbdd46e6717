"""The letter of findings to a bureau, composed of a template with named fields; values in, lines (role, text) out.

A template is text: its fields are replaced in one pass and nothing of it is ever run. Roles are those of ``press.letters``.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from mingchuang.law.annual_report import format_by_id
from mingchuang.law.refusal import Refusal, Refused, refuse
from mingchuang.law.report_grid import labels

from .basis import cited, han, table
from .values import Finding, Span
from .veil import veiled

LIST = "问题清单"
LONGEST_TITLE, LONGEST_BODY = 120, 6000
_FIELD = re.compile(r"\{\{\s*([^{}]*?)\s*\}\}")
_TABLES = {"T2": "表二", "T3": "表三", "T4": "表四"}
_PLACES = 3
_RECKONED = re.compile(r"[≠→<>×%]| / ")  # evidence that compares is not the report's own words


@dataclass(frozen=True)
class Template:
    """The wording of an agency's letters. ``reply_days``: working days until the reply is due."""

    title: str
    body: str
    reply_days: int


@dataclass(frozen=True)
class Facts:
    """What a letter is about. ``addressee`` is "" when the report does not say whose it is, ``number`` before it has one."""

    addressee: str
    year: int | None
    format: str
    sender: str
    phone: str
    written: date
    reply_by: date
    number: str = ""


@dataclass(frozen=True)
class Letter:
    """A composed letter: its lines as (role, text)."""

    title: str
    lines: tuple[tuple[str, str], ...]


def default() -> Template:
    """The wording that ships."""
    return Template(**table()["default"])


def fields() -> Mapping[str, Mapping[str, str]]:
    """What a template may name, with what each is."""
    return table()["fields"]


def check(template: Template) -> Template:
    """The template in its kept form; refused with every reason: unknown fields, loose braces, a list that is missing."""
    title = " ".join(template.title.split())
    body = "\n".join(line.strip() for line in template.body.strip().splitlines())
    wrong = [*_troubles("title", title, LONGEST_TITLE), *_troubles("body", body, LONGEST_BODY)]
    named = [name for paragraph in _paragraphs(body) for name in _FIELD.findall(paragraph)]
    alone = [_FIELD.fullmatch(paragraph) for paragraph in _paragraphs(body)]
    if named.count(LIST) != 1 or not any(match and match[1] == LIST for match in alone) or LIST in title:
        wrong.append(Refusal("audits.letter_list", "body", {"field": _written(LIST)}))
    if not 1 <= template.reply_days <= 60:
        wrong.append(Refusal("audits.letter_days", "reply_days", {"most": 60}))
    if wrong:
        raise Refused(*wrong)
    return Template(title, body, template.reply_days)


def _troubles(name: str, text: str, longest: int) -> Iterable[Refusal]:
    if not text:
        yield Refusal("audits.letter_empty", name)
    if len(text) > longest:
        yield Refusal("audits.letter_too_long", name, {"length": len(text), "longest": longest})
    unknown = sorted({field for field in _FIELD.findall(text) if field not in fields()})
    if unknown:
        known = "、".join(map(_written, fields()))
        yield Refusal("audits.letter_field", name, {"fields": "、".join(map(_written, unknown)), "known": known})
    if re.search(r"\{\{|\}\}|\{%|%\}", _FIELD.sub("", text)):
        yield Refusal("audits.letter_braces", name)


def _written(field: str) -> str:
    return "{{" + field + "}}"


def _paragraphs(body: str) -> list[str]:
    return [line for line in body.splitlines() if line.strip()]


def compose(template: Template, facts: Facts, findings: Sequence[Finding]) -> Letter:
    """The letter about these findings, gravest first. Refused with ``audits.letter_nothing`` when there are none."""
    if not findings:
        raise refuse("audits.letter_nothing")
    told = veiled(findings)
    values = _values(facts, told)
    title = _filled(template.title, values)
    lines = [("head", facts.sender), ("title", title)]
    if facts.number:
        lines.append(("number", facts.number))
    for place, paragraph in enumerate(_paragraphs(template.body)):
        match = _FIELD.fullmatch(paragraph.strip())
        if match and match[1] == LIST:
            lines += _list(told, facts.format)
        elif all(values.get(name) for name in _FIELD.findall(paragraph)):
            role = "addressee" if place == 0 and paragraph.endswith(("：", ":")) else "body"
            lines.append((role, _filled(paragraph, values)))
    lines += [("seal", facts.sender), ("date", _day(facts.written))]
    return Letter(title, tuple(lines))


def _filled(text: str, values: Mapping[str, str]) -> str:
    """One pass: what a value holds is not read as a field again."""
    return _FIELD.sub(lambda match: values.get(match[1], match[0]), text)


def _values(facts: Facts, findings: Sequence[Finding]) -> dict[str, str]:
    numbers = {severity: sum(one.severity == severity for one in findings) for severity in table()["groups"]}
    return {
        "收文机关": facts.addressee or "（单位名称）",
        "年度": str(facts.year or "〔年度〕"),
        "审核机关": facts.sender,
        "发文字号": facts.number,
        "发函日期": _day(facts.written),
        "回复期限": _day(facts.reply_by),
        "问题数": str(len(findings)),
        "错误数": str(numbers["error"]),
        "核对数": str(numbers["warning"]),
        "提示数": str(numbers["notice"]),
        "联系电话": facts.phone,
    }


def _day(day: date) -> str:
    return f"{day.year}年{day.month}月{day.day}日"


def _list(findings: Sequence[Finding], format_id: str) -> Iterable[tuple[str, str]]:
    """Groups by gravity, findings numbered within each."""
    number = 0
    for severity, group in table()["groups"].items():
        among = [one for one in findings if one.severity == severity]
        if not among:
            continue
        number += 1
        yield "heading", f"{han(number)}、{group['zh']}（{len(among)}条）"
        for place, one in enumerate(among, start=1):
            yield "body", f"{place}．{_sentence(one.zh)}{_detail(one, format_id, group['act'])}"


def _detail(one: Finding, format_id: str, act: str) -> str:
    """Where it stands, on what the finding rests, what to do."""
    quoted = "" if _RECKONED.search(one.evidence) or one.evidence in one.zh else one.evidence
    parts = [f"位置：{where(one.where, format_id, quoted)}。"]
    basis = cited(one.source)
    if basis:
        parts.append(f"依据：{basis}。")
    if one.suggestion:
        advice = one.suggestion if one.suggestion.endswith("。") else f"可改为“{one.suggestion}”。"
        parts.append(f"办理建议：{advice}")
    else:
        parts.append(f"办理建议：{act}")
    return "".join(parts)


def _sentence(text: str) -> str:
    return text if text.endswith(("。", "？", "！")) else f"{text}。"


def where(places: Sequence[str | Span], format_id: str, quoted: str = "") -> str:
    """Where it stands, in words: cells by their printed labels, else the text with the words themselves."""
    names = labels(format_by_id(format_id)) if format_id else {}
    cells = [place for place in places if isinstance(place, str)]
    if cells:
        said = [f"{_TABLES.get(cell.partition('.')[0], '')}“{names.get(cell, (cell,))[0]}”" for cell in cells[:_PLACES]]
        return "、".join(said) + (f"等{len(cells)}处" if len(cells) > _PLACES else "")
    return ("正文" if places else "报告全文") + (f"“{quoted[:60]}”" if quoted and places else "")

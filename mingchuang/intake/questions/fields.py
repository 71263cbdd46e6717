"""Reading the fields of a question: the value, or a refusal that names the field."""

from collections.abc import Mapping
from datetime import date
from typing import Any, TypeVar

from mingchuang.law.refusal import refuse

T = TypeVar("T")
_WANTED: dict[type, dict[str, str]] = {
    str: {"zh": "文字", "en": "text"},
    int: {"zh": "整数", "en": "a whole number"},
    list: {"zh": "列表", "en": "a list"},
    dict: {"zh": "对象", "en": "an object"},
    bool: {"zh": "true 或 false", "en": "true or false"},
}


def optional(question: Mapping[str, Any], key: str, kind: type[T]) -> T | None:
    """The value of a field, None when it is absent or null; refuses one of another type (true is no number)."""
    value = question.get(key)
    if value is None:
        return None
    if not isinstance(value, kind) or (isinstance(value, bool) and kind is not bool):
        raise refuse("questions.wrong_type", key, key=key, wanted=_WANTED[kind])
    return value


def required(question: Mapping[str, Any], key: str, kind: type[T]) -> T:
    """The value of a field that must be there."""
    value = optional(question, key, kind)
    if value is None:
        raise refuse("questions.missing", key, key=key)
    return value


def optional_day(question: Mapping[str, Any], key: str) -> date | None:
    """An ISO day, None when absent."""
    value = question.get(key)
    return None if value is None else as_day(value, key)


def required_day(question: Mapping[str, Any], key: str) -> date:
    """An ISO day that must be there."""
    if question.get(key) is None:
        raise refuse("questions.missing", key, key=key)
    return as_day(question[key], key)


def as_day(value: Any, key: str) -> date:
    """``2026-12-18`` as a day; refuses anything else, week dates and times too."""
    try:
        if not isinstance(value, str) or len(value) != len("2026-12-18") or value[4] != "-":
            raise ValueError
        return date.fromisoformat(value)
    except ValueError as wrong:
        raise refuse("questions.not_a_date", key, value=value) from wrong

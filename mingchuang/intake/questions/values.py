"""Reading the fields of a question that came as JSON; what does not fit is refused by the field's name."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from mingchuang.law.refusal import refuse


def need(question: Mapping[str, Any], name: str) -> str:
    """A text that must be there."""
    value = question.get(name)
    if not isinstance(value, str) or not value:
        raise refuse("questions.field_missing", name, name=name)
    return value


def day(question: Mapping[str, Any], name: str) -> date | None:
    """A date written 2025-03-03; None when it is absent or null."""
    value = question.get(name)
    if value is None:
        return None
    try:
        return date.fromisoformat(value)
    except (TypeError, ValueError):
        raise refuse("questions.date_wrong", name, name=name, value=value) from None


def whole(question: Mapping[str, Any], name: str) -> int:
    """A whole number of 0 or more."""
    value = question.get(name)
    if not isinstance(value, int) or isinstance(value, bool) or value < 0:
        raise refuse("questions.number_wrong", name, name=name, value=value)
    return value


def records(question: Mapping[str, Any], name: str) -> list[dict[str, Any]]:
    """A list of objects; an empty list when it is absent."""
    value = question.get(name, [])
    if not isinstance(value, list) or not all(isinstance(entry, dict) for entry in value):
        raise refuse("questions.list_wrong", name, name=name)
    return value


def choices(question: Mapping[str, Any]) -> Mapping[str, str] | None:
    """The readings that the question switches."""
    value = question.get("readings")
    if value is not None and not isinstance(value, dict):
        raise refuse("questions.readings_wrong", "readings")
    return value

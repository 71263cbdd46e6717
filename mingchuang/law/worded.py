"""Choices that carry their words in both languages."""

from enum import StrEnum
from typing import Self


class Worded(StrEnum):
    """An enumeration whose members are written ``NAME = "value", "中文", "English"``; a member is its value, a string."""

    _value_: str
    zh: str
    en: str

    def __new__(cls, value: str, zh: str = "", en: str = "") -> Self:
        member = str.__new__(cls, value)
        member._value_, member.zh, member.en = value, zh, en
        return member

"""Days and moments as they are read: 2026年12月18日(周五), Friday 18 December 2026."""

import re
from datetime import date, datetime

from django.utils import timezone
from django.utils.html import conditional_escape
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language

_ZH_DAYS = "一二三四五六日"
_EN_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_EN_MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip

# A written day, as the functions below write it; two days with a dash between are two.
_WRITTEN = re.compile(
    rf"\d{{4}}年\d{{1,2}}月\d{{1,2}}日(?:\(周[{_ZH_DAYS}]\))?"
    rf"|(?:(?:{'|'.join(_EN_DAYS)}) )?\b\d{{1,2}} (?:{'|'.join(_EN_MONTHS)}) \d{{4}}\b"
)


def spoken_language() -> str:
    """``zh`` or ``en``: the language of the page."""
    return "en" if (get_language() or "zh-hans").startswith("en") else "zh"


def local_day(value: date | datetime) -> date:
    """The day in Asia/Shanghai (TIME_ZONE) on which a moment lies."""
    if isinstance(value, datetime):
        return timezone.localtime(value).date() if timezone.is_aware(value) else value.date()
    return value


def long_day(value: date | datetime, language: str | None = None) -> str:
    """2026年12月18日(周五) · Friday 18 December 2026."""
    day = local_day(value)
    if (language or spoken_language()) == "zh":
        return f"{day.year}年{day.month}月{day.day}日(周{_ZH_DAYS[day.weekday()]})"
    return f"{_EN_DAYS[day.weekday()]} {day.day} {_EN_MONTHS[day.month - 1]} {day.year}"


def plain_day(value: date | datetime, language: str | None = None) -> str:
    """2026年12月18日 · 18 December 2026."""
    day = local_day(value)
    if (language or spoken_language()) == "zh":
        return f"{day.year}年{day.month}月{day.day}日"
    return f"{day.day} {_EN_MONTHS[day.month - 1]} {day.year}"


def short_day(value: date | datetime, language: str | None = None) -> str:
    """12月18日 · 18 Dec."""
    day = local_day(value)
    if (language or spoken_language()) == "zh":
        return f"{day.month}月{day.day}日"
    return f"{day.day} {_EN_MONTHS[day.month - 1][:3]}"


def year_name(year: int, language: str | None = None) -> str:
    """2026年 · 2026: a year that stands alone, so that no number beside it is taken for one."""
    return f"{year}年" if (language or spoken_language()) == "zh" else str(year)


def moment(value: date | datetime, language: str | None = None) -> str:
    """2026年12月18日 09:30 · 18 December 2026, 09:30; a date without a time stays a day."""
    if not isinstance(value, datetime):
        return plain_day(value, language)
    local = timezone.localtime(value) if timezone.is_aware(value) else value
    joint = " " if (language or spoken_language()) == "zh" else ", "
    return f"{plain_day(local.date(), language)}{joint}{local:%H:%M}"


def whole_days(made: object, text: object) -> object:
    """What was made of a text, with its days in ``<span class="day">``, which a line does not break.

    A text that is HTML already is left alone: a day might stand in one of its attributes.
    """
    if isinstance(text, SafeString) or not _WRITTEN.search(str(text)):
        return made
    html = _WRITTEN.sub(
        r'<span class="day">\g<0></span>', conditional_escape(made if isinstance(made, str) else str(made))
    )
    return mark_safe(html)  # noqa: S308 - escaped above

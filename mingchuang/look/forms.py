"""Form fields that speak: a day typed as 年/月/日, several files at once. Use them in ordinary Django forms."""

import calendar
import re
import unicodedata
from collections.abc import Mapping, Sequence
from datetime import date, time
from typing import Any

from django import forms
from django.template.loader import get_template
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from mingchuang.look.dates import local_day, plain_day

_WHOLE_DAY = re.compile(r"\s*(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*日?\s*$")
_DIGITS = str.maketrans("０１２３４５６７８９", "0123456789")


class DateWidget(forms.MultiWidget):
    """Three small boxes: year, month, day. A whole day pasted into the first box is understood as well."""

    template_name = "look/components/date_field/date_field.html"

    def __init__(self, attrs: Mapping[str, Any] | None = None) -> None:
        box = {"inputmode": "numeric", "autocomplete": "off"}
        widgets: dict[str, forms.Widget | type[forms.Widget]] = {
            "year": forms.TextInput({**box, "class": "date-year", "maxlength": 12}),
            "month": forms.TextInput({**box, "class": "date-part", "maxlength": 2}),
            "day": forms.TextInput({**box, "class": "date-part", "maxlength": 2}),
        }
        super().__init__(widgets, dict(attrs or {}))

    def _render(self, template_name: str, context: dict, renderer: object = None) -> SafeString:  # noqa: ARG002
        # The form renderer of Django looks into apps' "templates" folders only; components have folders of their own.
        return SafeString(get_template(template_name).render(context))

    def decompress(self, value: object) -> list[str]:
        """The three boxes' texts for a date, an ISO text or nothing."""
        if isinstance(value, date):
            day = local_day(value)
            return [str(day.year), str(day.month), str(day.day)]
        if isinstance(value, str) and (match := _WHOLE_DAY.match(value.translate(_DIGITS))):
            return [match[1], match[2].lstrip("0"), match[3].lstrip("0")]
        return ["", "", ""]

    def value_from_datadict(self, data: Mapping, files: Any, name: str) -> list[str]:
        """What was typed; one value under the plain name (2026-12-18) counts as typed too."""
        if name in data:
            whole = str(data[name])
            return self.decompress(whole) if _WHOLE_DAY.match(whole.translate(_DIGITS)) else [whole, "", ""]
        typed = [str(value or "").strip() for value in super().value_from_datadict(data, files, name)]
        if typed[0] and not typed[1] and not typed[2] and _WHOLE_DAY.match(typed[0].translate(_DIGITS)):
            return self.decompress(typed[0])
        return typed

    def id_for_label(self, id_: str) -> str:
        """The year box: where an error summary leads."""
        return f"{id_}_0" if id_ else id_


class DateField(forms.Field):
    """A day; refuses what no calendar has with a sentence that says why. ``earliest`` and ``latest`` are inclusive."""

    widget = DateWidget
    default_error_messages = {
        "required": _("Enter the year, the month and the day."),
        "incomplete": _("The day is not complete: enter the year, the month and the day."),
        "not_number": _("Enter the day in figures, for example 2026, 12 and 18."),
        "year": _("Enter the year with four figures."),
        "month": _("There is no month %(month)s. Enter a month from 1 to 12."),
        "day": _("There is no such day: month %(month)s of %(year)s has %(days)s days."),
        "earliest": _("Enter a day that is not before %(day)s."),
        "latest": _("Enter a day that is not after %(day)s."),
    }

    def __init__(self, *, earliest: date | None = None, latest: date | None = None, **options: Any) -> None:
        super().__init__(**options)
        self.earliest, self.latest = earliest, latest

    def to_python(self, value: Any) -> date | None:
        """The date typed, or a ValidationError naming the part that is wrong."""
        if isinstance(value, date) or value is None:
            return value
        parts = [part.translate(_DIGITS).strip() for part in value]
        if not any(parts):
            return None
        if not all(parts):
            raise self._error("incomplete")
        if not all(part.isascii() and part.isdigit() for part in parts):
            raise self._error("not_number")
        return self._day(*(int(part) for part in parts))

    def _day(self, year: int, month: int, day: int) -> date:
        if not 1900 <= year <= 2199:
            raise self._error("year")
        if not 1 <= month <= 12:
            raise self._error("month", month=month)
        days = calendar.monthrange(year, month)[1]
        if not 1 <= day <= days:
            raise self._error("day", year=year, month=month, days=days)
        return date(year, month, day)

    def validate(self, value: date | None) -> None:
        """Required, earliest, latest."""
        super().validate(value)
        if value and self.earliest and value < self.earliest:
            raise self._error("earliest", day=plain_day(self.earliest))
        if value and self.latest and value > self.latest:
            raise self._error("latest", day=plain_day(self.latest))

    def _error(self, code: str, **facts: object) -> forms.ValidationError:
        return forms.ValidationError(self.error_messages[code], code=code, params=facts)

    def has_changed(self, initial: object, data: object) -> bool:
        """Whether another day was typed."""
        try:
            return self.to_python(data) != (local_day(initial) if isinstance(initial, date) else initial)
        except forms.ValidationError:
            return True


_TIME = re.compile(
    r"(?:(?P<half>上午|早上|中午|下午|晚上) ?)?(?P<hour>\d{1,2}) ?(?:[:.时点] ?(?P<minute>\d{1,2})?(?P<thirty>半)? ?分?)?$"
)
_FOUR = re.compile(r"(\d{1,2})(\d\d)$")


class TimeField(forms.Field):
    """A time of the day as people type it: 9:00, 16：30, 0900, 9点半, 下午3点."""

    widget = forms.TextInput
    default_error_messages = {"time": _("Enter the time as 9:00 or 16:30.")}

    def to_python(self, value: Any) -> time | None:
        """The time typed; a ValidationError for what is none."""
        if isinstance(value, time) or value in (None, ""):
            return value or None
        typed = unicodedata.normalize("NFKC", str(value)).strip()
        if typed.isdigit() and len(typed) > 2:
            typed = _FOUR.sub(r"\1:\2", typed)
        match = _TIME.match(typed)
        if match is None or (match["minute"] and match["thirty"]):
            raise forms.ValidationError(self.error_messages["time"], code="time")
        hour, minute = int(match["hour"]), 30 if match["thirty"] else int(match["minute"] or 0)
        if match["half"] in ("下午", "晚上") and hour < 12:
            hour += 12
        if hour > 23 or minute > 59:
            raise forms.ValidationError(self.error_messages["time"], code="time")
        return time(hour, minute)


class FilesInput(forms.ClearableFileInput):
    """A file input that takes several files; the upload list component shows them before they are sent."""

    allow_multiple_selected = True


class FilesField(forms.FileField):
    """Several uploaded files as a list. Content, size and count are checked by the act that keeps them, not here."""

    widget = FilesInput

    def clean(self, data: Any, initial: Any = None) -> list:
        """The files sent, an empty list if none and not required."""
        sent: Sequence = [one for one in data if one] if isinstance(data, list | tuple) else ([data] if data else [])
        if not sent:
            super().clean(None, initial)
            return []
        return [super(FilesField, self).clean(one, initial) for one in sent]

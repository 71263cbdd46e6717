"""The forms of holiday notices: paste the text or send a file, and what the text does not say."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from mingchuang.domains.calendars.queries import NoticeView
from mingchuang.intake.calendars.parse import LARGEST, parse
from mingchuang.law.calendar import Notice
from mingchuang.law.refusal import refuse
from mingchuang.look.forms import DateField


class NoticeForm(forms.Form):
    """A notice as text. ``notice()`` is what it says; the particulars typed here win over those of the text."""

    days = forms.CharField(
        label=_("Text of the notice"),
        required=False,
        help_text=_(
            "Paste the State Council's notice as it is, or one day a line: 2027-01-01 放假 元旦, 2027-01-30 上班 春节."
        ),
        widget=forms.Textarea({"rows": 12}),
    )
    file = forms.FileField(
        label=_("Or a file"), required=False, help_text=_("Text, CSV or JSON; a file wins over pasted text.")
    )
    year = forms.IntegerField(
        label=_("Year"),
        required=False,
        min_value=2004,
        max_value=2099,
        help_text=_("Only if the text does not say it."),
        widget=forms.TextInput({"inputmode": "numeric", "class": "date-year", "maxlength": 4}),
    )
    number = forms.CharField(
        label=_("Number of the notice"),
        required=False,
        max_length=60,
        help_text=_("For example 国办发明电〔2025〕7号."),
    )
    title = forms.CharField(label=_("Title of the notice"), required=False, max_length=120)
    issued = DateField(label=_("Date of the notice"), required=False)
    lock_version = forms.IntegerField(required=False, widget=forms.HiddenInput)

    def notice(self) -> Notice:
        """The notice; refuses a text that cannot be read or that holds several years."""
        given = self.cleaned_data
        found = parse(self._written(), year=given["year"], number=given["number"])
        if len(found) > 1:
            raise refuse("calendars.one_at_a_time", "days", years=[one.year for one in found])
        one = found[0]
        return Notice(
            one.year,
            one.days,
            given["number"] or one.number,
            given["title"] or one.title,
            given["issued"] or one.issued,
        )

    def _written(self) -> bytes | str:
        """What was sent: a file wins over pasted text."""
        sent = self.cleaned_data["file"]
        if sent is None:
            return str(self.cleaned_data["days"])
        if sent.size > LARGEST:
            raise refuse("calendars.too_large", "file", kilobytes=LARGEST // 1000)
        return sent.read()


def again(notice: Notice, lock_version: int | None) -> dict[str, Any]:
    """The values that send the same notice once more, from the preview or as the start of a correction."""
    return {
        "days": as_lines(notice),
        "year": notice.year,
        "number": notice.number,
        "title": notice.title,
        "issued": notice.issued.isoformat() if notice.issued else "",
        "lock_version": "" if lock_version is None else lock_version,
    }


def as_lines(notice: Notice) -> str:
    """The days of a notice, one a line, as the form reads them."""
    return "\n".join(f"{one.day} {'放假' if one.off else '上班'} {one.name}".rstrip() for one in notice.days)


def started_from(view: NoticeView) -> Mapping[str, Any]:
    """The form of a correction as it first appears."""
    notice = Notice(view.year, view.days, view.number, view.title, view.issued_on)
    return again(notice, view.lock_version)

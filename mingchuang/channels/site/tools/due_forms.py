"""The two forms of the term counter: a plain term, and the answer to a disclosure request. Both are sent by GET, to be shared."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django import forms
from django.utils.functional import lazy
from django.utils.translation import gettext_lazy as _

from mingchuang.law.disclosure.clock_events import CHANNEL_LABELS, CHANNELS, Event
from mingchuang.look.dates import spoken_language
from mingchuang.look.forms import DateField

LONGEST = 750
INQUIRIES = (1, 2, 3)


@dataclass(frozen=True)
class Group:
    """Questions of one subject, row by row."""

    title: str
    rows: list[list[forms.BoundField]]
    used: bool


def _channel(name: str) -> str:
    return CHANNEL_LABELS[name][spoken_language()]


class TermForm(forms.Form):
    """From which day, how long, in which unit."""

    start = DateField(
        label=_("First day"), help_text=_("The day of the event, for example of receipt. It is not counted itself.")
    )
    length = forms.IntegerField(
        label=_("Length of the term"),
        min_value=1,
        max_value=LONGEST,
        widget=forms.TextInput({"inputmode": "numeric", "class": "date-year", "maxlength": 4}),
        error_messages={
            "required": _("Enter how long the term is, for example 20."),
            "invalid": _("Enter the length in figures, for example 20."),
            "min_value": _("Enter a length of at least %(limit_value)s."),
            "max_value": _("Enter a length of at most %(limit_value)s."),
        },
    )
    unit = forms.ChoiceField(
        label=_("Counted in"),
        choices=[("working", _("working days")), ("calendar", _("calendar days")), ("month", _("months"))],
        widget=forms.RadioSelect,
        initial="working",
    )


class RequestForm(forms.Form):
    """What happened to a disclosure request; only the channel and the day of receipt must be there."""

    channel = forms.ChoiceField(
        label=_("How the request came in"),
        choices=[(name, lazy(_channel, str)(name)) for name in CHANNELS],
        widget=forms.RadioSelect,
    )
    received = DateField(
        label=_("Day of receipt"),
        help_text=_(
            "In person, by the web form or by e-mail: the day it was handed in. Registered mail: the day it was signed for. "
            "Ordinary mail and fax: the day both sides confirmed."
        ),
    )
    correction_notice = DateField(label=_("Correction asked for on"), required=False)
    reply_until = DateField(label=_("Correction wanted by"), required=False)
    correction_received = DateField(label=_("Correction received on"), required=False)
    extension_on = DateField(label=_("Extension told on"), required=False)
    extension_days = forms.IntegerField(
        label=_("Extension in working days"),
        required=False,
        min_value=1,
        max_value=20,
        widget=forms.TextInput({"inputmode": "numeric", "class": "date-part", "maxlength": 2}),
        error_messages={
            "invalid": _("Enter the working days in figures, at most 20."),
            "min_value": _("Enter the working days in figures, at most 20."),
            "max_value": _("Enter the working days in figures, at most 20."),
        },
    )
    fee_notice_received = DateField(label=_("Fee notice received on"), required=False)
    fee_paid = DateField(label=_("Fee paid on"), required=False)
    delayed_on = DateField(label=_("Delay told on"), required=False)
    delayed_until = DateField(label=_("Answer delayed to"), required=False)
    as_of = DateField(
        label=_("State on the day"), required=False, help_text=_("Empty: after everything entered above.")
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for number in INQUIRIES:
            for name, label in (
                ("sent", _("Inquiry sent on")),
                ("delivered", _("delivered on")),
                ("opinion", _("opinion received on")),
            ):
                self.fields[f"{name}{number}"] = DateField(label=label, required=False)

    def groups(self) -> list[Group]:
        """The optional questions by subject; one that holds something, or something wrong, stands open."""
        wanted = [
            (_("Correction"), [["correction_notice", "reply_until"], ["correction_received"]]),
            (
                _("Opinions asked of third parties or other organs"),
                [[f"{name}{number}" for name in ("sent", "delivered", "opinion")] for number in INQUIRIES],
            ),
            (_("Extension"), [["extension_on", "extension_days"]]),
            (_("Fee and delay"), [["fee_notice_received", "fee_paid"], ["delayed_on", "delayed_until"]]),
        ]
        return [self._group(title, rows) for title, rows in wanted]

    def _group(self, title: object, rows: list[list[str]]) -> Group:
        fields = [[self[name] for name in row] for row in rows]
        told = self.cleaned_data if self.is_bound else {}
        used = any(one.errors or told.get(one.name) for row in fields for one in row)
        return Group(str(title), fields, used)

    def clean(self) -> dict[str, Any]:
        """An extension needs both its day and its length, a delay both its days."""
        given = super().clean() or self.cleaned_data
        for first, second in (("extension_on", "extension_days"), ("delayed_on", "delayed_until")):
            if bool(given.get(first)) != bool(given.get(second)) and not {first, second} & set(self.errors):
                missing = second if given.get(first) else first
                self.add_error(missing, _("Fill in both fields, or neither."))
        return given

    def events(self) -> list[Event]:
        """The history as the law's clock takes it."""
        return list(self._events())

    def _events(self) -> Iterator[Event]:
        given = self.cleaned_data
        yield Event(CHANNELS[given["channel"]], given["received"])
        for kind in ("correction_received", "fee_notice_received", "fee_paid"):
            if given[kind]:
                yield Event(kind, given[kind])
        if given["correction_notice"]:
            yield Event("correction_notice", given["correction_notice"], reply_until=given["reply_until"])
        if given["extension_on"]:
            yield Event("extension", given["extension_on"], working_days=given["extension_days"])
        if given["delayed_on"]:
            yield Event("delayed_to", given["delayed_on"], until=given["delayed_until"])
        for number in INQUIRIES:
            for name, kind in (
                ("sent", "inquiry_sent"),
                ("delivered", "inquiry_delivered"),
                ("opinion", "opinion_received"),
            ):
                if given[f"{name}{number}"]:
                    yield Event(kind, given[f"{name}{number}"], ref=f"{number}")

"""Putting right: the forms for a wrong day and for wrong data, and what was put right as the case's page shows it."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from mingchuang.domains.disclosure.queries import Case
from mingchuang.domains.disclosure.queries.amended import AmendmentView
from mingchuang.domains.reports.queries import released_years
from mingchuang.law.disclosure import form as law
from mingchuang.law.disclosure.clock_events import EVENT_TYPES
from mingchuang.look.dates import plain_day, spoken_language
from mingchuang.look.forms import DateField
from mingchuang.look.values import Cell, Column, Table

from . import values, words
from .forms import ActForm, choices_of

CHANNELS = [channel for channel in law.CHANNELS.values() if channel.id != "web"]


class _AmendForm(ActForm):
    """What every putting right asks for: the reason, and, where a released report is concerned, that this is known."""

    reason = forms.CharField(
        label=gettext_lazy("Why it is put right"), max_length=500, widget=forms.Textarea({"rows": 3}),
        help_text=gettext_lazy("Kept with the old record; the applicant does not see it."),
    )  # fmt: skip
    known = forms.BooleanField(
        label=gettext_lazy("I know that this changes figures of a released report, and will put that right too"),
        required=False,
    )  # fmt: skip

    def visible_fields(self) -> list[Any]:
        """The tick is asked for only where the act has asked for it."""
        return [one for one in super().visible_fields() if one.name != "known" or one.errors or one.data]

    def facts(self) -> Mapping[str, Any]:
        return {**self.cleaned_data, "released": tuple(released_years(self.case.row.agency))}


class AmendDayForm(_AmendForm):
    """Which day was wrong, and the right one."""

    event = forms.ChoiceField(label=gettext_lazy("Which date"), widget=forms.RadioSelect)
    day = DateField(label=gettext_lazy("The right day"))
    late_reason = forms.CharField(
        label=gettext_lazy("Why the correction was late"), required=False, max_length=500,
        help_text=gettext_lazy("Only where the right day lies after the period for correction."),
    )  # fmt: skip
    field_order = ("event", "day", "late_reason", "reason", "known")

    def prepare(self) -> None:
        self.choose("event", [(one.key, _dated(one.kind, one.ref, one.day)) for one in self.case.amendable])
        if not any(one.kind == "correction_received" for one in self.case.amendable):
            del self.fields["late_reason"]


def _dated(kind: str, ref: str, day: date) -> str:
    return " · ".join(filter(None, (event_name(kind), ref, plain_day(day))))


def event_name(kind: str) -> str:
    """What an event is called; entered data have a name of their own."""
    return EVENT_TYPES[kind][spoken_language()] if kind in EVENT_TYPES else _("Entered data")


class AmendEntryForm(_AmendForm):
    """The entered data as they are; what is changed is put right."""

    subject = forms.CharField(
        label=gettext_lazy("Subject line"), max_length=120, required=False,
        help_text=gettext_lazy("Short and neutral; no name and no other personal data."),
    )  # fmt: skip
    channel = forms.ChoiceField(label=gettext_lazy("Channel"), widget=forms.RadioSelect)
    received = DateField(
        label=gettext_lazy("Day of receipt by that channel"), required=False,
        help_text=gettext_lazy("Only with another channel. A wrong day alone is put right under “Put a date right”."),
    )  # fmt: skip
    applicant_kind = forms.ChoiceField(label=gettext_lazy("Applicant"), widget=forms.RadioSelect)
    medium = forms.ChoiceField(label=gettext_lazy("Form of the copy"), widget=forms.RadioSelect)
    delivery = forms.ChoiceField(label=gettext_lazy("How to obtain it"), widget=forms.RadioSelect)

    def prepare(self) -> None:
        row, case = self.case.row, self.case
        self.by_site = row.channel == "web"
        now = {
            "subject": row.subject, "channel": row.channel, "applicant_kind": row.applicant_kind, "medium": case.medium,
            "delivery": case.way, **case.applicant, **case.content,
        }  # fmt: skip
        self.choose("channel", choices_of(CHANNELS))
        self.choose("applicant_kind", choices_of(law.APPLICANT_KINDS.values()))
        self.choose("medium", choices_of(law.MEDIA.values()))
        self.choose("delivery", choices_of(law.DELIVERIES.values()))
        fields = law.PERSONAL_FIELDS if self.by_site else (*law.PERSONAL_FIELDS, *law.CONTENT_FIELDS)
        for name in fields:
            widget = forms.Textarea({"rows": 6}) if name == "description" else forms.TextInput()
            self.fields[name] = forms.CharField(label=words.PERSON[name], required=False, widget=widget)
        kinds = [one for group in law.ID_KINDS.values() for one in group.values()]
        self.fields["id_kind"] = forms.ChoiceField(
            label=words.PERSON["id_kind"], choices=list(dict(choices_of(kinds)).items())
        )
        if self.by_site:
            del self.fields["channel"], self.fields["received"]
        order = ("subject", "channel", "received", "applicant_kind", *fields, "medium", "delivery", "reason", "known")
        self.order_fields(order)
        for name in self.fields:
            self.initial.setdefault(name, now.get(name))

    def facts(self) -> Mapping[str, Any]:
        given = dict(super().facts())
        names = (*law.PERSONAL_FIELDS, *law.CONTENT_FIELDS, *law.CHOICE_FIELDS)
        return {
            "values": {name: str(given.pop(name, None) or "") for name in names},
            **{name: value for name, value in given.items() if value not in (None, "")},
            "reason": given["reason"],
        }


def table(case: Case) -> Table:
    """What was put right: which fact, the old and the new value, why, by whom."""
    rows = [
        [event_name(one.what), _values(one, new=False), _values(one, new=True), one.reason,
         Cell(one.who, note=plain_day(one.at))]
        for one in case.amendments
    ]  # fmt: skip
    names = (_("What"), _("Before"), _("Right value"), _("Why it is put right"), _("By"))
    return Table(
        _("Put right"), [Column(name) for name in names], rows, empty=_("Nothing was put right."), caption_hidden=True
    )


def _values(one: AmendmentView, *, new: bool) -> str:
    day = one.new_day if new else one.old_day
    entered = one.after if new else one.before
    parts = [f"{_name(field)}：{_said(field, value)}" for field, value in entered.items()]
    return "；".join([plain_day(day)] if day else []) + ("；" if day and parts else "") + "；".join(parts)


def _name(field: str) -> str:
    names = {
        "subject": _("Subject line"), "channel": _("Channel"), "applicant_kind": _("Applicant"),
        "medium": _("Form of the copy"), "delivery": _("How to obtain it"),
    }  # fmt: skip
    return names.get(field) or str(words.PERSON[field])


def _said(field: str, value: str) -> str:
    """A value of a list in words, any other as it was written."""
    lists: Mapping[str, Mapping[str, Any]] = {
        "channel": law.CHANNELS, "applicant_kind": law.APPLICANT_KINDS, "medium": law.MEDIA, "delivery": law.DELIVERIES,
        "id_kind": {key: one for group in law.ID_KINDS.values() for key, one in group.items()},
    }  # fmt: skip
    found = lists.get(field, {}).get(value)
    return values.said(found) if found else value or "—"

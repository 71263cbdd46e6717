"""The filters of the ledger."""

from collections.abc import Iterable, Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from mingchuang.domains.agencies.queries import AgencyView
from mingchuang.look.forms import DateField

from . import words


class FilterForm(forms.Form):
    """Agency, act, subject, days."""

    of = forms.ChoiceField(label=_("Agency"), required=False)
    act = forms.ChoiceField(label=_("What was done"), required=False)
    since = DateField(label=_("From"), required=False)
    until = DateField(label=_("To"), required=False)
    subject = forms.CharField(required=False, max_length=128, widget=forms.HiddenInput)

    def __init__(self, *args: Any, agencies: Iterable[AgencyView], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["of"].choices = [("", _("all")), *((one.code, one.name) for one in agencies)]  # type: ignore[attr-defined]
        acts = words.acts()
        grouped = [
            (name, [(noun, _("everything: %(noun)s") % {"noun": name}), *_of(noun, acts)])
            for noun, name in words.nouns().items()
        ]
        self.fields["act"].choices = [("", _("all")), *grouped]  # type: ignore[attr-defined]


def _of(noun: str, acts: Mapping[str, str]) -> list[tuple[str, str]]:
    return [(act, name) for act, name in acts.items() if act.startswith(f"{noun}.")]

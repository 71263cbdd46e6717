"""The small forms of the acts on an edition."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from mingchuang.channels.desk.words import spoken_of
from mingchuang.law.documents.links import LinkType
from mingchuang.law.review import WithdrawalReason
from mingchuang.look.forms import DateField, TimeField


class OpinionForm(forms.Form):
    """The opinion of a reviewer; needed for sending back."""

    opinion = forms.CharField(
        label=_("Review opinion"), required=False, max_length=400, widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Needed when you send it back: say what has to change."),
    )  # fmt: skip


class ReasonForm(forms.Form):
    """The openness office's reason for letting a finding pass."""

    reason = forms.CharField(label=_("Reason"), max_length=400, widget=forms.Textarea(attrs={"rows": 2}))


class ScheduleForm(forms.Form):
    """The moment of a scheduled release."""

    at = DateField(label=_("Day"))
    time = TimeField(
        label=_("Time"), widget=forms.TextInput(attrs={"inputmode": "numeric"}), help_text=_("Such as 9:00.")
    )


class CorrectForm(forms.Form):
    """Why a released document is corrected; shown with the new edition."""

    change_note = forms.CharField(
        label=_("What changes, and why"), max_length=400, widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("The public reads it."),
    )  # fmt: skip


class WithdrawForm(forms.Form):
    """Asking for a withdrawal."""

    reason = forms.ChoiceField(label=_("Reason"), widget=forms.RadioSelect)
    explanation = forms.CharField(
        label=_("Explanation"),
        max_length=400,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("The public reads it."),
    )
    redirect_to = forms.CharField(
        label=_("Document that now holds the content"), required=False, max_length=200,
        help_text=_("Its index number or document number; only where contents were merged."),
    )  # fmt: skip

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["reason"].choices = [(one.value, spoken_of(one)) for one in WithdrawalReason]  # type: ignore[attr-defined]


class LinkForm(forms.Form):
    """How this document concerns another."""

    link_type = forms.ChoiceField(label=_("This document"))
    target = forms.CharField(
        label=_("The other document"), max_length=200, help_text=_("Its index number, document number or title.")
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["link_type"].choices = [(one.value, spoken_of(one)) for one in LinkType]  # type: ignore[attr-defined]

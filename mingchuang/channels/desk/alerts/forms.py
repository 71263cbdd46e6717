"""How somebody wants to be told."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from mingchuang.channels.desk.words import spoken_of
from mingchuang.domains.alerts.kinds import KINDS, MAILS

HOURS = [(hour, f"{hour}:00") for hour in range(24)]


class WishesForm(forms.Form):
    """Mail or none, to which address, when, about what."""

    mail = forms.ChoiceField(label=_("Alerts by mail"), widget=forms.RadioSelect)
    address = forms.CharField(
        label=_("Mail address"), required=False, max_length=254, widget=forms.EmailInput(attrs={"autocomplete": "email"}),
        help_text=_("Used for alerts only; a mail holds titles and numbers, nothing else."),
    )  # fmt: skip
    digest_hour = forms.TypedChoiceField(label=_("The one mail a day comes at"), coerce=int, choices=HOURS)
    quiet_from = forms.TypedChoiceField(label=_("No mail from"), coerce=int, choices=HOURS)
    quiet_until = forms.TypedChoiceField(
        label=_("No mail until"), coerce=int, choices=HOURS, help_text=_("The same hour twice: mail comes at any hour.")
    )
    rest_days = forms.BooleanField(
        label=_("Mail on weekends and public holidays as well"), required=False,
        help_text=_("Otherwise it waits for the next working day. A make-up workday is a working day."),
    )  # fmt: skip
    about = forms.MultipleChoiceField(label=_("Mail about"), required=False, widget=forms.CheckboxSelectMultiple)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["mail"].choices = [(key.value, spoken_of(name)) for key, name in MAILS.items()]  # type: ignore[attr-defined]
        self.fields["about"].choices = [(key.value, spoken_of(name)) for key, name in KINDS.items()]  # type: ignore[attr-defined]

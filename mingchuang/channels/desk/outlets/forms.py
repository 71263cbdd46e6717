"""The forms of this room."""

from collections.abc import Iterable

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from mingchuang.domains.broadcasts.queries import OUTLET_NAMES
from mingchuang.look.dates import spoken_language


def outlet_name(outlet: str) -> str:
    """微博, 微信."""
    return OUTLET_NAMES[outlet][0 if spoken_language() == "zh" else 1]


class AccountForm(forms.Form):
    """An account of the agency."""

    outlet = forms.ChoiceField(label=gettext_lazy("New media outlet"), widget=forms.RadioSelect)
    name = forms.CharField(label=gettext_lazy("Account name"), max_length=60)
    code = forms.CharField(
        label=gettext_lazy("Code of the account"), max_length=20,
        help_text=gettext_lazy("Small letters and figures; the engineer keeps the credentials under this code."),
    )  # fmt: skip
    automatic = forms.BooleanField(label=gettext_lazy("Post by itself what is released from now on"), required=False)
    section = forms.TypedChoiceField(
        label=gettext_lazy("Only this section"), required=False, coerce=int, empty_value=None
    )

    def __init__(self, *args: object, sections: Iterable[tuple[int, str]], **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        self.fields["outlet"].choices = [(one, outlet_name(one)) for one in OUTLET_NAMES]  # type: ignore[attr-defined]
        self.fields["section"].choices = [("", _("All sections")), *sections]  # type: ignore[attr-defined]


class AskForm(forms.Form):
    """Which document on which account."""

    document = forms.CharField(
        label=gettext_lazy("Document to post"), max_length=200, help_text=gettext_lazy("Its index number or title.")
    )
    account = forms.ChoiceField(label=gettext_lazy("Account name"), widget=forms.RadioSelect)

    def __init__(self, *args: object, accounts: Iterable[tuple[str, str]], **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        self.fields["account"].choices = list(accounts)  # type: ignore[attr-defined]

"""Forms of the people screens."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from mingchuang.domains.agencies.queries import UnitView
from mingchuang.domains.agencies.roles import NAMES, Role
from mingchuang.look.dates import spoken_language
from mingchuang.look.forms import DateField


def role_choices() -> list[tuple[str, str]]:
    """Every role with what it is for."""
    language = spoken_language()
    return [
        (role.value, f"{getattr(name, language)} — {getattr(name, 'duty_' + language)}") for role, name in NAMES.items()
    ]


def unit_choices(units: Iterable[UnitView]) -> list[tuple[str, str]]:
    """The units of an agency, or none."""
    return [("", "—"), *((unit.code, unit.name) for unit in units)]


class RolesForm(forms.Form):
    """Roles to give in one agency."""

    roles = forms.MultipleChoiceField(label=_("Roles"), widget=forms.CheckboxSelectMultiple)
    unit = forms.ChoiceField(label=_("Unit"), required=False)

    def __init__(
        self, *args: Any, units: Iterable[UnitView], held: frozenset[Role] = frozenset(), **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.fields["roles"].choices = [choice for choice in role_choices() if choice[0] not in held]  # type: ignore[attr-defined]
        self.fields["unit"].choices = unit_choices(units)  # type: ignore[attr-defined]


class PasswordForm(forms.Form):
    """A first password, to be told to the person and changed by them."""

    password = forms.CharField(
        label=_("First password"),
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
        strip=False,
        help_text=_("At least ten characters. Tell it to the person; they must change it when they first sign in."),
    )


class ResetForm(forms.Form):
    """Why a second factor is taken away."""

    reason = forms.CharField(
        label=_("Reason"),
        max_length=200,
        help_text=_("For instance: phone lost, recognised in person. It stays in the ledger."),
    )


class EngageForm(PasswordForm, RolesForm):
    """A new member of staff."""

    name = forms.CharField(label=_("Name"), max_length=64)
    username = forms.CharField(
        label=_("User name"), max_length=64, help_text=_("Letters, figures and dots; it cannot be changed later.")
    )
    field_order = ("name", "username", "password", "roles", "unit")


class AgencyForm(forms.Form):
    """Particulars of an agency as printed on its pages, letters and guide."""

    lock_version = forms.IntegerField(widget=forms.HiddenInput)
    name = forms.CharField(label=_("Full name"), max_length=120)
    short_name = forms.CharField(label=_("Short name"), max_length=40)
    name_en = forms.CharField(label=_("English name"), max_length=160, required=False)
    address = forms.CharField(label=_("Address"), max_length=200, required=False)
    postcode = forms.CharField(label=_("Postcode"), max_length=6, required=False)
    phone = forms.CharField(label=_("Phone"), max_length=40, required=False)
    fax = forms.CharField(label=_("Fax"), max_length=40, required=False)
    email = forms.EmailField(label=_("Mail address"), required=False)
    office_name = forms.CharField(label=_("Office that receives requests"), max_length=80, required=False)
    office_hours = forms.CharField(label=_("Office hours"), max_length=120, required=False)
    duties = forms.CharField(label=_("Duties"), widget=forms.Textarea(attrs={"rows": 4}), required=False)
    review_organ = forms.CharField(
        label=_("Review organ"), max_length=120, required=False, help_text=_("Named in the remedy clause of replies.")
    )
    court = forms.CharField(label=_("Competent court"), max_length=120, required=False)
    letter_prefix = forms.CharField(
        label=_("Letter prefix"),
        max_length=20,
        required=False,
        help_text=_("Stands before the year in letter numbers."),
    )


class FoundForm(forms.Form):
    """An agency below the one in use."""

    name = forms.CharField(label=_("Full name"), max_length=120)
    short_name = forms.CharField(label=_("Short name"), max_length=40)
    code = forms.SlugField(
        label=_("Code in addresses"),
        max_length=40,
        help_text=_("Small letters, figures and hyphens, such as luan-data."),
    )
    level = forms.ChoiceField(
        label=_("Level"), choices=[("department", _("Department")), ("government", _("Government"))]
    )
    credit_code = forms.CharField(label=_("Unified credit code"), min_length=18, max_length=18)
    division = forms.RegexField(r"^\d{6,12}$", label=_("Division code"), help_text=_("Such as 341500."))


class UnitForm(forms.Form):
    """A unit of the agency."""

    name = forms.CharField(label=_("Name of the unit"), max_length=80)
    code = forms.SlugField(label=_("Code"), max_length=40, help_text=_("Small letters, figures and hyphens."))


class ChoiceForm(forms.Form):
    """Another value for one of the agency's choices, from a day on."""

    value = forms.ChoiceField(label=_("Value"), widget=forms.RadioSelect)
    since = DateField(label=_("From which day"))

    def __init__(self, *args: Any, choices: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["value"].choices = choices  # type: ignore[attr-defined]

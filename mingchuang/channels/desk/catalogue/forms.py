"""Forms of the catalogue screens."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from mingchuang.channels.desk.words import indented, spoken_of
from mingchuang.domains.agencies.queries import AgencyView, UnitView
from mingchuang.domains.catalogue.queries import CategoryView
from mingchuang.law.documents.categories import Outlet
from mingchuang.law.documents.kinds import kinds


def days_field(**given: Any) -> forms.IntegerField:
    """How often something new is due, in days."""
    label = _("New items at least every … days")
    return forms.IntegerField(label=label, min_value=1, max_value=3660, required=False, **given)


class SectionForm(forms.Form):
    """What an agency decides about its own section."""

    lock_version = forms.IntegerField(widget=forms.HiddenInput)
    owner = forms.ChoiceField(label=_("Kept by"), required=False)
    about = forms.CharField(
        label=_("What belongs here"), max_length=200, required=False, help_text=_("One line, shown above the list.")
    )
    freshness_days = days_field(help_text=_("Empty: as the catalogue says."))

    def __init__(self, *args: Any, units: Iterable[UnitView], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["owner"].choices = [("", "—"), *((unit.code, unit.name) for unit in units)]  # type: ignore[attr-defined]


class OpenForm(forms.Form):
    """Categories to open in the agency."""

    categories = forms.MultipleChoiceField(label=_("Categories"), widget=forms.CheckboxSelectMultiple)

    def __init__(self, *args: Any, offered: Iterable[CategoryView], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["categories"].choices = [(one.code, indented(one.name, one.depth)) for one in offered]  # type: ignore[attr-defined]


class CategoryForm(forms.Form):
    """A new category and the agencies in which it is opened at once."""

    name = forms.CharField(label=_("Name of the category"), max_length=60)
    name_en = forms.CharField(label=_("English name"), max_length=120, required=False)
    code = forms.CharField(label=_("Code"), max_length=40, help_text=_("Such as zt-2026; it cannot be changed later."))
    slug = forms.CharField(
        label=_("Last part of the address"), max_length=60, help_text=_("Small letters, figures and hyphens.")
    )
    parent = forms.ChoiceField(label=_("Under"), required=False)
    outlet = forms.ChoiceField(label=_("Outlet"))
    article = forms.CharField(label=_("Article of the Regulations"), max_length=16, required=False)
    freshness_days = days_field()
    kinds = forms.MultipleChoiceField(
        label=_("Kinds usually placed here"), required=False, widget=forms.SelectMultiple(attrs={"size": 8})
    )
    agencies = forms.MultipleChoiceField(label=_("Opened in"), widget=forms.CheckboxSelectMultiple)

    def __init__(
        self, *args: Any, categories: Iterable[CategoryView], agencies: Iterable[AgencyView], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        above = [("", _("at the top")), *((one.code, indented(one.name, one.depth)) for one in categories)]
        self.fields["parent"].choices = above  # type: ignore[attr-defined]
        self.fields["outlet"].choices = [(one.value, spoken_of(one)) for one in Outlet]  # type: ignore[attr-defined]
        self.fields["kinds"].choices = [(one.id, spoken_of(one)) for one in kinds().values()]  # type: ignore[attr-defined]
        self.fields["agencies"].choices = [(one.code, one.name) for one in agencies]  # type: ignore[attr-defined]

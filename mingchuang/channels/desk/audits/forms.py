"""Forms of the audits."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from mingchuang.domains.audits.policies import LONGEST_NAME
from mingchuang.domains.audits.values import Erasure
from mingchuang.law.audit.families import families
from mingchuang.look.dates import spoken_language
from mingchuang.look.forms import FilesField, FilesInput

SORTS = {
    "": _("in the order of the upload"),
    "agency": _("by agency"),
    "errors": _("most errors first"),
    "open": _("most undecided first"),
}
SEVERITIES = {
    "": _("all"),
    "error": _("with errors"),
    "warning": _("with things to check"),
    "notice": _("with notices"),
    "none": _("nothing found"),
    "unknown": _("not assessed"),
}


class FilesForm(forms.Form):
    """Reports: files, a folder, archives. What is wrong with one of them is told by its name after the others were kept."""

    uploads = FilesField(label=_("Files or ZIP archives"), required=False, allow_empty_file=True)
    folder = FilesField(
        label=_("A folder"),
        required=False,
        allow_empty_file=True,
        widget=FilesInput(attrs={"webkitdirectory": True, "multiple": True}),
    )


class RunForm(FilesForm):
    """A new run with its first files."""

    name = forms.CharField(label=_("Name of the audit"), max_length=LONGEST_NAME)
    year = forms.IntegerField(label=_("Year of the reports"), required=False, widget=forms.TextInput)
    field_order = ("name", "year", "uploads", "folder")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["year"].widget.attrs.update({"inputmode": "numeric", "class": "date-year", "maxlength": 4})


class FilterForm(forms.Form):
    """What the heat map is narrowed by."""

    # Not "agency": that names the agency in use.
    who = forms.CharField(label=_("Agency or file"), required=False, max_length=60)
    severity = forms.ChoiceField(label=_("Faults found"), required=False)
    sort = forms.ChoiceField(label=_("Order"), required=False)
    undecided = forms.BooleanField(label=_("Undecided findings only"), required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["severity"].choices = list(SEVERITIES.items())  # type: ignore[attr-defined]
        self.fields["sort"].choices = list(SORTS.items())  # type: ignore[attr-defined]


class EraseForm(forms.Form):
    """Why a run is erased."""

    reason = forms.ChoiceField(label=_("Reason given"), widget=forms.RadioSelect)
    lock_version = forms.IntegerField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        spoken = spoken_language()
        self.fields["reason"].choices = [(one.value, getattr(one, spoken)) for one in Erasure]  # type: ignore[attr-defined]


class ReasonForm(forms.Form):
    """Why a finding is dismissed; each finding of the page has one of its own."""

    reason = forms.CharField(label=_("Reason for dismissing it"), required=False, widget=forms.Textarea)


def family_names() -> dict[str, str]:
    """The families of checks in the language of the page, in order."""
    return {family.id: getattr(family, spoken_language()) for family in families()}

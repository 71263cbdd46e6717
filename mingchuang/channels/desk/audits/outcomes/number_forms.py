"""The number and the day of letters of findings, as they are typed."""

from django import forms
from django.utils.translation import gettext_lazy

from mingchuang.domains.audits.policies import LONGEST_LETTER_NUMBER
from mingchuang.look.forms import DateField


class NumberingForm(forms.Form):
    """The day of the letters that are numbered together."""

    written = DateField(label=gettext_lazy("Date of the letters"))


class NumberForm(forms.Form):
    """What the registry gave one letter."""

    number = forms.CharField(label=gettext_lazy("Document number"), max_length=LONGEST_LETTER_NUMBER)
    written = DateField(label=gettext_lazy("Date of the letter"))

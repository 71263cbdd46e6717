"""The name of a kept filter."""

from django import forms
from django.utils.translation import gettext_lazy as _


class KeepForm(forms.Form):
    """What it is called, and whether colleagues see it."""

    name = forms.CharField(label=_("Name of the filter"), max_length=40)
    share = forms.BooleanField(label=_("Share it with my agency"), required=False)

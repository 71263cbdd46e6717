"""The form of an absence: its days, and a deputy for each role that somebody else holds."""

from collections.abc import Mapping, Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from mingchuang.channels.desk.words import spoken_of
from mingchuang.domains.agencies.queries import PersonView
from mingchuang.domains.agencies.roles import NAMES, Role
from mingchuang.look.forms import DateField


class AbsenceForm(forms.Form):
    """``others`` are the people who could stand in, by role; a role without any gets no field."""

    first_day = DateField(label=gettext_lazy("First day away"))
    last_day = DateField(label=gettext_lazy("Last day away"))

    def __init__(self, *args: Any, others: Mapping[Role, Sequence[PersonView]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.roles = [role for role in NAMES if others.get(role)]
        for role in self.roles:
            people = [(one.public_id, f"{one.name} ({one.username})") for one in others[role]]
            self.fields[f"deputy_{role.value}"] = forms.ChoiceField(
                label=_("Deputy as %(role)s") % {"role": spoken_of(NAMES[role])},
                choices=[("", _("Choose a person")), *people],
            )

    @property
    def deputy_fields(self) -> list[forms.BoundField]:
        """The fields of the deputies, in the order of the roles."""
        return [self[f"deputy_{role.value}"] for role in self.roles]

    def deputies(self) -> dict[Role, str]:
        """The public id of the deputy chosen for each role."""
        return {role: self.cleaned_data[f"deputy_{role.value}"] for role in self.roles}

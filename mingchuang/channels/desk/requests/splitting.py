"""拆分登记 on the desk: one row for each matter; rows left empty do not count."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from mingchuang.domains.disclosure.actions import Matter
from mingchuang.domains.disclosure.queries import Case, family
from mingchuang.law.disclosure.form import LIMITS
from mingchuang.look.values import Link

from .forms import ActForm

ROWS, FEWEST = 6, 2


class SplitForm(ActForm):
    """Up to six matters, each with its subject line and its wording; the first ones start from what is registered."""

    def prepare(self) -> None:
        for number in range(1, ROWS + 1):
            self.fields[f"subject_{number}"] = forms.CharField(
                label=_("Matter %(number)s: subject line") % {"number": number}, max_length=120, required=number <= FEWEST,
                help_text=gettext_lazy("Short and neutral; no name and no other personal data.") if number == 1 else "",
            )  # fmt: skip
            self.fields[f"description_{number}"] = forms.CharField(
                label=_("Matter %(number)s: what is asked") % {"number": number}, required=number <= FEWEST,
                max_length=LIMITS["description"], widget=forms.Textarea({"rows": 2}),
            )  # fmt: skip
        self.initial.setdefault("subject_1", self.case.row.subject)
        self.initial.setdefault("description_1", self.case.content.get("description", ""))

    def facts(self) -> Mapping[str, Any]:
        typed = [
            Matter(self.cleaned_data[f"subject_{number}"], self.cleaned_data[f"description_{number}"])
            for number in range(1, ROWS + 1)
        ]
        # A row in the middle that was left half empty is said by the act; what follows the last filled row is not there.
        while typed and not (typed[-1].subject.strip() or typed[-1].description.strip()):
            typed.pop()
        return {"lock_version": self.cleaned_data["lock_version"], "matters": tuple(typed)}


def links(case: Case) -> list[Link]:
    """The other requests of the same form."""
    return [
        Link(f"{one.register_number} {one.subject}", reverse("desk_requests:case", args=[one.public_id]))
        for one in family.of(case.row.public_id)
        if one.public_id != case.row.public_id
    ]


def whole(case: Case) -> str:
    """What the applicant had written before the form was divided."""
    return family.whole(case.row.public_id)

"""Forms of what follows a decision: a third party is told, a new decision is ordered."""

from collections.abc import Iterable

from django import forms
from django.utils.translation import gettext_lazy as _

from mingchuang.law.disclosure import form as law
from mingchuang.look.forms import DateField, FilesField

from .forms import ActForm, choices_of, long_text


class _OfThirdParty(ActForm):
    ref = forms.ChoiceField(label=_("Inquiry"))

    def refs(self) -> Iterable[str]:
        """The inquiries this act is about."""
        return self.case.untold

    def prepare(self) -> None:
        parties = {one.ref: one for one in self.case.inquiries}
        self.choose("ref", [(ref, f"{ref} · {parties[ref].party}") for ref in self.refs() if ref in parties])
        if "matter" in self.fields and len(self.case.untold) == 1:
            self.initial.setdefault("matter", parties[self.case.untold[0]].matter)


class TellForm(_OfThirdParty):
    """What is disclosed of a third party's, and why."""

    matter = long_text(_("What is disclosed"), help_text=_("Say nothing about who applied."))
    reasons = long_text(_("Why it is disclosed"))


class NoticeDeliveryForm(_OfThirdParty):
    """How a notice reached its third party."""

    way = forms.ChoiceField(label=_("How it went out"), widget=forms.RadioSelect)
    day = DateField(label=_("Day"), help_text=_("Mail: day of posting. In person: day of signing."))
    proof = forms.CharField(label=_("Proof of delivery"), max_length=300, required=False)
    uploads = FilesField(label=_("Copy of the proof"), required=False)

    def refs(self) -> Iterable[str]:
        return self.case.undelivered

    def prepare(self) -> None:
        super().prepare()
        self.choose("way", [one for one in choices_of(law.DELIVERIES.values()) if one[0] != "online"])


class RedecisionForm(ActForm):
    """Which outcome orders a new decision, when the order came, and until when it is to be answered."""

    remedy = forms.ChoiceField(label=_("Review or lawsuit"), widget=forms.RadioSelect)
    received = DateField(label=_("Order received on"))
    until = DateField(
        label=_("To be answered by, as the order says"), required=False,
        help_text=_("Empty where the order states no day: 20 working days are counted from its receipt."),
    )  # fmt: skip

    def prepare(self) -> None:
        corrected = [one for one in self.case.remedies if one.outcome == "corrected" and not one.redecided]
        self.choose("remedy", [(one.public_id, f"{one.organ} {one.case_number}".strip()) for one in corrected])

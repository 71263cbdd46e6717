"""Forms of the acts on a request. Field names are those of the act, so that a filled form is the act's facts."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from mingchuang.domains.agencies import queries as agencies
from mingchuang.domains.agencies.roles import Role
from mingchuang.domains.disclosure.queries import Case
from mingchuang.law.disclosure import form as law
from mingchuang.look.dates import spoken_language
from mingchuang.look.forms import DateField, FilesField

from . import words

Choices = list[tuple[str, Any]]


def choices_of(rows: Iterable[Any]) -> Choices:
    """Choices of a law table in the language of the page."""
    return [(one.id, str(getattr(one, spoken_language()))) for one in rows]


class ActForm(forms.Form):
    """What every act carries: the version of the request that the page showed."""

    lock_version = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, case: Case, today: date, **kwargs: Any) -> None:
        kwargs.setdefault("initial", {}).setdefault("lock_version", case.row.lock_version)
        super().__init__(*args, **kwargs)
        self.case, self.today = case, today
        self.prepare()

    def prepare(self) -> None:
        """Fill choices and first values from the case."""

    def choose(self, name: str, choices: Choices) -> None:
        """The choices of one field."""
        self.fields[name].choices = choices  # type: ignore[attr-defined]

    def facts(self) -> Mapping[str, Any]:
        """What the act is given."""
        return self.cleaned_data


def long_text(label: Any, **options: Any) -> forms.CharField:
    """A field for a text of several lines."""
    return forms.CharField(label=label, widget=forms.Textarea({"rows": 4}), max_length=5000, **options)


class ConfirmForm(ActForm):
    """The receipt confirmed, and the neutral subject line."""

    subject = forms.CharField(
        label=_("Subject line"), max_length=120, help_text=_("Short and neutral; no name and no other personal data.")
    )
    confirmed = DateField(label=_("Day of confirmation"), required=False)

    def prepare(self) -> None:
        self.fields["confirmed"].help_text = _("The day both sides confirmed; empty means today.")


class AssignForm(ActForm):
    """To a unit, a handler, or both."""

    unit = forms.ChoiceField(label=_("Unit"), required=False)
    handler = forms.ChoiceField(label=_("Handler"), required=False)

    def prepare(self) -> None:
        code = self.case.row.agency
        self.choose("unit", [("", "—"), *((one.code, one.name) for one in agencies.units(code))])
        held = [
            one
            for role in (Role.HANDLER, Role.FOI_CLERK)
            for one in agencies.memberships(code, on=self.today, role=role)
        ]
        people = {one.person.public_id: one.person.name for one in held if one.person.is_active}
        self.choose("handler", [("", "—"), *people.items()])


class CorrectionNoticeForm(ActForm):
    """What is unclear and what to correct, by when."""

    unclear = long_text(_("What is unclear"))
    items = long_text(_("What to correct"))
    guidance = long_text(_("Guidance"), help_text=_("How the applicant can find the right name or number."))
    reply_until = DateField(label=_("To be corrected by"))


class CorrectionForm(ActForm):
    """What the applicant sent in answer to the notice."""

    received = DateField(label=_("Received on"))
    text = long_text(_("What was corrected"), required=False)
    uploads = FilesField(label=_("Added material"), required=False)
    late_reason = forms.CharField(
        label=_("Why it is late"), required=False, max_length=500, help_text=_("Only when the period has passed.")
    )


class InquiryForm(ActForm):
    """Who is asked, and about which information."""

    recipient = forms.ChoiceField(label=_("Who is asked"), widget=forms.RadioSelect)
    party = forms.CharField(label=_("Name of who is asked"), max_length=200)
    contact = forms.CharField(label=_("Address and contact"), max_length=300, required=False)
    matter = long_text(_("Information concerned"), help_text=_("Say nothing about who applied."))

    def prepare(self) -> None:
        self.choose("recipient", list(words.RECIPIENTS.items()))


class _OfInquiry(ActForm):
    ref = forms.ChoiceField(label=_("Inquiry"))

    def open_refs(self) -> Choices:
        """The inquiries that still wait."""
        return [(one.ref, f"{one.ref} · {one.party}") for one in self.case.inquiries if not one.stance]

    def prepare(self) -> None:
        self.choose("ref", self.open_refs())


class InquiryDeliveryForm(_OfInquiry):
    """The day an inquiry reached its addressee."""

    day = DateField(label=_("Delivered on"))

    def open_refs(self) -> Choices:
        undelivered = {one.ref for one in self.case.inquiries if one.delivered_on is None}
        return [one for one in super().open_refs() if one[0] in undelivered]


class OpinionForm(_OfInquiry):
    """What the addressee of an inquiry thinks."""

    day = DateField(label=_("Received on"))
    stance = forms.ChoiceField(label=_("Opinion given"), widget=forms.RadioSelect)
    opinion = long_text(_("Reasons given"), required=False)

    def prepare(self) -> None:
        super().prepare()
        self.choose("stance", list(words.STANCES.items()))


class SilenceForm(_OfInquiry):
    """An inquiry whose 15 working days went by."""


class ExtensionForm(ActForm):
    """How long, and why."""

    working_days = forms.IntegerField(label=_("Working days"), min_value=1, max_value=20)
    reason = long_text(_("Reason of the extension"), help_text=_("As the notice to the applicant states it."))


class ReasonsNoticeForm(ActForm):
    """Until when the applicant is asked to give reasons."""

    reply_until = DateField(label=_("Reasons to be given by"))


class ReasonsForm(ActForm):
    """The reasons the applicant gave."""

    day = DateField(label=_("Received on"))
    text = long_text(_("Reasons the applicant gave"))


class DelayForm(ActForm):
    """The day the answer is put off to, and why."""

    until = DateField(label=_("To be answered by"), help_text=_("A reasonable day, later than the due day."))
    reason = long_text(
        _("Why it cannot be answered in time"), help_text=_("Read by who approves it; not in the notice.")
    )


class OpinionOnDraftForm(ActForm):
    """Why a draft goes back."""

    opinion = long_text(_("What has to be changed"))


class SignForm(ActForm):
    """The sign-off of a draft."""

    opinion = long_text(_("Opinion on the draft"), required=False)


class DeliverForm(ActForm):
    """How the reply went out, with its proof."""

    way = forms.ChoiceField(label=_("How it went out"), widget=forms.RadioSelect)
    day = DateField(
        label=_("Day"), required=False, help_text=_("Mail: day of posting. In person: day of signing. Online: today."),
    )  # fmt: skip
    proof = forms.CharField(label=_("Proof of delivery"), max_length=300, required=False)
    uploads = FilesField(label=_("Copy of the proof"), required=False)

    def prepare(self) -> None:
        self.choose("way", choices_of(law.DELIVERIES.values()))
        self.initial.setdefault("way", self.case.way)


class WithdrawForm(ActForm):
    """The day on which the applicant told staff."""

    day = DateField(label=_("Day of withdrawal"))


class ReviewForm(ActForm):
    """A review that was applied for."""

    organ = forms.CharField(label=_("Review organ"), max_length=120)
    filed = DateField(label=_("Applied for on"))
    case_number = forms.CharField(label=_("Case number"), max_length=80, required=False)


class SuitForm(ActForm):
    """A lawsuit, direct or after a review."""

    court = forms.CharField(label=_("Name of the court"), max_length=120)
    filed = DateField(label=_("Filed on"))
    after = forms.ChoiceField(label=_("After which review"), required=False)
    case_number = forms.CharField(label=_("Case number"), max_length=80, required=False)

    def prepare(self) -> None:
        reviews = [
            (one.public_id, f"{one.organ} {one.case_number}") for one in self.case.remedies if one.kind == "review"
        ]
        self.choose("after", [("", _("none: filed directly")), *reviews])


class OutcomeForm(ActForm):
    """How a review or lawsuit ended."""

    remedy = forms.ChoiceField(label=_("Review or lawsuit"))
    outcome = forms.ChoiceField(label=_("Outcome"), widget=forms.RadioSelect)
    day = DateField(label=_("Day of the outcome"))

    def prepare(self) -> None:
        pending = [one for one in self.case.remedies if one.outcome == "pending"]
        self.choose("remedy", [(one.public_id, f"{words.REMEDIES[one.kind]} · {one.organ}") for one in pending])
        self.choose("outcome", [(key, str(text)) for key, text in words.OUTCOMES.items() if key != "pending"])


class PlainForm(ActForm):
    """An act without facts: the button is the whole of it."""

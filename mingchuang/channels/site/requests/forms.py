"""The forms of applicants. What makes an application whole is asked of the law room (条例 art.29), not decided here."""

from collections.abc import Iterable, Mapping
from typing import Any

from django import forms
from django.core import signing
from django.utils.crypto import get_random_string
from django.utils.translation import gettext_lazy as _

from mingchuang.law.disclosure import form as law
from mingchuang.law.refusal import Refusal
from mingchuang.look.dates import spoken_language
from mingchuang.look.forms import FilesField
from mingchuang.look.sentences import sentence

KEY_SALT = "site_requests.form_key"
WANTED_FIELDS = ("title", "description", "other_features", "medium", "delivery", "help_needed")
ORGANISATIONS = [kind for kind in law.APPLICANT_KINDS.values() if kind.organisation]


def new_key() -> str:
    """A signed random key for one form to fill in: only this site makes one, so nobody can name another's."""
    return signing.Signer(salt=KEY_SALT).sign(get_random_string(40))


def key_of(signed: str) -> str:
    """The key a form brought back, or "" when it is not one of ours."""
    try:
        return signing.Signer(salt=KEY_SALT).unsign(signed)
    except signing.BadSignature:
        return ""


def choices_of(rows: Iterable[law.Choice]) -> list[tuple[str, str]]:
    """The choices of a law table in the language of the page."""
    return [(one.id, str(getattr(one, spoken_language()))) for one in rows]


def _line(label: Any, *, required: bool = False, hint: Any = "", **attrs: Any) -> forms.CharField:
    return forms.CharField(label=label, required=required, help_text=hint, widget=forms.TextInput(attrs))


class ApplicationForm(forms.Form):
    """What both kinds of applicant fill in: what they want and how they want it."""

    title = _line(_("Name of the information"), hint=_("If you know it, for example the title of a document."))
    description = forms.CharField(
        label=_("Description of the information"),
        help_text=_(
            "Its name, document number, date or other features that help to find it. Nobody asks what you need it for."
        ),
        widget=forms.Textarea({"rows": 7}),
    )
    other_features = _line(
        _("Document number or other features"), hint=_("For example 六政办〔2020〕1号, or the year.")
    )
    medium = forms.ChoiceField(label=_("Form of the copy"), widget=forms.RadioSelect)
    delivery = forms.ChoiceField(label=_("How you want to obtain it"), widget=forms.RadioSelect)
    help_needed = _line(
        _("Help you need"), hint=_("If reading, seeing or hearing is difficult for you, say what would help.")
    )

    group = "natural"
    who_fields: tuple[str, ...] = ()
    contact_fields: tuple[str, ...] = ()
    agent_fields: tuple[str, ...] = ()

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        # What is wrong is listed in the order in which the page asks.
        self.order_fields([*self.who_fields, *self.contact_fields, *self.agent_fields, *WANTED_FIELDS])
        self.fields["id_kind"].choices = [("", "—"), *choices_of(law.ID_KINDS[self.group].values())]  # type: ignore[attr-defined]
        self.fields["medium"].choices = choices_of(law.MEDIA.values())  # type: ignore[attr-defined]
        self.fields["delivery"].choices = choices_of(law.DELIVERIES.values())  # type: ignore[attr-defined]
        for name, field in self.fields.items():
            if name in law.LIMITS:
                field.widget.attrs["maxlength"] = law.LIMITS[name]
            field.error_messages["required"] = self._missing(name) or field.error_messages.get("required", "")
            if field.required:
                field.widget.attrs["data-missing"] = field.error_messages["required"]

    @staticmethod
    def _missing(name: str) -> str:
        if name in ("description", "medium", "delivery", "name", "id_kind", "id_number", "applicant_kind"):
            return sentence(Refusal(f"disclosure.{name}_missing"))
        if name in ("legal_representative", "contact_person"):
            return sentence(Refusal(f"disclosure.{name}_missing"))
        return ""

    def values(self) -> dict[str, str]:
        """What was typed, by the names of the law room."""
        return {name: str(self.data.get(name, "")) for name in self.fields}

    def clean(self) -> dict[str, Any]:
        """Add what art.29 misses, one sentence a field."""
        cleaned = super().clean() or {}
        texts = {name: str(value or "") for name, value in cleaned.items()}
        self.refuse(law.check(self.with_kind(texts)))
        return cleaned

    def with_kind(self, texts: Mapping[str, str]) -> dict[str, str]:
        """The values with the kind of applicant this form is for."""
        return {**texts, "applicant_kind": texts.get("applicant_kind") or "natural"}

    def refuse(self, refusals: Iterable[Refusal]) -> None:
        """Show refusals at their fields, but only the first of a field."""
        for refusal in refusals:
            field = refusal.field if refusal.field in self.fields else None
            if field is None or field not in self.errors:
                self.add_error(field, sentence(refusal))


class PersonForm(ApplicationForm):
    """A natural person."""

    name = _line(_("Name"), required=True, autocomplete="name")
    id_kind = forms.ChoiceField(label=_("Kind of identity document"))
    id_number = _line(_("Number of the document"), required=True, autocomplete="off")
    phone = _line(_("Telephone"), autocomplete="tel", inputmode="tel")
    email = _line(_("E-mail"), autocomplete="email", inputmode="email")
    address = _line(_("Postal address"), autocomplete="street-address")
    postcode = _line(_("Postcode"), autocomplete="postal-code", inputmode="numeric")
    fax = _line(_("Fax number"), inputmode="tel")
    agent_name = _line(
        _("Name of your agent"),
        hint=_("Only if somebody applies for you. Upload your authority with the identity proof."),
    )
    agent_contact = _line(_("Contact of your agent"))

    who_fields: tuple[str, ...] = ("name", "id_kind", "id_number")
    contact_fields = ("phone", "email", "address", "postcode", "fax")
    agent_fields = ("agent_name", "agent_contact")


class OrganisationForm(PersonForm):
    """A legal person or other organisation of one of five kinds."""

    group = "organisation"
    applicant_kind = forms.ChoiceField(label=_("Kind of organisation"), widget=forms.RadioSelect)
    name = _line(_("Name of the organisation"), required=True, autocomplete="organization")
    legal_representative = _line(_("Legal representative"), required=True)
    contact_person = _line(_("Contact person"), required=True, autocomplete="name")

    who_fields = ("applicant_kind", "name", "id_kind", "id_number", "legal_representative", "contact_person")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["applicant_kind"].choices = choices_of(ORGANISATIONS)  # type: ignore[attr-defined]

    def with_kind(self, texts: Mapping[str, str]) -> dict[str, str]:
        """The kind that was chosen; none is no natural person."""
        return {**texts, "applicant_kind": texts.get("applicant_kind") or "other_org"}


FORMS: dict[str, type[PersonForm]] = {"person": PersonForm, "organisation": OrganisationForm}


class HandInForm(forms.Form):
    """The last step: proof of identity, and what else the applicant adds."""

    identity = FilesField(
        label=_("Proof of identity"),
        help_text=_(
            "A photograph or scan of the document named above (JPG, PNG or PDF). Only the staff who handle your request see it."
        ),
        error_messages={"required": _("Upload a photograph or scan of your proof of identity.")},
    )
    authority = FilesField(label=_("Authority of your agent"), required=False)
    material = FilesField(label=_("Other material"), required=False, help_text=_("What helps to find the information."))


class StatusForm(forms.Form):
    """The query code."""

    code = forms.CharField(
        label=_("Query code"), max_length=40,
        help_text=_("Twelve letters and figures, as on your receipt. Hyphens do not matter."),
        widget=forms.TextInput({"autocomplete": "off", "autocapitalize": "characters", "spellcheck": "false"}),
        error_messages={"required": _("Enter the query code of your receipt.")},
    )  # fmt: skip


class StartStatusForm(StatusForm):
    """The query code with the agency it belongs to."""

    agency = forms.ChoiceField(label=_("Agency you asked"))
    field_order = ("agency", "code")

    def __init__(self, *args: Any, agencies: Iterable[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["agency"].choices = list(agencies)  # type: ignore[attr-defined]


class CorrectionForm(forms.Form):
    """The applicant's answer to a correction notice."""

    text = forms.CharField(
        label=_("Your correction"), required=False, widget=forms.Textarea({"rows": 5}), max_length=5000
    )
    late_reason = forms.CharField(
        label=_("Why it is late"), required=False, max_length=500,
        help_text=_("Only when the day named in the notice has passed."),
    )  # fmt: skip
    uploads = FilesField(label=_("Material"), required=False)

"""The form of an edition, made for its kind."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import fields
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from mingchuang.channels.desk.words import spoken_of
from mingchuang.domains.agencies.queries import AgencyView
from mingchuang.domains.documents.content import Content
from mingchuang.law.documents.kinds import Kind, KindField
from mingchuang.law.documents.metadata import Publicity, label, vocabulary
from mingchuang.look.dates import spoken_language
from mingchuang.look.forms import DateField

from . import pictures

COMMON = frozenset(field.name for field in fields(Content)) - {"kind", "details"}
POLICY = ("issued_on", "effective_on", "expires_on", "trial")


def spoken_label(name: str) -> str:
    """The words of a metadata field in the language of the page."""
    zh, en = label(name)
    return zh if spoken_language() == "zh" else en


def own_field(own: KindField) -> forms.Field:
    """The form field of a fact that only one kind has."""
    given: dict[str, Any] = {"label": spoken_of(own), "required": False}
    if own.type == "date":
        return DateField(**given)
    if own.type == "flag":
        return forms.BooleanField(**given)
    if own.type == "choice":
        return forms.ChoiceField(**given, choices=[("", "—"), *((one.id, spoken_of(one)) for one in own.choices)])
    if own.type in ("year", "count"):
        return forms.IntegerField(**given, min_value=0, max_value=9999 if own.type == "year" else None)
    long = own.id in ("basis", "explanation", "concern")
    widget = forms.Textarea(attrs={"rows": 3}) if long else forms.TextInput()
    return forms.CharField(**given, widget=widget)


def _words(name: str) -> list[tuple[str, str]]:
    return [("", "—"), *((word, word) for word in vocabulary(name))]


class EditionForm(forms.Form):
    """Title, text and metadata of one edition. Nothing but the title is required to save; submitting asks for the rest."""

    use_required_attribute = False

    title = forms.CharField(max_length=200, widget=forms.TextInput(attrs={"autocomplete": "off"}))
    body = forms.CharField(
        required=False, label=_("Text"), widget=forms.Textarea(attrs={"rows": 18, "data-editor": ""})
    )
    document_number = forms.CharField(
        required=False, max_length=60, help_text=_("As in 六数〔2026〕8号; leave it empty if there is none.")
    )
    made_on = DateField(required=False)
    issued_on = DateField(required=False)
    effective_on = DateField(required=False)
    expires_on = DateField(
        required=False, help_text=_("The last day in force; empty where the kind has its usual term.")
    )
    trial = forms.BooleanField(required=False, label=_("For trial or provisional"))
    summary = forms.CharField(required=False, widget=forms.Textarea(attrs={"rows": 3}))
    keywords = forms.CharField(required=False, max_length=200, help_text=_("Parted by 、 or commas."))
    sections = forms.TypedMultipleChoiceField(
        required=False, label=_("Sections"), coerce=int, widget=forms.CheckboxSelectMultiple,
        help_text=_("It is counted in the first one it is released in."),
    )  # fmt: skip
    first_section = forms.TypedChoiceField(required=False, label=_("First section"), coerce=int, empty_value=None)
    publicity = forms.ChoiceField(label=_("Publicity"), widget=forms.RadioSelect)
    publicity_reason = forms.CharField(
        required=False, max_length=400, label=_("Why it is not published"), widget=forms.Textarea(attrs={"rows": 2})
    )
    issuing_agency = forms.ChoiceField(required=False)
    drafting_agency = forms.ChoiceField(required=False)
    source = forms.CharField(required=False, max_length=80)
    topic = forms.ChoiceField(required=False)
    audience = forms.ChoiceField(required=False)
    life_stage = forms.ChoiceField(required=False)

    def __init__(
        self, *args: Any, kind: Kind, places: Iterable[tuple[int, str]], agencies: Iterable[AgencyView], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.kind = kind
        if not (kind.policy or "effective_on" in kind.required):
            for name in POLICY:
                del self.fields[name]
        for own in kind.fields:
            self.fields[own.id] = own_field(own)
        self._label()
        self._offer(list(places), list(agencies))

    def _label(self) -> None:
        for name, field in self.fields.items():
            if not field.label:
                field.label = spoken_label(name)
        self.wanted = [name for name in ("body", *self.kind.required, *self.kind.needs) if name in self.fields]
        self._show_wanted(True)
        if "document_number" in self.wanted:
            self.fields["document_number"].help_text = _("As in 六数〔2026〕8号.")

    def _show_wanted(self, wanted: bool) -> None:
        """What must be filled before the submission is not marked optional, and yet may be empty in a draft."""
        for name in self.wanted:
            self.fields[name].required = wanted

    def full_clean(self) -> None:
        """A draft may be incomplete; the act of submitting asks for the rest."""
        self._show_wanted(False)
        super().full_clean()
        self._show_wanted(True)

    def _offer(self, places: list[tuple[int, str]], agencies: list[AgencyView]) -> None:
        chosen = {str(one) for one in (self["sections"].value() or ())}
        offers: dict[str, list] = {
            "sections": sorted(places, key=lambda one: str(one[0]) not in chosen),
            "first_section": [("", _("the first of them")), *places],
            "publicity": [(one.value, spoken_of(one)) for one in Publicity],
            "topic": _words("topics"),
            "audience": _words("audiences"),
            "life_stage": _words("life_stages"),
        }
        for name in ("issuing_agency", "drafting_agency"):
            offers[name] = [("", _("the publishing agency")), *((one.code, one.name) for one in agencies)]
        for name, choices in offers.items():
            self.fields[name].choices = choices  # type: ignore[attr-defined]

    def groups(self) -> Iterator[tuple[str, list[forms.BoundField]]]:
        """The metadata in three groups for the page; title and text stand alone."""
        own = [one.id for one in self.kind.fields]
        first = ["document_number", "made_on", *POLICY, *own, "summary", "keywords"]
        place = ["sections", "first_section", "publicity", "publicity_reason"]
        rest = ["issuing_agency", "drafting_agency", "source", "topic", "audience", "life_stage"]
        for title, names in ((_("Metadata"), first), (_("Where it is read"), place), (_("More"), rest)):
            yield str(title), [self[name] for name in names if name in self.fields]

    def content(self) -> Content:
        """What was typed, as the act takes it."""
        given = dict(self.cleaned_data)
        own = {one.id: given.pop(one.id) for one in self.kind.fields}
        chosen, first = given.pop("sections"), given.pop("first_section")
        placed = [*([first] if first in chosen else []), *(one for one in chosen if one != first)]
        given["body"] = pictures.for_release(given["body"])
        return Content(kind=self.kind.id, details=own, sections=tuple(placed), **given)

    @staticmethod
    def initial_of(content: Content) -> dict[str, Any]:
        """The form's values for an edition."""
        values = {name: getattr(content, name) for name in COMMON}
        values["body"] = pictures.for_desk(content.body)
        values["first_section"] = content.sections[0] if content.sections else None
        return {**values, **content.details}

    def typed_values(self, data: Mapping[str, Any]) -> dict[str, Any]:
        """What somebody typed and never saved, as initial values: nothing is checked yet."""
        return {
            name: field.widget.value_from_datadict(data, {}, self.add_prefix(name))
            for name, field in self.fields.items()
        }

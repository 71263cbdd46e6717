"""Staff enter an application that came by any channel; the receipt with the query code is printed for the applicant."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django import forms
from django.core import signing
from django.http import HttpResponseBase
from django.utils.crypto import get_random_string
from django.utils.translation import gettext_lazy as _

from mingchuang.channels.desk.base import SeatedRequest, by, desk, refusals_in, show
from mingchuang.domains.agencies.roles import Role
from mingchuang.domains.disclosure import actions, queries, secrets
from mingchuang.law.disclosure import form as law
from mingchuang.look.forms import DateField, FilesField
from mingchuang.look.values import Row

from . import uploads, words
from .forms import choices_of

SALT = "desk_requests.form_key"
# Web requests come in by themselves.
CHANNELS = [channel for channel in law.CHANNELS.values() if channel.id != "web"]
LONG = ("description",)


class EntryForm(forms.Form):
    """An application of art.29 with the dates of art.31 and the subject line."""

    channel = forms.ChoiceField(label=_("Channel"), widget=forms.RadioSelect)
    applicant_kind = forms.ChoiceField(label=_("Applicant"), widget=forms.RadioSelect)
    id_kind = forms.ChoiceField(label=_("Kind of identity document"))
    medium = forms.ChoiceField(label=_("Form of the copy"), widget=forms.RadioSelect)
    delivery = forms.ChoiceField(label=_("How to obtain it"), widget=forms.RadioSelect)
    subject = forms.CharField(
        label=_("Subject line"), max_length=120, required=False,
        help_text=_("Short and neutral; no name and no other personal data. With it the request is registered at once."),
    )  # fmt: skip
    uploads = FilesField(label=_("Scans of the application"), required=False)
    form_key = forms.CharField(widget=forms.HiddenInput, required=False)

    who_fields = (
        "name", "id_kind", "id_number", "legal_representative", "contact_person", "phone", "email", "address", "postcode", "fax",
        "agent_name", "agent_contact", "help_needed",
    )  # fmt: skip

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        kinds = [one for group in law.ID_KINDS.values() for one in group.values()]
        self._choose("channel", choices_of(CHANNELS))
        self._choose("applicant_kind", choices_of(law.APPLICANT_KINDS.values()))
        self._choose("id_kind", list(dict(choices_of(kinds)).items()))
        self._choose("medium", choices_of(law.MEDIA.values()))
        self._choose("delivery", choices_of(law.DELIVERIES.values()))
        for name in (*self.who_fields, *law.CONTENT_FIELDS):
            if name not in self.fields:
                widget = forms.Textarea({"rows": 6}) if name in LONG else forms.TextInput()
                self.fields[name] = forms.CharField(
                    label=words.PERSON[name], required=name in ("name", "id_number", "description"), widget=widget
                )
        for name, label in words.DATES.items():
            self.fields[name] = DateField(label=label, required=False)
        self.initial.setdefault("form_key", signing.Signer(salt=SALT).sign(get_random_string(40)))

    def _choose(self, name: str, choices: list[tuple[str, str]]) -> None:
        self.fields[name].choices = choices  # type: ignore[attr-defined]

    def values(self) -> Mapping[str, str]:
        """The fields of the application by the names of the law room."""
        names = (*law.PERSONAL_FIELDS, *law.CONTENT_FIELDS, *law.CHOICE_FIELDS)
        return {name: str(self.cleaned_data.get(name) or "") for name in names}

    def dates(self) -> dict[str, date]:
        """The dates that were given."""
        return {name: self.cleaned_data[name] for name in words.DATES if self.cleaned_data.get(name)}

    def key(self) -> str:
        """The random key of this form; a made-up one becomes a fresh one."""
        try:
            return signing.Signer(salt=SALT).unsign(self.cleaned_data["form_key"])
        except signing.BadSignature:
            return get_random_string(40)


@desk(Role.FOI_CLERK)
def enter(request: SeatedRequest) -> HttpResponseBase:
    """Enter an application; the next page is the applicant's receipt."""
    sent = (request.POST, request.FILES) if request.method == "POST" else ()
    form = EntryForm(*sent)
    if form.is_bound and form.is_valid():
        with refusals_in(form):
            received = actions.receive(
                by=by(request), agency=request.seat.code, channel=form.cleaned_data["channel"], values=form.values(),
                form_key=form.key(), dates=form.dates(), subject=form.cleaned_data["subject"],
                uploads=uploads.read("material", form.cleaned_data["uploads"]),
            )  # fmt: skip
            return _receipt(request, received)
    groups = {
        "who": [form[name] for name in form.who_fields],
        "what": [form[name] for name in law.CONTENT_FIELDS],
        "days": [form[name] for name in words.DATES],
    }
    return show(request, "desk_requests/enter.html", {"form": form, **groups})


def _receipt(request: SeatedRequest, received: actions.Received) -> HttpResponseBase:
    case = queries.case(received.public_id, by(request))
    context = {
        "agency": request.seat.agency, "code": secrets.shown(received.query_code), "number": received.register_number,
        "public_id": received.public_id, "clock": case.clock,
        "rows": [Row(str(words.PERSON["name"]), case.applicant.get("name", ""))],
    }  # fmt: skip
    return show(request, "desk_requests/receipt.html", context)

"""The templates of an agency: which are offered for which kind, its own kept and put away."""

from django import forms
from django.http import HttpResponseBase, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from mingchuang.channels.desk.base import Role, SeatedRequest, by, desk, done, refusals_in, refusals_said, show
from mingchuang.channels.desk.words import spoken_of
from mingchuang.domains.documents import actions
from mingchuang.domains.documents.queries import templates as queries
from mingchuang.law.documents.kinds import genres, kinds
from mingchuang.look.dates import spoken_language
from mingchuang.look.values import Cell, Column, Link, Table

from . import words
from .lists import KEEPERS, tabs


class TemplateForm(forms.Form):
    """A template: under which kind and name it is offered, and how a document begins with it."""

    use_required_attribute = False

    kind = forms.ChoiceField(label=gettext_lazy("Document kind"))
    name = forms.CharField(max_length=60, label=gettext_lazy("Name of the template"))
    title = forms.CharField(max_length=200, required=False, label=gettext_lazy("Title"))
    body = forms.CharField(
        required=False, label=gettext_lazy("Text"), widget=forms.Textarea(attrs={"rows": 18, "data-editor": ""})
    )

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        self.fields["kind"].choices = [  # type: ignore[attr-defined]
            (spoken_of(genre), [(one, words.kind_name(one)) for one in genre.kinds if not kinds()[one].carried_by])
            for genre in genres().values()
        ]


@desk(*KEEPERS, methods=("GET",))
def templates(request: SeatedRequest) -> HttpResponseBase:
    """Every template that is offered in this agency."""
    language = "zh" if spoken_language() == "zh" else "en"
    drafter = request.seat.may(Role.DRAFTER)
    rows = []
    for one in queries.templates(request.seat.code):
        acts = [Link(_("Change") if one.own else _("Make our own of it"), _edit(one.id))]
        if drafter:
            acts.insert(
                0, Link(_("Begin with it"), f"{reverse('desk_documents:new', args=[one.kind])}?template={one.id}")
            )
        origin = _("our own") if one.own else _("comes with the system")
        rows.append([getattr(one, language), words.kind_name(one.kind), origin, Cell(acts=acts)])
    columns = [Column(_("Name of the template")), Column(_("Document kind")), Column(_("Origin")), Column(_("Act"))]
    table = Table(_("Templates"), columns, rows, empty=_("There is no template yet."))
    return show(request, "desk_documents/templates.html", {"table": table, "tabs": tabs("templates", request.seat)})


@desk(*KEEPERS)
def edit(request: SeatedRequest, template: str = "") -> HttpResponseBase:
    """A template, new or changed; a shipped one becomes the agency's own under the same name."""
    found = queries.template(request.seat.code, template) if template else None
    start = {"kind": found.kind, "name": found.zh, "title": found.title, "body": found.body} if found else {}
    form = TemplateForm(request.POST or None, initial=start)
    if request.method == "POST" and form.is_valid():
        with refusals_in(form):
            actions.keep_template(by=by(request), agency=request.seat.code, **form.cleaned_data)
            return done(
                request, _("Kept. New documents of the kind may begin with it."), reverse("desk_documents:templates")
            )
    return show(request, "desk_documents/edit_template.html", {"form": form, "found": found})


@desk(*KEEPERS, methods=("POST",))
def retire(request: SeatedRequest, template: str) -> HttpResponseBase:
    """Put one of the agency's own away."""
    to = reverse("desk_documents:templates")
    with refusals_said(request):
        actions.retire_template(by=by(request), template=template)
        return done(request, _("Put away; no new document begins with it."), to)
    return HttpResponseRedirect(to)


def _edit(template: str) -> str:
    return reverse("desk_documents:edit_template", args=[template])

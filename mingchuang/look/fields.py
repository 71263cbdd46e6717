"""What the field component shows of a Django form field."""

from dataclasses import dataclass
from typing import TypedDict

from django import forms
from django.forms import BoundField
from django.forms.forms import BaseForm
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from mingchuang.look.dates import spoken_language
from mingchuang.look.forms import DateWidget
from mingchuang.look.tongue import tongued

GROUPS = (forms.RadioSelect, forms.CheckboxSelectMultiple, DateWidget)


class FieldView(TypedDict):
    """Context of the field template."""

    field: BoundField
    kind: str
    group: bool
    hint: str
    hide_label: bool
    optional: bool
    errors: list[str]
    hint_id: str
    error_id: str


@dataclass(frozen=True)
class FormError:
    """One error and the id of the input it leads to ("" for an error of the whole form)."""

    text: str
    target: str


def kind_of(bound: BoundField) -> str:
    """text, textarea, select, checkbox, choices, date, file or files: decides the markup and the style."""
    widget = bound.field.widget
    kinds: tuple[tuple[type | tuple, str], ...] = (
        (DateWidget, "date"),
        ((forms.RadioSelect, forms.CheckboxSelectMultiple), "choices"),
        (forms.CheckboxInput, "checkbox"),
        (forms.FileInput, "file"),
        (forms.Textarea, "textarea"),
        (forms.Select, "select"),
    )
    return next((kind for types, kind in kinds if isinstance(widget, types)), "text")


def texts_of(bound: BoundField) -> list[str]:
    """The errors of a field as sentences; a bare "required" or "invalid choice" of Django becomes one that names the field."""
    verbs = {
        "choices": _("Choose: %(label)s."),
        "select": _("Choose: %(label)s."),
        "checkbox": _("Tick this to go on: %(label)s"),
        "file": _("Choose a file: %(label)s."),
    }
    verb = verbs.get(kind_of(bound), _("Enter: %(label)s."))
    return [
        verb % {"label": bound.label} if _bare(error) else str(text)
        for error in bound.errors.as_data()
        for text in error
    ]


def _bare(error: forms.ValidationError) -> bool:
    """Whether this is Django's own sentence, which names no field and repeats what an address or a page was made to send."""
    standard = {
        "required": (forms.Field,),
        "invalid_choice": (forms.ChoiceField, forms.MultipleChoiceField, forms.ModelChoiceField),
    }
    code = str(error.code)
    own = {str(kind.default_error_messages[code]) for kind in standard.get(code, ())}
    return str(error.message) in own


def mark_choices(widget: forms.Widget) -> None:
    """Chinese choices on an English page: each label of a list of boxes, and a closed list as a whole when all are Chinese.

    A form has a copy of the widget of its own, so that the mark stays on this page.
    """
    if spoken_language() == "zh" or not isinstance(
        widget, forms.RadioSelect | forms.Select | forms.CheckboxSelectMultiple
    ):
        return
    choices = list(widget.choices)
    if any(isinstance(label, list | tuple) for _value, label in choices):
        return
    named = [label for value, label in choices if value not in ("", None)]
    if isinstance(widget, GROUPS):
        widget.choices = [(value, tongued(label)) for value, label in choices]
    elif named and all(isinstance(tongued(label), SafeString) for label in named):
        widget.attrs["lang"] = "zh-Hans"


def view_of(bound: BoundField, *, hint: str, hide_label: bool) -> FieldView:
    """Everything the template needs; the hint and error ids are those Django puts into ``aria-describedby``."""
    mark_choices(bound.field.widget)
    return FieldView(
        field=bound,
        kind=kind_of(bound),
        group=isinstance(bound.field.widget, GROUPS),
        hint=hint or str(bound.help_text or ""),
        hide_label=hide_label,
        optional=not bound.field.required and kind_of(bound) != "checkbox",
        errors=texts_of(bound),
        hint_id=f"{bound.auto_id}_helptext",
        error_id=f"{bound.auto_id}_error",
    )


def target_of(bound: BoundField) -> str:
    """The id of the first input of a field."""
    if isinstance(bound.field.widget, forms.RadioSelect | forms.CheckboxSelectMultiple):
        return f"{bound.auto_id}_0"
    return bound.id_for_label or bound.auto_id or ""


def errors_of(form: BaseForm) -> list[FormError]:
    """All errors, those of the whole form first, in the order of the fields."""
    found = [FormError(str(text), "") for text in form.non_field_errors()]
    for bound in form:
        found += [FormError(text, target_of(bound)) for text in texts_of(bound)]
    return found

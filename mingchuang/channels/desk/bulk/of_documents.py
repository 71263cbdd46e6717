"""Acts that can be done to many documents."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from mingchuang.channels.desk.base import Role, SeatedRequest
from mingchuang.channels.desk.documents import words
from mingchuang.channels.desk.documents.lists import asked_of
from mingchuang.channels.desk.words import number, spoken_of
from mingchuang.domains.documents import actions, queries
from mingchuang.domains.documents.queries.picked import picked
from mingchuang.domains.documents.queries.shelf import DeskRow
from mingchuang.law.review import Move
from mingchuang.ledger.acts import SHANGHAI, By
from mingchuang.look.dates import moment
from mingchuang.look.forms import DateField, TimeField

from .running import MOST, BulkAct, Item

WRITERS = frozenset({Role.DRAFTER})
KEEPERS = frozenset({Role.DRAFTER, Role.REVIEWER, Role.FINAL_REVIEWER, Role.OPENNESS})
ROLES = (Role.DRAFTER, Role.REVIEWER, Role.FINAL_REVIEWER, Role.OPENNESS)


class PlaceForm(forms.Form):
    """Which section."""

    section = forms.TypedChoiceField(label=gettext_lazy("Section"), coerce=int)

    def __init__(self, *args: Any, agency: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["section"].choices = [("", _("Choose a section")), *words.places(agency)]  # type: ignore[attr-defined]


class MomentForm(forms.Form):
    """When they are released by themselves."""

    day = DateField(label=gettext_lazy("Day"))
    time = TimeField(
        label=gettext_lazy("Time"), widget=forms.TextInput(attrs={"inputmode": "numeric"}),
        help_text=gettext_lazy("Such as 9:00."),
    )  # fmt: skip


def _moved(item: Item, to: object) -> str:
    return f"{item.state} → {spoken_of(to)}"


def _submit(by: By, item: Item, given: Mapping[str, Any]) -> str:  # noqa: ARG001
    return _moved(item, actions.submit(by=by, document=item.ref).state)


def _recall(by: By, item: Item, given: Mapping[str, Any]) -> str:  # noqa: ARG001
    return _moved(item, actions.recall(by=by, document=item.ref).state)


def _discard(by: By, item: Item, given: Mapping[str, Any]) -> str:  # noqa: ARG001
    return _moved(item, actions.discard(by=by, document=item.ref).state)


def _place(by: By, item: Item, given: Mapping[str, Any]) -> str:
    actions.place(by=by, document=item.ref, section=given["section"])
    return _("placed in the section as well")


def _schedule(by: By, item: Item, given: Mapping[str, Any]) -> str:
    at = datetime.combine(given["day"], given["time"], SHANGHAI)
    actions.schedule(by=by, document=item.ref, at=at)
    return _("released by itself on %(moment)s") % {"moment": moment(at)}


def acts() -> list[BulkAct]:
    """In the language of the page."""
    return [
        BulkAct("submit", spoken_of(Move.SUBMIT), WRITERS, _submit, states=("draft",)),
        BulkAct("recall", spoken_of(Move.RECALL), WRITERS, _recall, states=("submitted",)),
        BulkAct("place", _("Place in a section"), KEEPERS, _place, PlaceForm, needs_agency=True),
        BulkAct(
            "schedule",
            spoken_of(Move.SCHEDULE),
            frozenset({Role.FINAL_REVIEWER}),
            _schedule,
            MomentForm,
            states=("approved",),
        ),
        BulkAct("discard", spoken_of(Move.DISCARD), WRITERS, _discard, states=("draft",)),
    ]


def items(request: SeatedRequest, act: BulkAct) -> tuple[list[Item], int]:
    """The documents of the list as filtered, a page of `MOST`, and how many there are in all."""
    page = number(request.GET.get("page")) or 1
    asked = asked_of(request)
    asked["state"] = asked["state"] or "".join(act.states)
    found = queries.desk_list(request.seat.code, page=page, size=MOST, **asked)
    return [_item(row) for row in found.rows], found.total


def chosen(request: SeatedRequest, refs: list[str]) -> list[Item]:
    """These documents as they are now."""
    return [_item(row) for row in picked(request.seat.code, refs)]


def _item(row: DeskRow) -> Item:
    # State and last saving: any act that moves or changes the edition changes one of them.
    version = f"{row.state.value}@{row.saved_at.isoformat()}"
    note = row.document_number or row.index_number
    return Item(row.public_id, row.title, note, words.document_address(row.public_id), spoken_of(row.state), version)

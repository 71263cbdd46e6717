"""Acts that can be done to many requests."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from mingchuang.channels.desk.base import Role, SeatedRequest, today
from mingchuang.channels.desk.requests import values
from mingchuang.channels.desk.requests.register import filters_of
from mingchuang.channels.desk.words import number
from mingchuang.domains.agencies import queries as agencies
from mingchuang.domains.disclosure import actions, queries
from mingchuang.domains.disclosure.queries import RequestRow
from mingchuang.domains.disclosure.queries.picked import picked
from mingchuang.law.disclosure.moves import ACTS
from mingchuang.ledger.acts import By

from .running import MOST, BulkAct, Item

ROLES = (Role.FOI_CLERK,)
CLERKS = frozenset({Role.FOI_CLERK})


class AssignForm(forms.Form):
    """To whom."""

    handler = forms.ChoiceField(label=gettext_lazy("Handler"))

    def __init__(self, *args: Any, agency: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        found = agencies.memberships(agency, on=today(), role=Role.HANDLER)
        people = {one.person.public_id: one.person.name for one in found if one.person.is_active}
        self.fields["handler"].choices = [("", _("Choose a person")), *people.items()]  # type: ignore[attr-defined]


def _assign(by: By, item: Item, given: Mapping[str, Any]) -> str:
    actions.assign(by=by, request=item.ref, handler=given["handler"], lock_version=int(item.version))
    return _("given to the handler")


def _archive(by: By, item: Item, given: Mapping[str, Any]) -> str:  # noqa: ARG001
    actions.archive(by=by, request=item.ref)
    return _("archived")


def acts() -> list[BulkAct]:
    """In the language of the page."""
    return [
        BulkAct(
            "assign",
            values.said(ACTS["assign"]),
            CLERKS,
            _assign,
            AssignForm,
            needs_agency=True,
            states=tuple(ACTS["assign"].moves),
        ),
        BulkAct("archive", values.said(ACTS["archive"]), CLERKS, _archive, states=tuple(ACTS["archive"].moves)),
    ]


def items(request: SeatedRequest, act: BulkAct) -> tuple[list[Item], int]:
    """The requests of the register as filtered, a page of `MOST`, and how many there are in all."""
    page = number(request.GET.get("page")) or 1
    asked = filters_of(request)[1]
    narrowed = replace(asked, states=asked.states or act.states)
    found = queries.register(request.seat.code, on=request.seat.day, by=narrowed, page=page, size=MOST)
    return [_item(row) for row in found.rows], found.total


def chosen(request: SeatedRequest, refs: list[str]) -> list[Item]:
    """These requests as they are now."""
    return [_item(row) for row in picked(request.seat.code, refs, request.seat.day)]


def _item(row: RequestRow) -> Item:
    note = " · ".join(part for part in (row.register_number, row.handler) if part)
    return Item(
        row.public_id, row.subject or row.register_number, note, values.address(row), values.said(row.state),
        str(row.lock_version),
    )  # fmt: skip

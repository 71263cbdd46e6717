"""Trying an act on a record without keeping it, and doing it: every record for itself, so that what was stopped is gone on with.

Each record carries its version from the page it was chosen on. What changed since is left alone and said, so a second sending of
the same page finds everything changed and does nothing.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.db import transaction
from django.forms import Form
from django.utils.translation import gettext as _

from mingchuang.domains.agencies.roles import Role
from mingchuang.law.refusal import Refused
from mingchuang.ledger.acts import By
from mingchuang.look.sentences import sentences

MOST = 100
"""Records of one sending: what is looked at on one page."""


@dataclass(frozen=True)
class Item:
    """A record that can be chosen. ``version`` changes with every act on it."""

    ref: str
    title: str
    note: str
    url: str
    state: str
    version: str


@dataclass(frozen=True)
class Verdict:
    """What an act does to a record, or why it does nothing."""

    item: Item
    change: str = ""
    reasons: tuple[str, ...] = ()


@dataclass(frozen=True)
class BulkAct:
    """An act that can be done to many: ``do`` does it to one and returns what changed, in words."""

    name: str
    label: str
    roles: frozenset[Role]
    do: Callable[[By, Item, Mapping[str, Any]], str]
    form: Callable[..., Form] = Form
    needs_agency: bool = False
    # The states from which it starts: where the list is not narrowed by state, these are what is offered.
    states: tuple[str, ...] = ()


def tried(act: BulkAct, by: By, items: Iterable[Item], given: Mapping[str, Any]) -> list[Verdict]:
    """Do it to each and take it back: what would change, and every reason against it, as the act itself says."""
    return [_verdict(act, by, item, given, keep=False) for item in items]


def done(
    act: BulkAct, by: By, items: Iterable[Item], seen: Mapping[str, str], given: Mapping[str, Any]
) -> list[Verdict]:
    """Do it to each as it was seen, one transaction and one ledger line a record."""
    found = []
    for item in items:
        if seen.get(item.ref) != item.version:
            found.append(Verdict(item, reasons=(_("It has changed since you looked at it, or is done already."),)))
        else:
            found.append(_verdict(act, by, item, given, keep=True))
    return found


def _verdict(act: BulkAct, by: By, item: Item, given: Mapping[str, Any], *, keep: bool) -> Verdict:
    try:
        with transaction.atomic():
            change = act.do(by, item, given)
            if not keep:
                transaction.set_rollback(True)
    except Refused as refused:
        return Verdict(item, reasons=tuple(sentences(refused)))
    return Verdict(item, change)

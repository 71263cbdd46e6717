"""Planned requests are entered: received from the site's form or by the clerk, then each act by whoever may do it."""

from collections.abc import Mapping
from functools import partial
from typing import Any

from mingchuang.domains.disclosure import actions, files
from mingchuang.ledger.acts import By

from .agenda import Agenda
from .paper import pdf
from .requests import PlannedAct, PlannedRequest
from .town import Town
from .values import BUREAU

_CLERK = frozenset("confirm_receipt assign issue_reply deliver archive".split())
_HEAD = frozenset({"sign_off", "extend"})


class Counter:
    """Where planned requests become records."""

    def __init__(self, town: Town, agenda: Agenda) -> None:
        self.town, self.agenda = town, agenda
        self.ids: dict[str, str] = {}

    def enter(self, one: PlannedRequest) -> None:
        """Put the request's whole course on the agenda."""
        self.agenda.add(one.at, partial(self._receive, one))
        for step in one.course:
            self.agenda.add(step.at, partial(self._do, one, step))

    def _receive(self, one: PlannedRequest) -> None:
        form_key = f"demo-{one.key}".ljust(32, "-")
        if one.channel == "web":
            given: Mapping[str, Any] = {
                "by": By(None, one.at, "demo"),
                "uploads": [files.Upload("identity", "identity.pdf", pdf(1))],
            }
        else:
            given = {"by": self.town.hand("foi_clerk", one.at), "dates": one.dates, "subject": one.subject}
        made = actions.receive(agency=BUREAU, channel=one.channel, values=one.values, form_key=form_key, **given)
        self.ids[one.key] = made.public_id

    def _do(self, one: PlannedRequest, step: PlannedAct) -> None:
        facts = dict(step.facts)
        if step.name == "confirm_receipt":
            facts["subject"] = one.subject
        if step.name == "assign":
            facts |= {"unit": one.unit, "handler": ""}
            if not facts.pop("to_unit", False):
                facts["handler"] = self.town.hand("handler", step.at, unit=one.unit).who.public_id
        role = "foi_clerk" if step.name in _CLERK else "approver" if step.name in _HEAD else "handler"
        by = self.town.hand(role, step.at, unit=one.unit)
        getattr(actions, step.name)(by=by, request=self.ids[one.key], **facts)

"""What the plan of the demo consists of: plain values, no records yet."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

BUREAU = "luan-data"


@dataclass(frozen=True)
class Steps:
    """The moments of 三审 of one document, in order. ``returned`` is set where the reviewer sent it back once."""

    saved: datetime
    submitted: datetime
    passed: datetime
    approved: datetime
    released: datetime
    returned: datetime | None = None


@dataclass(frozen=True)
class PlannedDocument:
    """One document of the closed year. ``unit`` is the section whose people see it through; ``team`` varies them.

    ``target`` is the key of the document that this one explains or answers (``relation``). ``sealed`` is the body of its file
    where that differs from the text.
    """

    key: str
    kind: str
    title: str
    body: str
    sections: tuple[str, ...]
    topic: str
    unit: str
    team: int
    steps: Steps
    facts: Mapping[str, Any] = field(default_factory=dict)
    details: Mapping[str, Any] = field(default_factory=dict)
    file: str = ""
    sealed: str = ""
    picture: bool = False
    target: str = ""
    relation: str = "interprets"

    @property
    def stream(self) -> str:
        """The stream the document belongs to."""
        return self.key.rpartition("/")[0]

    @property
    def made_on(self) -> date:
        return self.steps.saved.date()


@dataclass(frozen=True)
class PlannedBroadcast:
    """One post on 微博 or 微信 about a document."""

    outlet: str
    account: str
    title: str
    of: str
    at: datetime

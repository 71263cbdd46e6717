"""A refusal is a value; its sentence stands once, in a ``sentences.yaml`` beside the room that refuses."""

from collections.abc import Mapping
from dataclasses import dataclass
from dataclasses import field as declared
from types import MappingProxyType
from typing import Any


@dataclass(frozen=True)
class Refusal:
    """Why an act may not happen: a code, the form field it concerns (or ""), and the facts its sentence needs."""

    code: str
    field: str = ""
    facts: Mapping[str, Any] = declared(default_factory=lambda: MappingProxyType({}))


class Refused(Exception):
    """Raised by an act that may not happen; carries every reason found, never only the first."""

    def __init__(self, *refusals: Refusal) -> None:
        if not refusals:
            raise ValueError("a refusal needs a reason")
        super().__init__(", ".join(refusal.code for refusal in refusals))
        self.refusals = refusals


def refuse(code: str, field: str = "", /, **facts: Any) -> Refused:
    """Shorthand for the usual single reason: ``raise refuse("documents.title_missing", "title")``."""
    return Refused(Refusal(code, field, facts))

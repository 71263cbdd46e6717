"""The privacy and secrecy gate: what the checks find in an edition, and which of it was let pass."""

from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import sha256

from mingchuang.law import review
from mingchuang.law.findings import Finding
from mingchuang.law.review import Place
from mingchuang.law.screening import screen

from .models import Attachment, Edition, Override
from .text import screened


@dataclass(frozen=True)
class Gate:
    """The text that was screened, its hash, all findings, and the places let pass in exactly this text."""

    text: str
    text_hash: str
    findings: tuple[Finding, ...]
    passed: frozenset[Place]

    @property
    def blocking(self) -> tuple[Finding, ...]:
        """What still stops a release."""
        return review.blocking(self.findings, self.passed)


def gate(edition: Edition, files: Sequence[Attachment] | None = None) -> Gate:
    """Screen an edition: title, summary, keywords, own fields, the body, names and texts of files (``files`` if read already)."""
    text = screened(edition, edition.attachments.all() if files is None else files)
    digest = sha256(text.encode()).hexdigest()
    findings = tuple(screen(text))
    passed: frozenset[Place] = frozenset()
    if any(found.action == "flag" for found in findings):
        rows = Override.objects.filter(edition=edition, text_hash=digest).values_list("kind", "start", "end")
        passed = frozenset(rows)
    return Gate(text, digest, findings, passed)

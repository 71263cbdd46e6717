"""The privacy and secrecy gate: what the checks find in an edition, and which of it was let pass."""

from dataclasses import dataclass
from hashlib import sha256

from mingchuang.law import review
from mingchuang.law.findings import Finding
from mingchuang.law.review import Place
from mingchuang.law.screening import screen

from .models import Edition, Override
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


def gate(edition: Edition) -> Gate:
    """Screen an edition: title, summary, keywords, own fields, the body, names and texts of files."""
    text = screened(edition, edition.attachments.all())
    digest = sha256(text.encode()).hexdigest()
    findings = tuple(screen(text))
    passed: frozenset[Place] = frozenset()
    if any(found.action == "flag" for found in findings):
        rows = Override.objects.filter(edition=edition, text_hash=digest).values_list("kind", "start", "end")
        passed = frozenset(rows)
    return Gate(text, digest, findings, passed)

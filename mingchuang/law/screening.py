"""Every text check there is, in order of weight. A new family of checks is added to `CHECKS`, and nowhere else."""

from mingchuang.law import privacy, secrecy, tampering
from mingchuang.law.findings import Check, Finding, run

CHECKS: tuple[Check, ...] = (*privacy.CHECKS, *secrecy.CHECKS, *tampering.CHECKS)


def screen(text: str) -> list[Finding]:
    """All findings of all checks in a text, in order of place (code points, half-open)."""
    return run(CHECKS, text)

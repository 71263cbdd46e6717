"""What a letter may repeat of a report: personal data and secrets that a check found are masked wherever they stand.

A letter goes through many hands; 个人信息保护法 art. 6 and 51 forbid spreading there what should not have stood in the report.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from mingchuang.law.privacy import masked

from .values import Finding

_SEALED = ("privacy.", "secrecy.")
_SHOWN, _STARS = 2, 4  # signs that stay, and the least number of stars


def veiled(findings: Sequence[Finding]) -> list[Finding]:
    """The findings of one report with nothing in them that must not be repeated."""
    masks = _masks(findings)
    return [
        replace(
            one,
            evidence=_hidden(one.evidence, masks),
            zh=_hidden(one.zh, masks),
            en=_hidden(one.en, masks),
            suggestion=_hidden(one.suggestion, masks),
        )
        for one in findings
    ]


def _masks(findings: Iterable[Finding]) -> Mapping[str, str]:
    """What is put in place of each sealed passage, the longest first, so that a part is not masked before the whole."""
    found = {}
    for one in findings:
        text = one.evidence.strip()
        if one.id.startswith(_SEALED) and text:
            found[text] = _mask(text, one.suggestion)
    return dict(sorted(found.items(), key=lambda pair: -len(pair[0])))


def _mask(text: str, suggestion: str) -> str:
    """The masked form that the check proposes, if it hides anything; else all but the first signs."""
    if "*" in suggestion and text not in suggestion:
        return suggestion
    kept = text[: min(_SHOWN, len(text) - 1)]
    return kept + "*" * max(_STARS, min(8, len(text) - len(kept)))


def _hidden(text: str, masks: Mapping[str, str]) -> str:
    for passage, mask in masks.items():
        text = text.replace(passage, mask)
    return masked(text)

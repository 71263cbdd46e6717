"""The checks of a report as cards at the right of it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from mingchuang.channels.desk.words import spoken_of
from mingchuang.domains.reports.values import Finding
from mingchuang.look.dates import plain_day, spoken_language
from mingchuang.look.values import FindingCard

SEVERITIES = {"hard": "flag", "soft": "review", "notice": "notice"}


@dataclass(frozen=True)
class Check:
    """A broken rule as a card, and whether a reason may be given for it."""

    id: str
    card: FindingCard
    reason: str
    may_explain: bool


def cards(found: Iterable[Finding], *, may_explain: bool) -> list[Check]:
    """One card a finding, those that block first."""
    return [
        Check(one.id, _card(one), one.reason, may_explain and (one.severity == "soft" or one.rule == "T3.carry"))
        for one in found
    ]


def _card(one: Finding) -> FindingCard:
    sides = ""
    if one.left is not None and one.right is not None:
        sides = _("%(left)s against %(right)s") % {"left": _shown(one.left), "right": _shown(one.right)}
    elif one.left is not None:
        sides = str(one.left)
    advice = {
        "hard": _("Put it right before submitting."), "soft": _("Put it right or give the reason."), "notice": "",
    }[one.severity]  # fmt: skip
    if one.suggestion:
        advice = " ".join((advice, _("Suggested: %(words)s") % {"words": one.suggestion})).strip()
    if one.reason:
        advice = _("Reason given: %(reason)s") % {"reason": one.reason}
    named = (one.where_en if spoken_language() == "en" else one.where_zh) or one.where
    where = " · ".join(part for part in (named, sides) if part)
    return FindingCard(spoken_of(one), where, one.source, advice, SEVERITIES["notice" if one.reason else one.severity])


def _shown(value: object) -> str:
    return plain_day(value) if isinstance(value, date) else str(value)


def cells_of(found: Iterable[Finding]) -> frozenset[str]:
    """The cells that a hard finding names, to be marked in the tables."""
    marked = set()
    for one in found:
        table = one.rule.partition(".")[0]
        if one.severity == "hard" and table in ("T2", "T3", "T4"):
            marked |= {f"{table}.{one.where}", f"{table}.{one.where}.total", f"{table}.R3g.{one.where}"}
    return frozenset(marked)

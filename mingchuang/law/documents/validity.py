"""有效性 of a document on a day: a pure function of its dates. Publication state is something else (law.review)."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from mingchuang.law.documents.packaged import packaged
from mingchuang.law.refusal import Refusal
from mingchuang.law.worded import Worded


class Validity(Worded):
    """The five states that a released document is marked with (国办发〔2017〕47号: a change is marked on the page itself)."""

    VALID = "valid", "有效", "In force"
    PARTLY = "partly", "部分失效", "Partly in force"
    REPEALED = "repealed", "废止", "Repealed"
    EXPIRED = "expired", "失效", "Lapsed"
    NOT_YET = "not_yet", "未生效", "Not yet in force"

    @property
    def in_force(self) -> bool:
        """Whether the document, or a part of it, binds."""
        return self in (Validity.VALID, Validity.PARTLY)


TRIAL_WORDS = ("暂行", "试行")


@dataclass(frozen=True)
class ValidityFacts:
    """What decides validity. Days are inclusive: ``last_day`` is the last day in force, ``repealed_on`` the first day not."""

    normative: bool
    effective_on: date | None = None
    last_day: date | None = None
    amended_on: date | None = None
    repealed_on: date | None = None
    trial: bool = False


def _rule(rule_id: str, day: date) -> dict[str, Any]:
    found = _rule_or_none(rule_id, day)
    if found is None:
        raise LookupError(f"no rule {rule_id} on {day}")
    return found


def _rule_or_none(rule_id: str, day: date) -> dict[str, Any] | None:
    for row in packaged("validity_rules.yaml")["rules"]:
        starts_before = row["since"] is None or row["since"] <= day
        if row["id"] == rule_id and starts_before and (row["until"] is None or day <= row["until"]):
            return dict(row)
    return None


def years_from(first_day: date, years: int) -> date:
    """The last day of a period of whole years that begins on ``first_day`` (29 February ends on 28 February)."""
    try:
        anniversary = first_day.replace(year=first_day.year + years)
    except ValueError:
        anniversary = date(first_day.year + years, 3, 1)
    return anniversary - timedelta(days=1)


def last_day_in_force(facts: ValidityFacts, trial_reading: str = "as_others") -> date | None:
    """The last day in force: as stated, else by the default period of a normative document; None where it has no end.

    ``trial_reading="two_years"`` (law.readings, ``trial_period``) applies the unread two-year rule to 暂行 and 试行 documents
    without a stated period, as far as it was in force when they took effect.
    """
    if facts.last_day is not None or not facts.normative or facts.effective_on is None:
        return facts.last_day
    rule = None
    if facts.trial and trial_reading == "two_years":
        rule = _rule_or_none("trial_period_longest", facts.effective_on)
    rule = rule or _rule("default_period", facts.effective_on)
    return years_from(facts.effective_on, rule["value"])


def validity_on(facts: ValidityFacts, day: date, trial_reading: str = "as_others") -> Validity:
    """The validity on a day. A repeal outranks a lapse that comes later; a lapse outranks a later repeal."""
    last_day = last_day_in_force(facts, trial_reading)
    repealed = facts.repealed_on is not None and facts.repealed_on <= day
    lapsed = last_day is not None and last_day < day
    if repealed and lapsed:
        assert facts.repealed_on is not None and last_day is not None
        return Validity.EXPIRED if last_day < facts.repealed_on else Validity.REPEALED
    if repealed:
        return Validity.REPEALED
    if lapsed:
        return Validity.EXPIRED
    if facts.effective_on is not None and day < facts.effective_on:
        return Validity.NOT_YET
    if facts.amended_on is not None and facts.amended_on <= day:
        return Validity.PARTLY
    return Validity.VALID


def lapse_warning_days(day: date) -> int:
    """How many days before the last day in force its people are told, by the rule of a day; an agency may choose another."""
    return int(_rule("lapse_warning", day)["value"])


def check_dates(facts: ValidityFacts, made_on: date | None) -> tuple[Refusal, ...]:
    """Dates that contradict one another; empty when none do."""
    found: list[Refusal] = []
    start = facts.effective_on
    if facts.last_day is not None and start is not None and facts.last_day < start:
        found.append(
            Refusal("documents.lapses_before_start", "expires_on", {"start": start, "last_day": facts.last_day})
        )
    if facts.repealed_on is not None and start is not None and facts.repealed_on < start:
        found.append(Refusal("documents.repealed_before_start", "repealed_on", {"start": start}))
    if made_on is not None and start is not None and start < made_on:
        found.append(Refusal("documents.in_force_before_made", "effective_on", {"made": made_on, "start": start}))
    return tuple(found)


def period_too_long(facts: ValidityFacts) -> bool:
    """Whether a stated period is longer than the longest one: a soft check, a longer period may be justified."""
    if not facts.normative or facts.last_day is None or facts.effective_on is None:
        return False
    longest = _rule("stated_period_longest", facts.effective_on)["value"]
    return facts.last_day > years_from(facts.effective_on, longest)


def trial_too_long(facts: ValidityFacts) -> bool:
    """Whether a 暂行 or 试行 document states a longer period than such documents have as a rule: a soft check."""
    if not facts.normative or not facts.trial or facts.last_day is None or facts.effective_on is None:
        return False
    rule = _rule_or_none("trial_period_longest", facts.effective_on)
    return rule is not None and facts.last_day > years_from(facts.effective_on, rule["value"])


def called_trial(title: str) -> bool:
    """Whether a title says that the document is for trial or provisional."""
    return any(word in title for word in TRIAL_WORDS)

"""Writing parsed notices into the records: a new one is entered, one whose number is known is corrected, an equal one is left."""

from collections.abc import Sequence
from dataclasses import dataclass

from mingchuang.domains.calendars import actions, queries
from mingchuang.law.calendar import Notice
from mingchuang.ledger.acts import By


@dataclass(frozen=True)
class Loaded:
    """What became of one notice: ``entered``, ``corrected`` or ``same``; how many days of its calendar differ from before."""

    year: int
    reference: str
    outcome: str
    changed_days: int


def plan(notices: Sequence[Notice]) -> list[tuple[Notice, queries.NoticeView | None]]:
    """Each notice with the record it would correct, if its number is known."""
    return [(notice, _known(notice)) for notice in notices]


def load(notices: Sequence[Notice], *, by: By, agency: str) -> list[Loaded]:
    """Enter or correct each notice, each an act of its own; refuses what the acts refuse."""
    return [_load(notice, known, by, agency) for notice, known in plan(notices)]


def outcome(notice: Notice, known: queries.NoticeView | None) -> Loaded:
    """What loading would do, without doing it."""
    before = {one.day: one for one in known.days} if known else {}
    after = {one.day: one for one in notice.days}
    changed = sum(before.get(day) != after.get(day) for day in {*before, *after})
    what = "entered" if known is None else "corrected" if changed else "same"
    return Loaded(notice.year, notice.reference, what, changed)


def _load(notice: Notice, known: queries.NoticeView | None, by: By, agency: str) -> Loaded:
    found = outcome(notice, known)
    if found.outcome == "entered":
        actions.enter_notice(by=by, agency=agency, notice=notice, imported=True)
    elif found.outcome == "corrected" and known is not None:
        actions.correct_notice(
            by=by, agency=agency, public_id=known.public_id, notice=notice, lock_version=known.lock_version
        )
    return found


def _known(notice: Notice) -> queries.NoticeView | None:
    if not notice.number:
        return None
    same = [one for one in queries.notices(notice.year) if one.number == notice.number and one.withdrawn_at is None]
    return same[0] if same else None

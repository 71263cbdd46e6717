"""What is done to the calendar: load what is shipped, enter a notice, correct it, withdraw it."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db import IntegrityError

from mingchuang.law.calendar import Notice as LawNotice
from mingchuang.law.calendar import packaged
from mingchuang.law.refusal import refuse
from mingchuang.ledger.acts import By, act
from mingchuang.ledger.fingerprints import fingerprint, merkle_root
from mingchuang.ledger.ids import new_public_id
from mingchuang.ledger.record import record

from . import permissions, policies, queries
from .models import Notice, NoticeDay


@dataclass(frozen=True)
class Entered:
    """What an act on a notice left behind: its public id and the calendar's version afterwards."""

    public_id: str
    version: str


@act
def load_shipped(*, by: By) -> int:
    """Enter the packaged notices that are not there yet; returns how many. One ledger line with their Merkle root."""
    permissions.require_keeper(by, "")
    known = set(Notice.objects.values_list("year", "number", "title"))
    numbers = {number for _, number, _ in known if number}
    fresh = [
        notice
        for notice in packaged().notices
        if (notice.year, notice.number, notice.title) not in known and notice.number not in numbers
    ]
    for notice in fresh:
        _write(Notice(public_id=new_public_id(), source=Notice.Source.SHIPPED), notice, by)
    if fresh:
        record(
            "calendars.load_shipped", by=by, subject="calendar:shipped", version=packaged().version, notices=len(fresh),
            root=merkle_root([notice_fingerprint(notice) for notice in fresh]),
        )  # fmt: skip
    return len(fresh)


@act
def enter_notice(*, by: By, agency: str, notice: LawNotice, imported: bool = False) -> Entered:
    """Enter a notice: the yearly one, or one that amends it. Cached due days are stale from here on (see ``queries.version``)."""
    permissions.require_keeper(by, agency)
    after = policies.check(notice, today=by.day)
    source = Notice.Source.IMPORTED if imported else Notice.Source.ENTERED
    row = _write(Notice(public_id=new_public_id(), source=source), notice, by)
    _record("calendars.enter_notice", row, by, agency, after.version)
    return Entered(row.public_id, after.version)


@act
def correct_notice(*, by: By, agency: str, public_id: str, notice: LawNotice, lock_version: int) -> Entered:
    """Put right a notice that was entered wrongly; somebody else's correction in between is not overwritten."""
    permissions.require_keeper(by, agency)
    row = _locked(public_id, lock_version)
    # A corrected notice takes the latest place, so that what was checked is what counts.
    after = policies.check(notice, today=by.day, instead_of=public_id)
    Notice.objects.filter(pk=row.pk).delete()
    fresh = Notice(public_id=row.public_id, source=row.source, lock_version=row.lock_version + 1)
    _write(fresh, notice, by)
    _record("calendars.correct_notice", fresh, by, agency, after.version, before=row.fingerprint)
    return Entered(public_id, after.version)


@act
def withdraw_notice(*, by: By, agency: str, public_id: str, reason: str, lock_version: int) -> Entered:
    """Take a notice that should never have been entered out of the count; it stays on record with the reason."""
    permissions.require_keeper(by, agency)
    row = _locked(public_id, lock_version)
    if not reason.strip():
        raise refuse("calendars.reason_missing", "reason")
    if not Notice.objects.filter(withdrawn_at__isnull=True).exclude(pk=row.pk).exists():
        raise refuse("calendars.last_notice", "")
    row.withdrawn_at, row.withdrawn_by, row.withdrawal_reason = by.at, by.who, reason.strip()[:200]
    row.lock_version += 1
    row.save()
    after = queries.version()
    _record("calendars.withdraw_notice", row, by, agency, after, reason=row.withdrawal_reason)
    return Entered(public_id, after)


def notice_fingerprint(notice: LawNotice) -> str:
    """Over everything of a notice that the calendar depends on."""
    days = [[one.day, one.off, one.name] for one in sorted(notice.days, key=lambda one: one.day)]
    return fingerprint([notice.year, notice.number, notice.title, days])


def _locked(public_id: str, lock_version: int) -> Notice:
    row = Notice.objects.select_for_update().filter(public_id=public_id).first()
    if row is None:
        raise refuse("calendars.unknown", "")
    if row.withdrawn_at is not None:
        raise refuse("calendars.withdrawn_already", "")
    if row.lock_version != lock_version:
        raise refuse("calendars.changed_meanwhile", "")
    return row


def _write(row: Notice, notice: LawNotice, by: By) -> Notice:
    row.year, row.number, row.title = notice.year, notice.number, notice.title
    row.issued_on, row.fingerprint = notice.issued, notice_fingerprint(notice)
    row.entered_by, row.entered_at = by.who, by.at
    try:
        row.save()
    except IntegrityError:
        # Somebody else entered the same number between our check and this line.
        raise refuse("calendars.number_taken", "number", number=notice.number) from None
    days: Sequence[NoticeDay] = [NoticeDay(notice=row, day=one.day, off=one.off, name=one.name) for one in notice.days]
    NoticeDay.objects.bulk_create(days)
    return row


def _record(act_name: str, row: Notice, by: By, agency: str, version: str, **facts: str) -> None:
    record(
        act_name, by=by, subject=f"notice:{row.public_id}", agency=agency, year=row.year, number=row.number,
        fingerprint=row.fingerprint, version=version, **facts,
    )  # fmt: skip

"""Keeping the tables: the ledger says what was changed, so nothing is forgotten and no act waits for the index."""

import time
from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import TypeVar

from django.db import transaction

from mingchuang.domains.agencies import queries as agencies
from mingchuang.domains.disclosure import queries as disclosure
from mingchuang.domains.documents import queries as documents
from mingchuang.domains.documents.queries import found as readable
from mingchuang.ledger import reading

from . import released
from .grams import LONGEST_TEXT, fold, pairs, plain
from .keeps import KEEPS
from .models import Found, Gram, Progress

CHUNK = 100
LINES = 2000
T = TypeVar("T")


def catch_up(seconds: float = 5.0, lines: int = LINES) -> int:
    """Index what the ledger says has changed, some lines at a time, for at most about so many seconds.

    Returns how many things were indexed. A new index begins with the first line; `behind` says whether it has arrived.
    """
    until, done = time.monotonic() + seconds, 0
    while behind() and time.monotonic() < until:
        with transaction.atomic():
            Progress.objects.get_or_create(pk=1, defaults={"seq": 0})
            progress = Progress.objects.select_for_update().get(pk=1)
            found = reading.subjects_after(progress.seq, lines)
            if not found:
                break
            done += _follow(found)
            progress.seq = found[-1][0]
            progress.save(update_fields=["seq"])
    return done


def behind() -> int:
    """How many ledger lines have not been looked at yet."""
    progress = Progress.objects.values_list("seq", flat=True).first() or 0
    return max(0, reading.last_seq() - progress)


def _follow(lines: Iterable[tuple[int, str, str]]) -> int:
    refs: dict[str, dict[str, None]] = {"document": {}, "disclosure": {}}
    kept: dict[str, set[str]] = {kind: set() for kind in KEEPS}
    for _seq, subject, agency in lines:
        noun, _colon, ref = subject.partition(":")
        if noun in refs:
            refs[noun][ref] = None
        for kind, keep in KEEPS.items():
            if noun in keep.nouns and (agency or keep.everywhere):
                kept[kind].add(agency)
    for part in _chunks(refs["document"]):
        released.put(readable.keys_of(part))
    texts = sum(_put(noun, found) for noun, found in refs.items())
    return texts + sum(_keep(kind, of) for kind, of in kept.items())


def rebuild() -> int:
    """Drop everything and index it anew. Returns how many things there are."""
    seq = reading.last_seq()
    with transaction.atomic():
        Progress.objects.all().delete()
        Gram.objects.all().delete()
        Found.objects.all().delete()
        released.clear()
    total = 0
    for noun, source in (("document", documents.every_document), ("disclosure", disclosure.every_request)):
        for refs in _chunks(source()):
            with transaction.atomic():
                total += _put(noun, dict.fromkeys(refs))
    for keys in _chunks(readable.every_readable()):
        with transaction.atomic():
            released.put(keys)
    with transaction.atomic():
        total += sum(_keep(kind, {""}) for kind in KEEPS)
        # What happened meanwhile is looked at again.
        Progress.objects.create(pk=1, seq=seq)
    return total


def _chunks(refs: Iterable[T]) -> Iterator[list[T]]:
    part: list[T] = []
    for ref in refs:
        part.append(ref)
        if len(part) == CHUNK:
            yield part
            part = []
    if part:
        yield part


def _put(noun: str, refs: Iterable[str]) -> int:
    total = 0
    for part in _chunks(refs):
        found = documents.searchable(part) if noun == "document" else disclosure.searchable(part)
        rows = []
        for one in found:
            text = plain(getattr(one, "text", ""))
            rows.append(_row(noun, one.ref, one.agency, one.title, one.number, one.state, text, one.changed_at))
        _store(noun, part, rows)
        total += len(rows)
    return total


def _keep(kind: str, of: set[str]) -> int:
    """What these agencies keep of a kind; "" among them means all."""
    if not of:
        return 0
    codes = [one.code for one in agencies.agencies(with_dissolved=kind != "section")] if "" in of else sorted(of)
    total = 0
    for code in codes:
        rows = [
            _row(kind, f"{code}/{one.name}", code, one.title, one.number, "", plain(one.text), one.changed_at)
            for one in KEEPS[kind].of(code)
        ]
        gone = Found.objects.filter(kind=kind, agency=code).values_list("ref", flat=True)
        _store(kind, [*gone, *(row.ref for row in rows)], rows)
        total += len(rows)
    return total


def _row(
    kind: str, ref: str, agency: str, title: str, number: str, state: str, text: str, changed_at: datetime
) -> Found:
    head = fold(f"{title}\n{number}")
    return Found(
        kind=kind, ref=ref, agency=agency, title=title[:200], number=number[:200], state=state, text=text,
        folded_title=head[:500], folded=f"{head} {fold(text)}"[:LONGEST_TEXT], changed_at=changed_at,
    )  # fmt: skip


def _store(kind: str, refs: Iterable[str], rows: list[Found]) -> None:
    """Put rows in the place of what stood under these references; what is unchanged is left alone."""
    standing = {one.ref: one for one in Found.objects.filter(kind=kind, ref__in=list(dict.fromkeys(refs)))}
    wanted = {row.ref: row for row in rows}
    same = {
        ref for ref, row in wanted.items() if ref in standing and all(
            getattr(standing[ref], name) == getattr(row, name) for name in ("folded", "agency", "state", "changed_at")
        )
    }  # fmt: skip
    gone = [one.pk for ref, one in standing.items() if ref not in same]
    Gram.objects.filter(found__in=gone).delete()
    Found.objects.filter(pk__in=gone).delete()
    for ref, row in wanted.items():
        if ref not in same:
            row.save()
            grams = [Gram(pair=pair, found=row.pk) for pair in pairs(row.folded)]
            Gram.objects.bulk_create(grams, ignore_conflicts=True, batch_size=5000)

"""The table of clauses: filled bit by bit from what was released, asked for candidates."""

from collections import Counter

from django.db import transaction
from django.db.models import Max

from mingchuang.domains.documents import queries as documents

from .clauses import hashes, sketch
from .models import Clause

CHUNK = 200
# A clause that so many releases share — "please carry this out" — tells none of them apart.
COMMON = 50
# Rows are numbered before their transactions end: look again at the last few, lest one that ended late is missed.
BACK = 200


def catch_up(limit: int = 1_000_000) -> int:
    """Index releases that are not in the table yet, at most about ``limit``. Returns how many; cheap when there are none."""
    newest = Clause.objects.filter(hash=0).aggregate(newest=Max("release"))["newest"] or 0
    after, done = max(0, newest - BACK), 0
    while done < limit:
        found = documents.texts(after, CHUNK)
        if not found:
            break
        after = found[-1][0]
        numbers = [number for number, _ in found]
        known = set(Clause.objects.filter(hash=0, release__in=numbers).values_list("release", flat=True))
        fresh = [(number, text) for number, text in found if number not in known]
        rows = [Clause(release=number, hash=value) for number, text in fresh for value in (0, *sketch(text))]
        with transaction.atomic():
            Clause.objects.bulk_create(rows, ignore_conflicts=True, batch_size=5000)
        done += len(fresh)
    return done


def candidates(text: str, limit: int = 5) -> list[int]:
    """Row numbers of the releases that share most clauses with a text, rare clauses counting more."""
    wanted = sorted(hashes(text))[:4000]
    holders: dict[int, list[int]] = {}
    for start in range(0, len(wanted), 500):
        part = wanted[start : start + 500]
        for value, release in Clause.objects.filter(hash__in=part).values_list("hash", "release")[: COMMON * len(part)]:
            holders.setdefault(value, []).append(release)
    votes: Counter[int] = Counter()
    for releases in holders.values():
        if len(releases) <= COMMON:
            for release in releases:
                votes[release] += 1000 // len(releases)
    return [release for release, _ in sorted(votes.items(), key=lambda one: (-one[1], -one[0]))[:limit]]

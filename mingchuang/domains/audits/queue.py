"""What is still to be done in a run, and who is doing it. No acts: nobody's record changes, only where the machine is."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import F, Max, Q

from .models import AuditedFile

# Taken and not brought back for so long: whoever had it was stopped, and it is free again.
FREE_AFTER = timedelta(minutes=2)
MOST_TRIES = 3


@dataclass(frozen=True)
class Job:
    """A file to be audited: for the first time (``wanted`` empty) or again, beside other files of its run."""

    file: str
    number: int
    name: str
    sha256: str
    agency: str
    wanted: tuple[str, ...]
    tries: int


@dataclass(frozen=True)
class Sample:
    """What files are compared by: whose report of which year, and the sample of its text."""

    file: str
    agency_key: str
    year: int | None
    signature: tuple[int, ...]
    beside: tuple[str, ...]


def take(run: str, at: datetime) -> Job | None:
    """The next file that needs work, marked as taken, or None. One that was begun too often is given with its tries."""
    free = Q(taken_at__isnull=True) | Q(taken_at__lt=at - FREE_AFTER)
    with transaction.atomic():
        rows = AuditedFile.objects.select_for_update(of=("self",)).select_related("run__agency")
        row = (
            rows.filter(free, run__public_id=run, state__in=["waiting", "paired"]).order_by("-state", "number").first()
        )
        if row is None:
            return None
        AuditedFile.objects.filter(pk=row.pk).update(taken_at=at, tries=F("tries") + 1)
    return Job(row.public_id, row.number, row.name, row.sha256, row.run.agency.code, tuple(row.wanted), row.tries + 1)


def give_back(files: Sequence[str]) -> None:
    """Taken and not worked on after all."""
    AuditedFile.objects.filter(public_id__in=files).update(taken_at=None)


def to_compare(run: str) -> list[Sample]:
    """Samples of all files of a run once each has been read and some are not compared yet; else none."""
    rows = AuditedFile.objects.filter(run__public_id=run)
    if rows.filter(state__in=["waiting", "paired"]).exists() or not rows.filter(state="read").exists():
        return []
    kept = rows.exclude(signature__isnull=True).exclude(state="failed")
    return [
        Sample(row.public_id, row.agency_key, row.year, tuple(row.signature or ()), tuple(row.beside))
        for row in kept.only("public_id", "agency_key", "year", "signature", "beside")
    ]


def pair(run: str, wanted: Mapping[str, Sequence[str]]) -> None:
    """Write down which files are to be audited again beside which; the others that were read are done."""
    with transaction.atomic():
        rows = AuditedFile.objects.select_for_update(of=("self",)).filter(run__public_id=run, state="read")
        for row in rows.only("pk", "public_id"):
            beside = list(wanted.get(row.public_id, ()))
            state = "paired" if beside else "done"
            AuditedFile.objects.filter(pk=row.pk).update(state=state, wanted=beside, tries=0, taken_at=None)


def unfinished(at: datetime) -> list[str]:
    """Runs with work left that nobody has been doing for a while, for the schedule; the oldest first."""
    left = AuditedFile.objects.exclude(state__in=["done", "failed"])
    runs = left.values("run__public_id").annotate(last=Max("taken_at")).order_by("run__created_at")
    return [row["run__public_id"] for row in runs if row["last"] is None or row["last"] < at - FREE_AFTER]

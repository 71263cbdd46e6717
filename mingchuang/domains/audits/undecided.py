"""Which audits still wait for somebody's word about what was found."""

from collections import Counter
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from .models import AuditedFile, Judgement
from .values import Verdict

RECENT = timedelta(days=180)  # an audit follows a reporting season; what is older is looked at in the list of audits
_WEIGHTY = ("error", "warning")  # a notice asks for nothing


@dataclass(frozen=True)
class Undecided:
    """An audit with findings that nobody has decided about. ``agency`` is the code of the auditing agency."""

    run: str
    name: str
    agency: str
    opened: datetime
    number: int


def undecided(agencies: Collection[str], today: date) -> list[Undecided]:
    """The recent audits of these agencies with undecided errors and warnings, the latest first. Two queries.

    Nothing of a file is decrypted: a mark holds no words.
    """
    if not agencies:
        return []
    rows = AuditedFile.objects.filter(
        run__agency__code__in=agencies, run__created_at__date__gte=today - RECENT, state__in=["read", "paired", "done"]
    )
    files = list(
        rows.order_by("-run__created_at", "run_id").values_list(
            "run__public_id", "run__name", "run__agency__code", "run__created_at", "sha256", "marks"
        )
    )
    if not files:
        return []
    said = {
        (agency, sha256, key): verdict
        for agency, sha256, key, verdict in Judgement.objects.filter(
            agency__code__in=agencies, sha256__in=rows.order_by().values("sha256")
        ).order_by("id").values_list("agency__code", "sha256", "key", "verdict")
    }  # fmt: skip
    numbers: Counter[str] = Counter()
    runs = {}
    for run, name, agency, opened, sha256, marks in files:
        runs[run] = (name, agency, opened)
        open_ones = (key for key, _check, severity in marks if severity in _WEIGHTY)
        numbers[run] += sum(said.get((agency, sha256, key), Verdict.REOPENED) == Verdict.REOPENED for key in open_ones)
    return [Undecided(run, *runs[run], numbers[run]) for run in runs if numbers[run]]

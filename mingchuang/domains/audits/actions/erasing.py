"""A run is erased: files, texts, findings and reasons go, the ledger's lines and who decided what stay."""

from mingchuang.domains.audits import held
from mingchuang.domains.audits.models import AuditRun, JudgementReason
from mingchuang.domains.audits.values import Erasure
from mingchuang.law.refusal import refuse
from mingchuang.ledger import files as store
from mingchuang.ledger.acts import By, act
from mingchuang.ledger.record import record

from .common import taken


@act
def erase_run(*, by: By, run: str, reason: Erasure, lock_version: int | None = None) -> int:
    """Erase a run for a reason of the list; gives the number of files. Refused when files were added meanwhile.

    What another run holds too stays there. Reasons that were given about a file go with the agency's last copy of it.
    """
    found = taken(run, by)
    if lock_version is not None and lock_version != found.lock_version:
        raise refuse("audits.changed_meanwhile")
    held.one_at_a_time()
    contents = set(found.files.values_list("sha256", flat=True))
    found.files.all().delete()
    agency = found.agency
    AuditRun.objects.filter(pk=found.pk).delete()
    for sha256 in sorted(contents - held.by_anybody(contents)):
        store.drop(sha256, sealed=True)
    kept_here = held.by_runs(contents, agency=agency.pk)
    JudgementReason.objects.filter(judgement__agency=agency, judgement__sha256__in=contents - kept_here).delete()
    record(
        "audits.erase_run", by=by, subject=f"audit:{run}", agency=agency.code, reason=reason.value,
        number=len(contents),
    )  # fmt: skip
    return len(contents)

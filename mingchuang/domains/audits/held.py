"""Who still names a content of the sealed tree: it is dropped only when nobody does."""

from mingchuang.domains.disclosure.models import Letter, RequestFile
from mingchuang.ledger.numbering import next_number

from .models import AuditedFile


def one_at_a_time() -> None:
    """Adding and erasing queue here until the transaction ends: a content must not be dropped while another run takes it."""
    next_number("audits.contents")


def by_runs(contents: set[str], agency: int | None = None) -> set[str]:
    """Those that a run (of one auditing agency) holds."""
    rows = AuditedFile.objects.filter(sha256__in=contents)
    if agency is not None:
        rows = rows.filter(run__agency_id=agency)
    return set(rows.values_list("sha256", flat=True))


def by_anybody(contents: set[str]) -> set[str]:
    """Those that a run, a request for disclosure or a letter names."""
    found = by_runs(contents)
    for model in (RequestFile, Letter):
        found |= set(model._default_manager.filter(sha256__in=contents).values_list("sha256", flat=True))
    return found

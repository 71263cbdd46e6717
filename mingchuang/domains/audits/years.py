"""The numbers of a body's reports by year, out of all runs of an auditing agency."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from .models import AuditedFile
from .values import Number


@dataclass(frozen=True)
class YearNumbers:
    """One report's numbers. ``agency`` is the code of an agency here or ""; ``file`` and ``run`` are public ids."""

    file: str
    run: str
    agency_name: str
    agency_key: str
    agency: str
    year: int
    format: str
    cells: Mapping[str, Number]


def years(agency: str, keys: Collection[str]) -> list[YearNumbers]:
    """The reports of the bodies with these keys in all runs of an auditing agency; of several of a year the last audited."""
    rows = AuditedFile.objects.filter(
        run__agency__code=agency, agency_key__in=[key for key in keys if key], year__isnull=False, why=""
    ).exclude(state__in=["waiting", "failed"])
    found = {}
    for row in rows.select_related("run", "agency").defer("body", "signature").order_by("audited_at", "id"):
        assert row.year is not None
        found[row.agency_key, row.year] = YearNumbers(
            row.public_id, row.run.public_id, row.agency_name, row.agency_key, row.agency.code if row.agency else "",
            row.year, row.format, (row.summary or {}).get("cells", {}),
        )  # fmt: skip
    return sorted(found.values(), key=lambda one: (one.agency_key, one.year))

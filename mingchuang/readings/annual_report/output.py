"""The report as machines want it: JSON by contract."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from mingchuang.domains.reports import queries as reports
from mingchuang.domains.reports.audit import audit, sums
from mingchuang.domains.reports.values import Counted, Finding


def findings(counted: Counted, on: date) -> tuple[Finding, ...]:
    """Every broken rule of the report as it stands; of one that nobody has begun, those of its numbers."""
    report = reports.find(counted.agency, counted.year)
    if report is None:
        return tuple(sums(counted, {}))
    before = reports.released(counted.agency, counted.year - 1)
    return audit(report, counted, on, before)


def as_json(counted: Counted, checks: tuple[Finding, ...]) -> dict[str, Any]:
    """The report by contract: format, agency, year, tables, figures by dotted path, checks."""
    released = reports.released(counted.agency, counted.year)
    return {
        "format": counted.format,
        "agency": counted.agency,
        "year": counted.year,
        "tables": _json(counted.tables),
        "figures": _json(counted.figures),
        "checks": [
            {
                "id": check.id, "severity": check.severity, "zh": check.zh, "en": check.en, "source": check.source,
                "left": _json(check.left), "right": _json(check.right), "reason": check.reason,
                "suggestion": check.suggestion,
            }
            for check in checks
        ],
        "released": {
            "fingerprint": released.fingerprint,
            "document": released.document,
            "document_fingerprint": released.document_fingerprint,
            "at": released.released_at.isoformat(),
        }
        if released
        else None,
    }  # fmt: skip


def _json(value: Any) -> Any:
    if isinstance(value, Decimal):
        return float(value)
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Mapping):
        return {key: _json(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [_json(item) for item in value]
    return value

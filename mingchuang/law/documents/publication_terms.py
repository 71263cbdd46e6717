"""How soon a document must be public, as dated rules (条例 art. 26 and the special laws). Counting days is law.calendar's."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from mingchuang.law.documents.packaged import packaged


@dataclass(frozen=True)
class PublicationTerm:
    """A term of a number of days, or (``days`` is None) a fixed day of the year after the reporting year."""

    id: str
    days: int | None
    unit: str  # working | calendar | fixed
    from_zh: str
    from_en: str
    article: str
    verified: bool
    fixed: tuple[tuple[str, tuple[int, int]], ...] = ()  # ((agency level, (month, day)), …)


def _in_force(rows: list[dict[str, Any]], rule_id: str, day: date) -> dict[str, Any] | None:
    for row in rows:
        if row["id"] == rule_id and row["since"] <= day and (row["until"] is None or day <= row["until"]):
            return row
    return None


def publication_term(term_id: str, day: date) -> PublicationTerm | None:
    """The term of that name in force on a day; the general one of art. 26 where the special one does not apply yet."""
    rows = packaged("publication_terms.yaml")["terms"]
    row = _in_force(rows, term_id, day) or _in_force(rows, "on_creation", day)
    if row is None:
        return None
    fixed = tuple((level, (int(text[:2]), int(text[3:]))) for level, text in row.get("fixed", {}).items())
    return PublicationTerm(
        id=row["id"],
        days=row.get("days"),
        unit=row.get("unit", "fixed"),
        from_zh=row["counted_from"][0],
        from_en=row["counted_from"][1],
        article=row["article"],
        verified=row["verified"],
        fixed=fixed,
    )


def consultation_days(opens: date, concerns_business: bool) -> tuple[int, str] | None:
    """The usual minimum length in calendar days of a consultation that opens on a day, with its article; None without one."""
    row = (
        _in_force(packaged("publication_terms.yaml")["consultations"], "business", opens) if concerns_business else None
    )
    return (row["days"], row["article"]) if row else None

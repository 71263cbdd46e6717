"""From rows to the values that are handed out."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

from .keys import keys
from .models import AuditedFile
from .values import FileRow, FileView, FindingView, JudgementView, Mark

_PLAIN = (
    "public_id", "number", "name", "sha256", "size", "state", "agency_name", "agency_key", "year", "format", "published",
    "verdict", "why",
)  # fmt: skip


def row_view(row: AuditedFile, marks: tuple[Mark, ...]) -> FileRow:
    """A file as a row of its run."""
    return FileRow(**_plain(row), marks=marks)


def file_view(row: AuditedFile, judged: Mapping[str, JudgementView]) -> FileView:
    """A file with its findings; ``judged``: the judgement that counts, by key."""
    summary = row.summary or {}
    findings = summary.get("findings", [])
    views = tuple(_finding(key, found, judged.get(key)) for key, found in zip(keys(findings), findings, strict=True))
    marks = tuple(Mark(one.key, one.id, one.severity, _word(one.judgement)) for one in views)
    return FileView(
        **_plain(row),
        marks=marks,
        run=row.run.public_id,
        why_facts=MappingProxyType(summary.get("why_facts", {})),
        cells=MappingProxyType(summary.get("cells", {})),
        unread=tuple(summary.get("unread", ())),
        findings=views,
        compared=tuple(summary.get("compared", ())),
        engine=row.engine,
        audited_at=row.audited_at,
        letter_number=row.letter.text if hasattr(row, "letter") else "",
        letter_written=row.letter.written if hasattr(row, "letter") else None,
    )


def _plain(row: AuditedFile) -> dict[str, Any]:
    return {name: getattr(row, name) for name in _PLAIN} | {"agency": row.agency.code if row.agency else ""}


def _finding(key: str, found: Mapping[str, Any], judgement: JudgementView | None) -> FindingView:
    where = tuple(item if isinstance(item, str) else (item[0], item[1]) for item in found["where"])
    words = {
        name: found[name] for name in ("id", "severity", "evidence", "source", "sentence", "sentence_en", "suggestion")
    }
    return FindingView(key=key, where=where, judgement=judgement, **words)


def _word(judgement: JudgementView | None) -> str:
    return "" if judgement is None or judgement.verdict == "reopened" else judgement.verdict.value

"""What others may know of audits: runs, their files, what was found and what was decided."""

from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import Any

from django.db.models import Count, Q, QuerySet

from mingchuang.law.refusal import refuse
from mingchuang.ledger import files as store

from .models import AuditedFile, AuditRun, Judgement
from .values import FileRow, FileView, JudgementView, Mark, RunView, Verdict
from .views import file_view, row_view

_HEAVY = ("body", "signature", "summary")


def runs(agency: str) -> list[RunView]:
    """The runs of an auditing agency, the latest first."""
    rows = list(_runs().filter(agency__code=agency))
    states = _states(rows)
    return [_run(row, states.get(row.pk, {})) for row in rows]


def run(public_id: str) -> RunView:
    """A run. Refused with ``audits.unknown_run`` when there is none."""
    row = _runs().filter(public_id=public_id).first()
    if row is None:
        raise refuse("audits.unknown_run", "run")
    return _run(row, _states([row]).get(row.pk, {}))


def rows(run: str) -> list[FileRow]:
    """The files of a run with the marks of the heat map, in order; nothing but their names is decrypted."""
    found = list(_files(run).defer(*_HEAVY))
    said = _said(found)
    return [row_view(row, _verdicts(said, row)) for row in found]


def files(run: str) -> list[FileView]:
    """The files of a run with numbers, findings and judgements, in order. ``run``: its public id."""
    found = list(_files(run).defer("body", "signature"))
    judged = _judgements(found)
    return [file_view(row, judged.get((row.run.agency_id, row.sha256), {})) for row in found]


def file(public_id: str) -> FileView:
    """A file with numbers, findings and judgements. Refused with ``audits.unknown_file`` when there is none."""
    row = _file(public_id)
    return file_view(row, _judgements([row]).get((row.run.agency_id, row.sha256), {}))


def text(public_id: str) -> Mapping[str, Any]:
    """What was read of a file: its ``text`` and the places of its cells; empty while it waits."""
    row = AuditedFile.objects.filter(public_id=public_id).only("body").first()
    return MappingProxyType(dict(row.body or {}) if row else {})


def content(public_id: str) -> bytes:
    """The bytes of a file, as they were uploaded."""
    return sealed(_file(public_id).sha256)


def sealed(sha256: str) -> bytes:
    """Bytes of the sealed tree. Raises `ledger.files.Missing` when they are gone or altered."""
    return store.read(sha256, sealed=True)


def history(public_id: str, key: str) -> list[JudgementView]:
    """Every word about a finding of a file, the newest first."""
    row = _file(public_id)
    found = Judgement.objects.filter(agency_id=row.run.agency_id, sha256=row.sha256, key=key)
    return [_judgement(one) for one in found.select_related("person", "reason").order_by("-id")]


def around(public_id: str) -> tuple[str, str, int, int]:
    """The files before and after this one in its run ("" for none), its place from 1, and how many there are."""
    run = AuditedFile.objects.filter(public_id=public_id).values("run_id")
    ids = list(AuditedFile.objects.filter(run_id__in=run).order_by("number").values_list("public_id", flat=True))
    at = ids.index(public_id)
    return ids[at - 1] if at else "", ids[at + 1] if at + 1 < len(ids) else "", at + 1, len(ids)


def earlier(agency: str, agency_key: str, year: int, run: str = "") -> tuple[str, str, str] | None:
    """A body's report of a year that an agency audited: public id, name and hash; None without one.

    One of the run named comes first, then the latest.
    """
    if not agency_key:
        return None
    rows = AuditedFile.objects.filter(run__agency__code=agency, agency_key=agency_key, year=year, why="")
    rows = rows.exclude(state__in=["waiting", "failed"]).annotate(here=Q(run__public_id=run))
    row = rows.order_by("-here", "-audited_at", "-id").defer(*_HEAVY).first()
    return (row.public_id, row.name, row.sha256) if row else None


def name_and_content(public_id: str) -> tuple[str, str]:
    """The name of a file and the hash of its content."""
    row = _file(public_id)
    return row.name, row.sha256


def _runs() -> QuerySet[AuditRun]:
    return AuditRun.objects.select_related("agency", "created_by")


def _files(run: str) -> QuerySet[AuditedFile]:
    return AuditedFile.objects.filter(run__public_id=run).select_related("run", "agency", "letter").order_by("number")


def _file(public_id: str) -> AuditedFile:
    found = AuditedFile.objects.filter(public_id=public_id).select_related("run", "agency", "letter")
    row = found.defer("body", "signature").first()
    if row is None:
        raise refuse("audits.unknown_file", "file")
    return row


def _states(found: Iterable[AuditRun]) -> dict[int, dict[str, int]]:
    states: dict[int, dict[str, int]] = {}
    counted = AuditedFile.objects.filter(run__in=[row.pk for row in found]).values("run_id", "state")
    for line in counted.annotate(number=Count("id")).order_by():
        states.setdefault(line["run_id"], {})[line["state"]] = line["number"]
    return states


def _run(row: AuditRun, states: Mapping[str, int]) -> RunView:
    return RunView(
        row.public_id, row.agency.code, row.agency.name, row.name, row.year, row.created_by.name, row.created_at,
        row.lock_version, MappingProxyType(dict(states)),
    )  # fmt: skip


def _about(found: Iterable[AuditedFile]) -> QuerySet[Judgement]:
    found = list(found)
    return Judgement.objects.filter(
        agency_id__in={row.run.agency_id for row in found}, sha256__in={row.sha256 for row in found}
    ).order_by("id")


def _said(found: list[AuditedFile]) -> dict[tuple[int, str, str], str]:
    """The verdict that counts by agency, content and key: the newest."""
    return {
        (agency, sha256, key): verdict
        for agency, sha256, key, verdict in _about(found).values_list("agency_id", "sha256", "key", "verdict")
    }


def _verdicts(said: Mapping[tuple[int, str, str], str], row: AuditedFile) -> tuple[Mark, ...]:
    return tuple(
        Mark(key, check, severity, _open(said.get((row.run.agency_id, row.sha256, key), "")))
        for key, check, severity in row.marks
    )


def _open(verdict: str) -> str:
    return "" if verdict == Verdict.REOPENED else verdict


def _judgements(found: list[AuditedFile]) -> dict[tuple[int, str], dict[str, JudgementView]]:
    judged: dict[tuple[int, str], dict[str, JudgementView]] = {}
    for one in _about(found).select_related("person", "reason"):
        judged.setdefault((one.agency_id, one.sha256), {})[one.key] = _judgement(one)
    return judged


def _judgement(one: Judgement) -> JudgementView:
    reason = one.reason.text if hasattr(one, "reason") else ""
    return JudgementView(one.pk, Verdict(one.verdict), reason, one.person.name, one.at)

"""A run is opened, files are added, and what the audit found in them is kept."""

import hashlib
from collections.abc import Sequence

from mingchuang.domains.agencies.models import Agency
from mingchuang.domains.audits import held as holding
from mingchuang.domains.audits import permissions, policies
from mingchuang.domains.audits.keys import keys
from mingchuang.domains.audits.models import AuditedFile, AuditRun
from mingchuang.domains.audits.values import Added, FileResult, Upload
from mingchuang.law.refusal import refuse
from mingchuang.ledger import files as store
from mingchuang.ledger.acts import By, act
from mingchuang.ledger.fingerprints import merkle_root
from mingchuang.ledger.ids import new_public_id
from mingchuang.ledger.record import record

from .common import taken


@act
def open_run(*, by: By, agency: str, name: str, year: int | None = None) -> str:
    """Open a run of an auditing agency; gives its public id. Refused for a missing or endless name and a year to come."""
    permissions.check_auditor(by, agency)
    named = policies.check_name(name)
    policies.check_year(year, by.day.year)
    body = Agency.objects.filter(code=agency).first()
    if body is None:
        raise refuse("agencies.unknown", "agency", code=agency)
    run = AuditRun.objects.create(
        public_id=new_public_id(), agency=body, name=named, year=year, created_by=by.who, created_at=by.at
    )
    record("audits.open_run", by=by, subject=f"audit:{run.public_id}", agency=agency, year=year)
    return run.public_id


@act
def add_files(*, by: By, run: str, files: Sequence[Upload]) -> Added:
    """Add files to a run, sealed; one act for a whole upload. A content that the run holds already is named, not kept twice.

    What was compared before is compared again with what is new. Refused above the bounds of ``policies``.
    """
    found = taken(run, by)
    holding.one_at_a_time()
    held = dict(found.files.values_list("sha256", "number"))
    policies.check_amount(files, len(held))
    number, kept, known, contents = max(held.values(), default=0), list[str](), list[str](), list[str]()
    for file in files:
        sha256 = hashlib.sha256(file.content).hexdigest()
        if sha256 in held:
            known.append(file.name)
            continue
        number += 1
        held[sha256] = number
        store.keep(file.content, media_type=file.media_type, sealed=True, at=by.at)
        row = AuditedFile.objects.create(
            public_id=new_public_id(), run=found, number=number, name=file.name[:200], sha256=sha256,
            size=len(file.content),
        )  # fmt: skip
        kept.append(row.public_id)
        contents.append(sha256)
    if kept:
        found.files.filter(state__in=["done", "paired"]).update(state="read", wanted=[], taken_at=None)
        found.lock_version += 1
        found.save(update_fields=["lock_version"])
    root = merkle_root(contents)
    record(
        "audits.add_files", by=by, subject=f"audit:{run}", agency=found.agency.code, number=len(kept),
        known=len(known), root=root,
    )  # fmt: skip
    return Added(tuple(kept), tuple(known))


@act
def keep_results(*, by: By, run: str, results: Sequence[FileResult]) -> int:
    """Keep what the audit found, one line for all of them; gives how many were kept.

    A file that somebody else's work has settled meanwhile is left as it is.
    """
    found = taken(run, by)
    rows = {row.public_id: row for row in found.files.filter(public_id__in=[result.file for result in results])}
    ours = dict(Agency.objects.values_list("code", "pk"))
    number = 0
    for result in results:
        row = rows.get(result.file)
        if row is None or row.state in ("done", "failed"):
            continue
        _fill(row, result, ours, by)
        number += 1
    if number:
        record("audits.keep_results", by=by, subject=f"audit:{run}", agency=found.agency.code, number=number)
    return number


def _fill(row: AuditedFile, result: FileResult, ours: dict[str, int], by: By) -> None:
    """Put a result into its row: read when it comes for the first time, done when it was compared as wanted."""
    findings = [dict(finding) for finding in result.findings]
    if result.failed:
        row.state = "failed"
    else:
        row.state = "done" if row.state == "paired" else "read"
    row.agency_name, row.agency_key = result.agency_name[:120], result.agency_key[:120]
    row.agency_id = ours.get(result.agency)
    row.year, row.format, row.published = result.year, result.format, result.published
    row.verdict, row.why, row.engine, row.audited_at = result.verdict, result.why, result.engine, by.at
    found = zip(keys(findings), findings, strict=True)
    row.marks = [[key, finding["id"], finding["severity"]] for key, finding in found]
    row.beside, row.wanted, row.taken_at = list(result.beside), [], None
    row.summary = {
        "why_facts": dict(result.why_facts), "cells": dict(result.cells), "unread": list(result.unread),
        "findings": findings, "compared": list(result.compared),
    }  # fmt: skip
    row.body, row.signature = dict(result.body), list(result.signature)
    row.save()

"""Runs of the audit made through the acts, with results as the audit would give them."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from mingchuang.domains.agencies.roles import Role
from mingchuang.domains.audits import actions
from mingchuang.domains.audits.values import FileResult, Upload
from mingchuang.ledger.acts import By
from mingchuang.ledger.models import Person
from tests.factories.agencies import city, staff


@dataclass(frozen=True)
class Office:
    """An auditing agency with one person, and a run opened by them."""

    code: str
    person: Person
    by: By
    run: str


def office(system: By, role: Role = Role.INSPECTOR) -> Office:
    agency = city(system)
    person = staff(system, agency, role)
    by = By(person, system.at)
    return Office(agency.code, person, by, actions.open_run(by=by, agency=agency.code, name="2025年度年报", year=2025))


def upload(number: int = 1, text: str = "") -> Upload:
    return Upload(f"报告{number}.txt", (text or f"第{number}份报告").encode(), "text/plain")


def finding(
    check: str = "T3.identity", severity: str = "error", evidence: str = "3 ≠ 4", **more: Any
) -> dict[str, Any]:
    return {
        "id": check, "severity": severity, "where": ["T3.R1.total", [3, 9]], "evidence": evidence, "source": "表三表头",
        "sentence": "收到的与办理的不相等。", "sentence_en": "Received and handled differ.", "suggestion": "", **more,
    }  # fmt: skip


def result(file: str, *findings: Mapping[str, Any], **more: Any) -> FileResult:
    given: dict[str, Any] = {
        "agency_name": "六安市某某局", "agency_key": "六安市某某局", "year": 2025, "format": "AR2021", "verdict": "violated",
        "cells": {"T3.R1.total": 3}, "body": {"text": "收到的申请三件"}, "signature": (1, 2, 3), "engine": "1",
    }  # fmt: skip
    return FileResult(file, findings=findings, **{**given, **more})


def audited(of: Office, *findings: Mapping[str, Any], number: int = 1, text: str = "", **more: Any) -> str:
    """A file of the run with a result; gives its public id."""
    (file,) = actions.add_files(by=of.by, run=of.run, files=[upload(number, text)]).kept
    actions.keep_results(by=of.by, run=of.run, results=[result(file, *findings, **more)])
    return file

"""The audit over HTTP: the very answer of the command line, within bounds, and nothing kept."""

import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from benchmarks.reports.faults import previous_of
from benchmarks.reports.make import make
from benchmarks.reports.writers import docx, html
from mingchuang.channels.api import audit as room
from mingchuang.channels.cli.audit import audit as command
from mingchuang.ledger.models import Entry, StoredFile

pytestmark = pytest.mark.django_db
ADDRESS = "/api/v1/audit"


def post(**files: list[tuple[str, bytes]]) -> Any:
    return Client(enforce_csrf_checks=True).post(
        ADDRESS, {name: [SimpleUploadedFile(*one) for one in given] for name, given in files.items()}
    )


def told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, files: list, before: list) -> list[dict]:
    """What the command line says of the same files."""
    monkeypatch.chdir(tmp_path)
    Path("last").mkdir()
    for name, data in files:
        Path(name).write_bytes(data)
    for name, data in before:
        (Path("last") / name).write_bytes(data)
    given = [name for name, _ in files] + (["--previous", "last"] if before else [])
    return json.loads(CliRunner().invoke(command, [*given, "--json", "--jobs", "1"]).stdout)


@pytest.mark.parametrize("with_previous", [False, True])
def test_the_answer_is_that_of_the_command_line(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, with_previous: bool
) -> None:
    lost = make(7)
    lost.cells["T3.R2.total"] = str(int(lost.cells["T3.R2.total"]) + 2)
    files = [("甲.docx", docx.plain(lost)), ("乙.html", html.plain(make(13))), ("丙.html", html.plain(make(13))),
             ("坏.docx", b"PK\x03\x04broken"), ("空.txt", "没有表".encode())]  # fmt: skip
    before = [("去年.html", html.plain(previous_of(make(7), same_text=False)))] if with_previous else []
    answer = post(file=files, previous=before)
    assert answer.status_code == 200
    assert answer.json() == told(tmp_path, monkeypatch, files, before)
    assert any(found["id"] == "T3.identity" or found["id"] == "T3.rowsum" for found in answer.json()[0]["findings"])
    assert answer.json()[3]["why"]


def test_nothing_is_kept(settings, tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    settings.FILES = tmp_path / "files"
    lines, files = Entry.objects.count(), StoredFile.objects.count()
    answer = post(file=[("欧阳小筑.html", html.plain(make(3)))])
    assert answer.status_code == 200
    assert (Entry.objects.count(), StoredFile.objects.count()) == (lines, files)
    assert not (tmp_path / "files").exists()
    assert "欧阳小筑" not in caplog.text
    assert not answer.cookies


def test_bounds(monkeypatch: pytest.MonkeyPatch) -> None:
    small = ("a.txt", "报告".encode())
    for answer, code in ((post(), "no_file"), (post(file=[small] * 6, previous=[small] * 5), "too_many")):
        assert answer.status_code == 400
        assert [one["code"] for one in answer.json()["refused"]] == [f"audit_api.{code}"]
    monkeypatch.setattr(room, "LARGEST", 3)
    assert post(file=[small]).json()["refused"][0]["code"] == "audit_api.too_large"
    monkeypatch.setattr(room, "MOST_BYTES", 10)
    answer = post(file=[small])
    assert answer.status_code == 413
    assert answer.json()["refused"][0]["code"] == "audit_api.too_much"


@pytest.mark.parametrize("kind", ["application/json", "text/plain", "multipart/form-data; boundary=x"])
def test_what_is_no_form_is_refused_in_json(kind: str) -> None:
    answer = Client().post(ADDRESS, b"\x00\xff{", content_type=kind)
    assert answer.status_code == 400


def test_only_post_is_answered() -> None:
    assert Client().get(ADDRESS).status_code == 405

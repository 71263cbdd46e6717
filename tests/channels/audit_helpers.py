"""Auditing at the desk in tests: what is sent, worked to its end, and judged."""

import io
import re
import zipfile
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from benchmarks.reports.make import make
from benchmarks.reports.writers import docx
from tests.channels.desk_helpers import text

NUMBER = "11010519491231002X"
LIST = "/desk/audits/"


def archive(members: dict[str, bytes]) -> SimpleUploadedFile:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as package:
        for name, data in members.items():
            package.writestr(name, data)
    return SimpleUploadedFile("年报.zip", out.getvalue())


def send(client: Client, *files: SimpleUploadedFile, follow: bool = True, **given: Any) -> Any:
    return client.post(
        f"{LIST}new/", {"name": "2025年度年报", "year": "2025", "uploads": list(files), **given}, follow=follow
    )


def a_run(client: Client, members: dict[str, bytes]) -> str:
    """A run with these files, audited to its end through the page's own requests."""
    answer = send(client, archive(members), follow=False)
    assert answer.status_code == 302, text(answer)
    run = answer.url.rstrip("/").rpartition("/")[2]
    finish(client, run)
    return run


def finish(client: Client, run: str) -> None:
    for _ in range(60):
        answer = client.post(f"{LIST}r/{run}/next/", headers={"HX-Request": "true"})
        if answer.headers.get("HX-Refresh"):
            return
        assert "audit-progress" in text(answer)
    raise AssertionError("never done")


def wrong(seed: int = 7) -> bytes:
    """A report with a wrong total in table 3."""
    draft = make(seed)
    draft.cells["T3.R1.total"] = str(int(draft.cells["T3.R1.total"]) + 5)
    return docx.plain(draft)


def hidden(page: str, name: str) -> str:
    return re.search(rf'name="{name}" value="([^"]*)"', page)[1]  # type: ignore[index]


def judge(client: Client, file: str, **given: str) -> Any:
    page = text(client.get(f"{LIST}f/{file}/"))
    values = {name: hidden(page, name) for name in ("finding", "number", "seen")}
    return client.post(f"{LIST}f/{file}/judge/", {**values, **given}, follow=True)

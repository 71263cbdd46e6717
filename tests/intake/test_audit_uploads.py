"""Uploads of reports: one, many, archives with Chinese names; what is hostile or no report is refused by its name."""

import io
import random
import zipfile

import pytest

from benchmarks.reports.make import make
from benchmarks.reports.writers import WRITERS, docx, html
from mingchuang.intake.reports import uploads
from mingchuang.intake.reports.uploads import unpacked


class OldInfo(zipfile.ZipInfo):
    """An entry as Chinese Windows writes it: its name in GB18030, and nothing that says so."""

    def _encodeFilenameFlags(self) -> tuple[bytes, int]:  # noqa: N802
        return self.filename.encode("gb18030"), self.flag_bits & ~0x800


class BareInfo(zipfile.ZipInfo):
    """An entry with its name in UTF-8, and nothing that says so."""

    def _encodeFilenameFlags(self) -> tuple[bytes, int]:  # noqa: N802
        return self.filename.encode(), self.flag_bits & ~0x800


def archive(members: dict[str, bytes], entry: type[zipfile.ZipInfo] = zipfile.ZipInfo) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        for name, data in members.items():
            info = entry(name)
            info.compress_type = zipfile.ZIP_DEFLATED
            package.writestr(info, data)
    return out.getvalue()


def codes(found: uploads.Unpacked) -> dict[str, str]:
    return {one.name: one.why.code for one in found.refused}


def test_every_kind_is_told_by_its_content():
    report = make(3)
    kinds = ("docx", "html", "xlsx", "txt flattened", "pdf")
    found = unpacked([(kind, WRITERS[kind][1](report)) for kind in kinds])
    assert not found.refused
    assert [one.media_type.rpartition(".")[2] for one in found.uploads] == [
        "document", "text/html", "sheet", "text/plain", "application/pdf",
    ]  # fmt: skip


def test_an_archive_holds_reports_and_says_what_is_none():
    members = {
        "年报/财政局2025.docx": docx.plain(make(1)),
        "年报/教育局2025.html": html.plain(make(2)),
        "年报/教育局2025_files/style.js": b"alert(1)",
        "__MACOSX/._财政局.docx": b"xx",
        "年报/~$财政局2025.docx": b"xx",
        "年报/封面.jpg": b"\xff\xd8\xff",
        "年报/旧版.doc": b"\xd0\xcf\x11\xe0" + b"0" * 600,
        "年报/空.txt": b"",
    }
    found = unpacked([("全部.zip", archive(members))])
    assert [one.name for one in found.uploads] == ["财政局2025.docx", "教育局2025.html"]
    assert codes(found) == {"旧版.doc": "reports.old_office", "空.txt": "audits.file_too_large"}
    assert found.passed == 4


@pytest.mark.parametrize("entry", [OldInfo, BareInfo, zipfile.ZipInfo])
def test_names_in_archives_of_chinese_windows_and_of_others_are_read(entry):
    data = archive({"某市/财政局年报.txt": "报告".encode()}, entry)
    assert [one.name for one in unpacked([("a.zip", data)]).uploads] == ["财政局年报.txt"]


def test_an_archive_in_an_archive_is_named():
    inner = archive({"a.txt": b"x"})
    found = unpacked([("外.zip", archive({"内.zip": inner, "b.txt": "报告".encode()}))])
    assert [one.name for one in found.uploads] == ["b.txt"]
    assert codes(found) == {"内.zip": "audits.archive_in_archive"}


def test_bounds_hold_inside_archives(monkeypatch):
    monkeypatch.setattr(uploads, "LARGEST", 1000)
    monkeypatch.setattr(uploads, "MOST_BYTES", 3000)
    bomb = archive({"a.txt": b"0" * 2_000_000, **{f"{n}.txt": b"1" * 900 for n in range(6)}})
    found = unpacked([("弹.zip", bomb)])
    assert codes(found)["a.txt"] == "audits.file_too_large"
    assert sum(len(one.content) for one in found.uploads) <= 3000
    assert "reports.bomb" in codes(found).values()
    monkeypatch.setattr(uploads, "MOST_FILES", 1)
    found = unpacked([("一.txt", b"a"), ("二.txt", b"b")])
    assert codes(found) == {"二.txt": "audits.no_room"}


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"PK\x03\x04broken", "reports.broken"), (b"", "audits.file_too_large"), (b"\x00\x01\x02" * 40, "reports.not_text"),
        (b"\x81\x20\xff" * 9, "reports.encoding_unknown"),
    ],
)  # fmt: skip
def test_what_is_no_report_is_refused(data, code):
    found = unpacked([("坏.docx", data)])
    assert codes(found) == {"坏.docx": code}


def test_a_name_loses_its_path_and_its_hidden_signs():
    found = unpacked([("..\\..\\etc/年\u202e报.txt", "报告".encode())])
    assert [one.name for one in found.uploads] == ["年报.txt"]


def test_an_archive_may_be_larger_than_a_file_may() -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as package:
        for number in (1, 2):
            package.writestr(f"扫描{number}.pdf", b"%PDF-1.7\n" + random.Random(number).randbytes(18 << 20))
        package.writestr("太大.pdf", b"%PDF-1.7\n" + bytes(21 << 20))
    found = unpacked([("报告.zip", out.getvalue())])
    assert [one.name for one in found.uploads] == ["扫描1.pdf", "扫描2.pdf"]
    assert [(one.name, one.why.code) for one in found.refused] == [("太大.pdf", "audits.file_too_large")]

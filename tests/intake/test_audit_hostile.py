"""Hostile files: refused with a reason, in bounded time and memory."""

import io
import re
import time
import tracemalloc
import zipfile
from pathlib import Path

import pytest
from openpyxl import Workbook

from benchmarks.reports.make import make
from benchmarks.reports.writers import docx, xlsx
from mingchuang.intake.reports.read import read
from mingchuang.law.refusal import Refusal
from mingchuang.look.sentences import sentence

MOST_SECONDS, MOST_BYTES = 20, 400 << 20


def package(**members: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made:
        for name, content in members.items():
            made.writestr(name.replace("__", "/").replace("_dot_", "."), content)
    return out.getvalue()


def changed(data: bytes, name: str, content: bytes) -> bytes:
    """A package with one member replaced or added."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for member in old.namelist():
            if member != name:
                new.writestr(member, old.read(member))
        new.writestr(name, content)
    return out.getvalue()


def refused(name: str, data: bytes) -> str:
    """The code of the refusal; fails when reading takes too long, too much, or ends in silence."""
    began = time.perf_counter()
    tracemalloc.start()
    try:
        report = read(name, data)
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert time.perf_counter() - began < MOST_SECONDS
    assert peak < MOST_BYTES
    assert not report.cells
    if report.why_unassessable:
        assert sentence(Refusal(report.why_unassessable, "", report.why_facts))
    return report.why_unassessable


DOCX, XLSX = docx.plain(make(3)), xlsx.one_sheet(make(3))
W = b'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def test_a_bomb_is_not_opened():
    zeros = b"<w:t>" + b"0" * (60 << 20)
    assert refused("a.docx", package(word__document_dot_xml=zeros)) == "reports.bomb"
    assert refused("a.xlsx", changed(XLSX, "xl/worksheets/sheet1.xml", b" " * (60 << 20))) in (
        "reports.bomb",
        "reports.too_many_cells",
    )


def test_many_members():
    members = {f"word__x{n}": b"" for n in range(5000)}
    assert refused("a.docx", package(word__document_dot_xml=b"<a/>", **members)) == "reports.bomb"


def test_macros():
    assert refused("a.docx", changed(DOCX, "word/vbaProject.bin", b"x")) == "reports.macros"
    assert refused("a.xlsx", changed(XLSX, "xl/vbaProject.bin", b"x")) == "reports.macros"


@pytest.mark.parametrize(
    "entity", [b'<!ENTITY e SYSTEM "file:///etc/hostname">', b'<!ENTITY e "x"><!ENTITY f "&e;&e;&e;&e;">']
)
def test_entities(entity):
    xml = b"<?xml version='1.0'?><!DOCTYPE d [" + entity + b"]><w:document " + W + b"><w:body>&e;</w:body></w:document>"
    assert refused("a.docx", changed(DOCX, "word/document.xml", xml)) == "reports.entities"
    padded = b"<?xml version='1.0'?>" + b" " * 9000 + xml.removeprefix(b"<?xml version='1.0'?>")
    assert refused("a.docx", changed(DOCX, "word/document.xml", padded)) == "reports.entities"
    sheet = b"<?xml version='1.0'?>" + b" " * 9000 + b"<!DOCTYPE d [" + entity + b"]><worksheet/>"
    assert refused("a.xlsx", changed(XLSX, "xl/worksheets/sheet1.xml", sheet)) == "reports.entities"


def test_broken_packages():
    assert refused("a.docx", DOCX[: len(DOCX) // 2]) == "reports.broken"
    assert refused("a.docx", DOCX[:-30] + b"\x00" * 30) == "reports.broken"
    assert refused("a.docx", changed(DOCX, "word/document.xml", b"<w:document")) == "reports.broken"
    spoiled = bytearray(DOCX)
    middle = len(spoiled) // 2
    spoiled[middle : middle + 600] = b"\xff" * 600
    assert refused("a.docx", bytes(spoiled)) == "reports.broken"


def test_encrypted_and_old():
    locked = bytearray(DOCX)
    for place in range(len(locked) - 4):
        if locked[place : place + 4] == b"PK\x01\x02":
            locked[place + 8] |= 1
    assert refused("a.docx", bytes(locked)) == "reports.encrypted"
    assert refused("a.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 2000) == "reports.old_office"


def test_a_sheet_of_ten_thousand_columns():
    book = Workbook(write_only=True)
    sheet = book.create_sheet("宽表")
    for _ in range(3):
        sheet.append([1] * 10_000)
    out = io.BytesIO()
    book.save(out)
    assert refused("wide.xlsx", out.getvalue()) == "reports.too_many_cells"


def test_a_merge_over_a_million_rows():
    with zipfile.ZipFile(io.BytesIO(XLSX)) as old:
        sheet = old.read("xl/worksheets/sheet1.xml")
    merged = re.sub(rb'<mergeCell ref="[^"]*"', b'<mergeCell ref="A1:XFD1048576"', sheet, count=1)
    assert merged != sheet
    assert refused("merged.xlsx", changed(XLSX, "xl/worksheets/sheet1.xml", merged)) == "reports.too_many_cells"


def test_deep_nesting():
    deep = b"<html><body>" + b"<div>" * 60_000 + "一、总体情况".encode() + b"</div>" * 60_000 + b"</body></html>"
    refused("deep.html", deep)
    tables = b"<html><body>" + b"<table><tr><td>" * 4000 + b"x" + b"</td></tr></table>" * 4000
    refused("tables.html", tables)
    nested = b"<w:sdt><w:sdtContent>" * 3000 + b"<w:p/>" + b"</w:sdtContent></w:sdt>" * 3000
    refused(
        "deep.docx",
        changed(DOCX, "word/document.xml", b"<w:document " + W + b"><w:body>" + nested + b"</w:body></w:document>"),
    )


def test_huge_spans():
    row = b"<tr><td rowspan=99999999 colspan=99999999>1</td><td>2</td><td>3</td><td>4</td></tr>"
    refused("spans.html", b"<html><body><table>" + row * 500 + b"</table></body></html>")
    cell = b'<w:tc><w:tcPr><w:gridSpan w:val="99999999"/></w:tcPr><w:p/></w:tc>'
    xml = b"<w:document " + W + b"><w:body><w:tbl><w:tr>" + cell * 4 + b"</w:tr></w:tbl></w:body></w:document>"
    refused("spans.docx", changed(DOCX, "word/document.xml", xml))
    xml = xml.replace(b"99999999", b"many")
    refused("spans.docx", changed(DOCX, "word/document.xml", xml))


def test_too_many_cells():
    rows = b"<tr>" + b"<td>0</td>" * 50 + b"</tr>"
    assert (
        refused("cells.html", b"<html><body><table>" + rows * 900 + b"</table></body></html>")
        == "reports.too_many_cells"
    )


def blank_pdf(pages: int) -> bytes:
    import pypdfium2

    document = pypdfium2.PdfDocument.new()
    for _ in range(pages):
        document.new_page(595, 842)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def test_pdf_giants_scans_and_rubbish():
    assert refused("long.pdf", blank_pdf(500)) == "reports.too_many_pages"
    assert refused("scan.pdf", blank_pdf(6)) == "reports.scanned"
    assert refused("bad.pdf", b"%PDF-1.7\n" + b"\x00\xff" * 4000) == "reports.broken"


def test_texts_that_are_none():
    assert refused("a.txt", b"\x00\x01\x02" * 4000) in ("reports.not_text", "reports.encoding_unknown")
    assert refused("a.txt", b"\xff" * 5000) in ("reports.encoding_unknown", "reports.not_text", "")
    assert refused("a.txt", b"a" * (9 << 20)) == "reports.too_large"
    assert refused("a.html", b"<html>") in ("reports.no_text", "")
    assert refused("a.txt", b"") == ""


def test_regular_expressions_do_not_run_away():
    refused("a.txt", ("一、总体情况\n" + "公开" * 60_000).encode())
    refused("a.txt", ("《市人民政府办公室" * 8_000).encode())
    refused("a.txt", ("1" * 120_000 + "件").encode())
    refused("a.html", b"<p>" + b"x" * 400_000)


def test_no_name_leads_out_of_the_folder(tmp_path: Path):
    data = changed(DOCX, "../../evil.txt", b"x")
    read("a.docx", data)
    assert not list(tmp_path.parent.glob("evil.txt"))

"""Uploads: what is refused, with which sentence, and that nothing makes the inspection fall over."""

import io
import zipfile
import zlib
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

import mingchuang.press
from mingchuang.law.refusal import Refused
from mingchuang.press.extraction import text_of
from mingchuang.press.files import ATTACHMENTS, IMAGES, PROOFS, Rules, inspect, inspect_all

SENTENCES = yaml.safe_load((Path(mingchuang.press.__file__).parent / "sentences.yaml").read_text(encoding="utf-8"))
PDF = b"%PDF-1.7\n1 0 obj<</Type/Catalog>>endobj\n%%EOF"
W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def packed(**entries: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in entries.items():
            archive.writestr(name.replace("__", "/"), content)
    return out.getvalue()


def docx(body: str = "<w:p><w:r><w:t>正文</w:t></w:r></w:p>", **more: bytes) -> bytes:
    document = f'<w:document xmlns:w="{W}"><w:body>{body}</w:body></w:document>'.encode()
    return packed(**{"[Content_Types].xml": b"<Types/>", "word/document.xml": document, **more})


def picture(form: str) -> bytes:
    out = io.BytesIO()
    Image.new("RGB", (8, 8), "white").save(out, form)
    return out.getvalue()


OLD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600
GOOD = [
    ("通知.pdf", PDF, "application/pdf"),
    ("照片.JPG", picture("JPEG"), "image/jpeg"),
    ("图.png", picture("PNG"), "image/png"),
    ("报告.docx", docx(), "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
    ("说明.txt", "说明".encode(), "text/plain"),
    ("旧.txt", "说明文字".encode("gb18030"), "text/plain"),
    ("包.zip", packed(a__b=b"1"), "application/zip"),
    ("文.ofd", packed(**{"OFD.xml": b"<ofd/>"}), "application/ofd"),
]
BAD = [
    ("空.pdf", b"", "file_empty"),
    ("大.txt", b"a" * (50 * 1024 * 1024 + 1), "file_too_large"),
    ("a.pdf.exe", b"MZ", "file_runnable"),
    ("a.exe.pdf", PDF, "file_runnable"),
    ("图.svg", b"<svg><script>alert(1)</script></svg>", "file_svg"),
    ("图.svg.png", b"<svg><script>alert(1)</script></svg>", "file_runnable"),
    ("图.txt", b"<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>", "file_kind_told"),
    ("页.txt", b"<!doctype html><p>x", "file_kind_told"),
    ("动图.pdf", b"GIF89a" + b"\0" * 600, "file_kind_told"),
    ("动图.gif", b"GIF89a" + b"\0" * 600, "file_kind"),
    ("照片.jpg", b"\0\0\0\x18ftypheic" + b"\0" * 600, "file_kind_told"),
    ("乱.pdf", b"\x80\x81\x82" * 90, "file_kind"),
    ("通知\u202efdp.txt", b"x", "file_name_signs"),
    ("通\u200b知.pdf", PDF, "file_name_signs"),
    ("通知\x00.pdf", PDF, "file_name_signs"),
    ("通知", PDF, "file_name"),
    (".pdf", PDF, "file_name"),
    ("通知.pdf", b"MZ\x90\x00" + b"\0" * 100, "file_kind_told"),
    ("旧.doc", OLD, "file_old_office"),
    ("旧.docx", OLD, "file_old_office"),
    ("表.et", OLD, "file_old_office"),
    ("密.docx", OLD + "EncryptedPackage".encode("utf-16-le"), "archive_encrypted"),
    ("文.doc", b"{\\rtf1 a}", "file_old_office"),
    ("通知.pdf", docx(), "file_name_lies"),
    ("通知.docx", PDF, "file_name_lies"),
    ("图.png", picture("JPEG"), "file_name_lies"),
    ("图.png", picture("PNG")[:30], "file_unreadable"),
    ("宏.docx", docx(**{"word/vbaProject.bin": b"x"}), "archive_macro"),
    ("宏.docx", docx(**{"[Content_Types].xml": b"application/vnd.ms-word.document.macroEnabled.main+xml"}), "archive_macro"),
    ("程序.zip", packed(**{"安装.exe": b"MZ"}), "archive_macro"),
    ("路径.zip", packed(**{"../../etc/passwd": b"x"}), "archive_path"),
    ("套.zip", packed(**{"里.zip": packed(a=b"1")}), "archive_nested"),
    ("炸.zip", packed(**{"零.txt": b"\0" * 50 * 1024 * 1024}), "archive_bomb"),
    ("炸.docx", docx(**{"word/media/a.bin": b"\0" * 50 * 1024 * 1024}), "archive_bomb"),
    ("脚本.pdf", PDF + b"\n2 0 obj<</S/JavaScript/JS(app.alert(1))>>endobj", "file_active"),
    ("宏.docm", docx(), "archive_macro"),
]  # fmt: skip


@pytest.mark.parametrize(("name", "content", "media_type"), GOOD, ids=[one[0] for one in GOOD])
def test_what_is_kept(name, content, media_type):
    found = inspect(name, content)
    assert (found.name, found.media_type, found.size) == (name, media_type, len(content))


@pytest.mark.parametrize(("name", "content", "code"), BAD, ids=[f"{at}-{one[2]}" for at, one in enumerate(BAD)])
def test_what_is_refused_with_a_sentence(name, content, code):
    with pytest.raises(Refused) as refused:
        inspect(name, content)
    (reason,) = refused.value.refusals
    assert reason.code == f"press.{code}"
    for language in ("zh", "en"):
        assert SENTENCES[reason.code][language].format(**reason.facts)


def test_a_path_in_a_name_is_dropped():
    assert inspect("C:\\文件\\通知.pdf", PDF).name == "通知.pdf"
    assert inspect("../../通知.pdf", PDF).name == "通知.pdf"
    assert inspect("通知<1>.pdf", PDF).name == "通知_1_.pdf"
    assert len(inspect("长" * 400 + ".pdf", PDF).name) <= 161


def test_an_encrypted_archive_and_a_broken_one():
    raw = bytearray(packed(**{"a.txt": b"x" * 100}))
    for sign in (b"PK\x03\x04", b"PK\x01\x02"):
        at = raw.index(sign) + (6 if sign == b"PK\x03\x04" else 8)
        raw[at] |= 1
    with pytest.raises(Refused, match="archive_encrypted"):
        inspect("密.zip", bytes(raw))
    raw = bytearray(packed(**{"a.txt": bytes(range(200))}))
    raw[60] ^= 0xFF
    with pytest.raises(Refused, match="archive_broken"):
        inspect("坏.zip", bytes(raw))


def test_each_place_has_its_rules():
    with pytest.raises(Refused, match="file_kind"):
        inspect("说明.txt", b"x", rules=PROOFS)
    with pytest.raises(Refused, match="file_kind"):
        inspect("通知.pdf", PDF, rules=IMAGES)
    with pytest.raises(Refused, match="too_many_files"):
        inspect_all([("a.pdf", PDF)] * 3, rules=Rules(ATTACHMENTS.kinds, at_once=2))
    with pytest.raises(Refused) as refused:
        inspect_all([("a.pdf", b""), ("b.exe", b"MZ"), ("c.pdf", PDF)])
    assert [one.code for one in refused.value.refusals] == ["press.file_empty", "press.file_runnable"]


@given(
    st.text(max_size=40),
    st.sampled_from([b"%PDF-", b"PK\x03\x04", b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff", b""]),
    st.binary(max_size=400),
)
def test_any_bytes_under_any_name_end_in_a_verdict(name, head, rest):
    try:
        found = inspect(name, head + rest)
    except Refused as refused:
        assert all(one.code in SENTENCES for one in refused.refusals)
    else:
        assert "/" not in found.name and "\\" not in found.name and found.size == len(head + rest)


def test_text_of_a_docx_keeps_rows_of_tables_and_hidden_words():
    cell = "<w:tc><w:p><w:r><w:t>{}</w:t></w:r></w:p></w:tc>"
    row = "<w:tr>" + cell + cell + "</w:tr>"
    body = (
        "<w:p><w:r><w:t>名单</w:t></w:r></w:p><w:tbl>"
        + row.format("姓名", "病种")
        + row.format("李四", "慢粒")
        + "</w:tbl>"
        "<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>藏</w:t></w:r></w:p>"
    )
    content = docx(
        body, **{"word/footer1.xml": f'<w:ftr xmlns:w="{W}"><w:p><w:r><w:t>脚</w:t></w:r></w:p></w:ftr>'.encode()}
    )
    text = text_of(content, inspect("名单.docx", content).media_type)
    assert text == "名单\n姓名\t病种\n李四\t慢粒\n藏\n脚"


def test_text_of_a_workbook_reads_every_sheet():
    ns = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
    cells = '<c t="s"><v>0</v></c><c><v>3</v></c><c t="inlineStr"><is><t>内</t></is></c>'
    sheet = f"<worksheet {ns}><sheetData><row>{cells}</row></sheetData></worksheet>"
    content = packed(**{
        "[Content_Types].xml": b"<Types/>", "xl/workbook.xml": b"<workbook/>", "xl/worksheets/sheet1.xml": sheet.encode(),
        "xl/worksheets/sheet2.xml": sheet.encode(), "xl/sharedStrings.xml": f"<sst {ns}><si><t>姓名</t></si></sst>".encode(),
    })  # fmt: skip
    assert text_of(content, inspect("表.xlsx", content).media_type) == "姓名\t3\t内\n姓名\t3\t内"


def test_an_external_entity_is_not_read():
    evil = (
        b'<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/hostname">]><w:document xmlns:w="'
        + W.encode()
        + b'"><w:p><w:t>&e;</w:t></w:p></w:document>'
    )
    content = packed(**{"[Content_Types].xml": b"", "word/document.xml": evil})
    assert text_of(content, "application/vnd.openxmlformats-officedocument.wordprocessingml.document").strip() == ""


@given(st.binary(max_size=200))
def test_a_damaged_file_is_a_value_error(rest):
    for media_type in ("application/pdf", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"):
        try:
            assert isinstance(text_of(b"%PDF-1.7\n" + rest, media_type), str)
        except ValueError:
            continue


def test_random_packed_bytes_in_a_pdf_are_no_script():
    stream = zlib.compress(b"x") + b"/JS(" + b"\nendstream endobj"
    assert inspect("a.pdf", b"%PDF-1.7\n1 0 obj<<>>stream\n" + stream + b"\n%%EOF")


@pytest.mark.parametrize(
    ("name", "to"), [("旧.doc", "DOCX"), ("稿.wps", "DOCX"), ("表.et", "XLSX"), ("片.ppt", "PPTX")]
)
def test_an_older_file_is_told_what_to_be_saved_as(name, to):
    with pytest.raises(Refused) as refused:
        inspect(name, OLD)
    (reason,) = refused.value.refusals
    assert reason.facts["to"] == to


def test_what_is_no_pdf_is_named_by_what_it_is():
    with pytest.raises(Refused) as refused:
        inspect("动图.pdf", b"GIF89a" + b"\0" * 600)
    (reason,) = refused.value.refusals
    assert "实际是 GIF 文件" in SENTENCES[reason.code]["zh"].format(**reason.facts)

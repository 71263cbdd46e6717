"""PDFs of scans say so; hostile files and pastes are taken in part or refused with the reason, in bounded time and memory."""

import io
import random
import resource
import time
import zipfile

import docx
import pypdfium2
import pytest
import typst
from PIL import Image

from mingchuang.intake.documents.docx import read_docx
from mingchuang.law.refusal import Refused
from mingchuang.press.extraction import SCANNED, text_of
from mingchuang.press.files import inspect
from mingchuang.press.pasting import take_html

SECONDS, MEGABYTES = 60, 800
"""Far above what is needed: a bound that fails only when there is none."""


@pytest.fixture
def bounded():
    """Whatever happens in the test ends within the bounds."""
    began, before = time.monotonic(), resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    yield
    assert time.monotonic() - began < SECONDS
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < MEGABYTES * 1024


def scans(pages):
    made = [Image.effect_noise((300, 400), 60).convert("RGB") for _ in range(pages)]
    kept = io.BytesIO()
    made[0].save(kept, "PDF", save_all=True, append_images=made[1:])
    return kept.getvalue()


def joined(*files):
    whole = pypdfium2.PdfDocument.new()
    for one in files:
        whole.import_pages(pypdfium2.PdfDocument(one))
    kept = io.BytesIO()
    whole.save(kept)
    return kept.getvalue()


def typed_pdf(text="A notice."):
    return typst.compile(f"#set page(width: 10cm, height: 10cm)\n{text}".encode())


def test_a_pdf_of_scans_has_no_text_and_one_with_a_scanned_page_says_where():
    assert text_of(scans(3), "application/pdf") == ""
    typed = typed_pdf()
    text = text_of(joined(typed, scans(2), typed), "application/pdf")
    assert text.count(SCANNED) == 2
    assert text.split("\n")[1:3] == [SCANNED, SCANNED]
    assert SCANNED not in text_of(typed, "application/pdf")


def test_many_scanned_pages_are_looked_at_in_bounded_time(bounded):
    assert text_of(scans(200), "application/pdf") == ""


def packed(kept, **more):
    with zipfile.ZipFile(kept, "a", zipfile.ZIP_DEFLATED) as package:
        for name, content in more.items():
            package.writestr(name, content)
    return kept.getvalue()


def test_two_hundred_pages_with_embedded_objects_come_in_part(bounded):
    made = docx.Document()
    for number in range(1400):
        made.add_paragraph(f"第{number}段。" + "会议研究数据共享工作，要求各单位按时完成归集。" * 6)
    kept = io.BytesIO()
    made.save(kept)
    content = packed(
        kept, **{f"word/embeddings/oleObject{n}.bin": random.Random(n).randbytes(90_000) for n in range(20)}
    )
    reading = read_docx("长文.docx", content)
    assert "第1399段" in reading.body
    assert [one.facts["count"] for one in reading.left if one.code == "intake.left_objects"] == [20]


HOSTILE = [
    ("动图.pdf", b"GIF89a" + b"\x00" * 500, "file_kind"),
    ("图.svg", b"<svg onload='alert(1)'/>", "file_svg"),
    ("图.png", b"<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>", "file_kind"),
    ("炸弹.zip", packed(io.BytesIO(), **{f"{n}.txt": b"\0" * 20_000_000 for n in range(8)}), "archive_bomb"),
    ("多.zip", packed(io.BytesIO(), **{f"{n}.txt": b"" for n in range(5001)}), "archive_bomb"),
]


@pytest.mark.parametrize(("name", "content", "code"), HOSTILE, ids=[one[0] for one in HOSTILE])
def test_a_hostile_file_is_refused_with_the_reason(bounded, name, content, code):
    with pytest.raises(Refused, match=code):
        inspect(name, content)


def test_a_word_file_that_unpacks_to_gigabytes_is_refused(bounded):
    made = io.BytesIO()
    docx.Document().save(made)
    with pytest.raises(Refused, match="bomb"):
        read_docx("炸弹.docx", packed(made, **{"word/media/a.xml": b" " * 400_000_000}))


def test_a_page_bomb_of_pixels_is_refused():
    kept = io.BytesIO()
    Image.new("1", (20_000, 20_000)).save(kept, "PNG")
    with pytest.raises(Refused, match="file_unreadable"):
        inspect("大图.png", kept.getvalue())


@pytest.mark.parametrize(
    "piece",
    [
        "<table><tr><td>甲</td><td style='mso-x:1'>乙</td></tr></table>",
        "<p class=MsoListParagraph style='mso-list:l0 level1 lfo1'>甲</p>", "&lt;", "<p",
    ],
)  # fmt: skip
def test_a_paste_of_two_megabytes_is_taken_or_refused_in_bounded_time(bounded, piece):
    html = f"<html xmlns:o='urn:schemas-microsoft-com:office:office'><body>{piece * (2_000_000 // len(piece))}"
    try:
        taken = take_html(html)
    except Refused as refused:
        assert refused.refusals
    else:
        assert taken.body or [one.code for one in taken.left] == ["press.left_nothing"]
        assert "mso" not in taken.body

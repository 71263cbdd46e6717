"""What comes into a text at the desk, hostile or huge: taken in part or refused with the reason, and work goes on."""

import io
import time

import docx
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from mingchuang.domains.documents import queries
from mingchuang.ledger.models import Entry
from tests.channels.desk_helpers import settled, text
from tests.factories import documents as factory
from tests.intake.test_numbering import OFFICIAL, Paper
from tests.press.test_files import docx as word_file
from tests.press.test_files import packed, picture
from tests.press.test_scans import packed as added
from tests.press.test_scans import scans

pytestmark = pytest.mark.django_db
SECONDS = 60
"""Far above what is needed: a bound that fails only when there is none."""


@pytest.fixture
def people(system):
    return factory.three(system)


@pytest.fixture
def drafter(client, people):
    client.force_login(settled(people.drafter))
    return client


@pytest.fixture
def bounded():
    began = time.monotonic()
    yield
    assert time.monotonic() - began < SECONDS


def upload(name, content):
    return SimpleUploadedFile(name, content)


HOSTILE = {
    "动图.pdf": (b"GIF89a" + b"\0" * 400, "实际是 GIF 文件"),
    "图.svg": (b"<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>", "另存为 PNG"),
    "炸弹.zip": (packed(**{f"{n}.txt": b"\0" * 20_000_000 for n in range(8)}), "解压后过大"),
    "宏.docx": (word_file(**{"word/vbaProject.bin": b"x"}), "宏"),
    "改名.docx": (b"%PDF-1.7\n%%EOF", "改名.docx"),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_file_is_refused_by_name_and_the_next_is_added(drafter, people, at, bounded, name):
    made = factory.draft(people, at)
    content, reason = HOSTILE[name]
    lines = Entry.objects.count()
    address = reverse("desk_documents:attach", args=[made])
    page = text(
        drafter.post(address, {"files": [upload(name, content), upload("附图.png", picture("PNG"))]}, follow=True)
    )
    assert name in page and reason in page
    assert [one.name for one in queries.workbench(made, by=factory.hand(people.drafter, at)).files] == ["附图.png"]
    assert Entry.objects.count() == lines + 1


def test_a_pdf_of_scans_is_kept_and_the_page_says_that_nobody_could_read_it(drafter, people, at):
    made = factory.draft(people, at)
    drafter.post(reverse("desk_documents:attach", args=[made]), {"files": [upload("扫描.pdf", scans(3))]})
    assert "扫描件" in text(drafter.get(reverse("desk_documents:document", args=[made])))


def test_two_hundred_pages_with_embedded_objects_are_taken_over_without_them(drafter, people, at, bounded):
    made = factory.draft(people, at)
    long = docx.Document()
    for number in range(1400):
        long.add_paragraph(f"第{number}段。" + "会议研究数据共享工作，要求各单位按时完成归集。" * 6)
    kept = io.BytesIO()
    long.save(kept)
    file = added(kept, **{"word/embeddings/oleObject1.bin": b"\xd0\xcf\x11\xe0" * 20_000})
    address = reverse("desk_documents:import_open", args=[made])
    looked = text(drafter.post(address, {"docx": upload("长文.docx", file)}))
    assert "oleObject1.bin" in looked and "替换" in looked
    taken = text(drafter.post(address, {"docx": upload("长文.docx", file), "act": "take", "into": "whole"}))
    assert "第1399段" in taken and "data-taken" in taken


def test_a_macro_file_is_not_imported(drafter, people, at):
    made = factory.draft(people, at)
    file = upload("宏.docx", HOSTILE["宏.docx"][0])
    page = text(drafter.post(reverse("desk_documents:import_open", args=[made]), {"docx": file}))
    assert "宏" in page and "data-taken" not in page and "替换" not in page


def test_what_comes_along_and_wants_a_look_is_told_apart_from_what_is_left(drafter, people):
    paper = Paper(OFFICIAL).put("总体要求", 0).put("目标", 1)
    kept = io.BytesIO()
    paper.file.save(kept)
    page = text(drafter.post(reverse("desk_documents:import"), {"docx": upload("方案.docx", kept.getvalue())}))
    assert "全部内容都能带入" in page and "以下内容不能带入" not in page
    assert "带入后请核对：" in page and "2 处自动编号" in page
    assert "一、总体要求" in page and "（一）目标" in page


ROW = "<tr><td style='mso-x:1'>六安市</td><td>甲</td></tr>"


def test_a_paste_of_two_megabytes_is_cleaned_and_saved(drafter, people, at, bounded):
    html = f"<html xmlns:o='urn:schemas-microsoft-com:office:office'><table>{ROW * (2_000_000 // len(ROW.encode()))}</table>"
    answer = drafter.post(reverse("desk_documents:paste"), {"html": html})
    assert answer.status_code == 200
    body = answer.json()["html"]
    assert body.count("<tr>") == html.count("<tr>") and "mso" not in body
    made = factory.draft(people, at)
    bench = queries.workbench(made, by=factory.hand(people.drafter, at))
    typed = {
        "title": "大表", "body": body, "publicity": "proactive", "sections": [factory.section(people.agency)],
        "lock_version": bench.lock_version, "then": "stay", "once": "a",
    }  # fmt: skip
    assert drafter.post(reverse("desk_documents:edit", args=[made]), typed).status_code == 302
    assert queries.workbench(made, by=factory.hand(people.drafter, at)).content.body.count("<tr>") == html.count("<tr>")


@pytest.mark.parametrize(("html", "said"), [("字" * 3_000_001, "分几次粘贴"), ("<div>" * 20_000, "嵌套")])
def test_a_paste_without_end_is_refused_with_the_reason(drafter, bounded, html, said, settings):
    settings.DATA_UPLOAD_MAX_MEMORY_SIZE = 20_000_000
    answer = drafter.post(reverse("desk_documents:paste"), {"html": html})
    assert answer.status_code == 422
    assert said in "".join(answer.json()["wrong"])


def test_more_than_the_server_takes_at_once_ends_in_a_status_the_editor_knows(drafter, bounded, settings):
    """The editor then takes the plain text and says so (incoming.js)."""
    settings.DATA_UPLOAD_MAX_MEMORY_SIZE = 1_000_000
    answer = drafter.post(reverse("desk_documents:paste"), {"html": "字" * 400_000})
    assert answer.status_code == 400
    assert "Traceback" not in text(answer)
    assert "data-large" in text(drafter.get("/desk/documents/new/news/?key=k"))

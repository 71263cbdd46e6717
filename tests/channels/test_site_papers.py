"""A released document to take along: PDF/A and DOCX hold the released text, and nothing that is not released."""

import html
import io
import re
import zipfile
from datetime import datetime

import pytest
from django.test import Client

from mingchuang.channels.site.pages import paper
from mingchuang.domains.documents.models import Release
from mingchuang.law.refusal import refuse
from mingchuang.press import fonts
from mingchuang.press.extraction import text_of
from mingchuang.press.sanitising import whitespace_free
from tests.channels.conftest import Published
from tests.factories import documents

pytestmark = pytest.mark.django_db
FORMS = [
    "docx",
    pytest.param("pdf", marks=pytest.mark.skipif(not fonts.available(), reason="no Chinese font on this machine")),
]
BODY = "<p>第一条 <strong>为规范共享</strong>。</p><table><tr><th>项</th><th>数</th></tr><tr><td>甲</td><td>1</td></tr></table>"


def words(answer: object) -> str:
    kind = answer.headers["Content-Type"]
    return whitespace_free(re.sub(r"—\s*\d+\s*—", "", text_of(answer.content, kind)))


@pytest.mark.parametrize("form", FORMS)
def test_the_paper_holds_the_released_text(published: Published, at: datetime, form: str) -> None:
    changes = documents.NORMATIVE | {"title": "公共数据办法", "document_number": "六数资〔2026〕9号", "body": BODY}
    made = documents.released(published.people, at, slug="normative", **changes)
    answer = Client().get(f"/{published.code}/d/{made}/{form}")
    assert answer.status_code == 200
    assert answer.headers["Content-Disposition"].startswith("attachment")
    assert "max-age" in answer.headers["Cache-Control"]
    assert answer.headers["Surrogate-Key"] == f"document-{made}"
    release = Release.objects.get(document__public_id=made)
    found = words(answer)
    head = whitespace_free(f"六数资〔2026〕9号公共数据办法{release.text}{published.people.agency.name}2026年1月5日")
    assert found.startswith(head)
    assert release.fingerprint in found
    assert f"/{published.code}/d/{made}" in found
    assert f"/verify?fingerprint={release.fingerprint}" in found
    again = Client().get(f"/{published.code}/d/{made}/{form}", headers={"If-None-Match": answer.headers["ETag"]})
    assert again.status_code == 304
    assert not again.cookies


@pytest.mark.parametrize("form", FORMS)
def test_what_is_not_shown_is_on_no_paper(published: Published, at: datetime, form: str) -> None:
    code, visitor = published.code, Client()
    gone = visitor.get(f"/{code}/d/{published.wrong}/{form}")
    assert gone.status_code == 410
    assert "写错了的通知" not in gone.text
    moved = visitor.get(f"/{code}/d/{published.merged}/{form}")
    assert (moved.status_code, moved.headers["Location"]) == (301, f"/{code}/d/{published.shown}/{form}")
    draft = documents.draft(published.people, at)
    for path in (f"{code}/d/{draft}", f"{code}/d/nothing", f"nobody/d/{published.shown}"):
        assert visitor.get(f"/{path}/{form}").status_code == 404
    outdated = visitor.get(f"/{code}/d/{published.outdated}/{form}")
    assert "撤回" in words(outdated)


def test_each_language_and_form_is_a_file_of_its_own(published: Published) -> None:
    address = f"{published.code}/d/{published.shown}"
    tags = {Client().get(f"/{prefix}{address}/docx").headers["ETag"] for prefix in ("", "en/")}
    assert len(tags | {Client().get(f"/{address}").headers["ETag"]}) == 3


def test_a_paper_that_cannot_be_set_says_so(published: Published, monkeypatch: pytest.MonkeyPatch) -> None:
    def unset(_document: object) -> bytes:
        raise refuse("press.no_fonts")

    monkeypatch.setitem(paper.FORMS, "pdf", (paper.FORMS["pdf"][0], unset))
    paper.made.cache_clear()
    answer = Client().get(f"/{published.code}/d/{published.shown}/pdf")
    assert answer.status_code == 503
    assert "no-store" in answer.headers["Cache-Control"]


def test_the_page_offers_both(published: Published) -> None:
    page = Client().get(f"/{published.code}/d/{published.shown}").text
    assert f'href="{published.shown}/pdf"' in page
    assert f'href="{published.shown}/docx"' in page


def test_the_date_of_the_paper_is_the_day_of_its_release(published: Published) -> None:
    answer = Client().get(f"/{published.code}/d/{published.shown}/docx")
    released = Release.objects.get(document__public_id=published.shown).released_at.date()
    assert released.isoformat().encode() in _core(answer.content)


def _core(package: bytes) -> bytes:
    with zipfile.ZipFile(io.BytesIO(package)) as opened:
        return opened.read("docProps/core.xml")


def test_what_is_passed_on_leads_to_the_text_and_to_its_check(published: Published) -> None:
    release = Release.objects.get(document__public_id=published.shown)
    for prefix, day in (("", "发布日期：2026年"), ("/en", "Released on: ")):
        address = f"{prefix}/{published.code}/d/{published.shown}"
        page = Client().get(address).text
        text = html.unescape(page.partition('class="share-text"')[2].partition(">")[2].partition("</textarea>")[0])
        title, agency, released, read, check = text.splitlines()
        assert title == release.title
        assert (published.people.agency.name_en if prefix else published.people.agency.name) in agency
        assert released.startswith(day)
        assert read.endswith(f"http://testserver{address}")
        assert Client().get(check[check.index("http") :].removeprefix("http://testserver")).status_code == 200
        assert release.fingerprint in check
        printed = html.unescape(page.partition('class="on-paper addresses">')[2].partition("</p>")[0])
        assert printed.splitlines() == [read, check]

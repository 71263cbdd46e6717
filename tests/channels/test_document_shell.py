"""A document's page put together from its shell is the page that the template would have rendered."""

from datetime import datetime

import pytest
from django.template.loader import render_to_string
from django.test import RequestFactory
from django.utils.translation import override

from mingchuang.channels.site import shell
from mingchuang.channels.site.pages.documents import way_to
from mingchuang.domains.documents.queries.public import DocumentPage
from mingchuang.ledger.acts import SHANGHAI

TEMPLATE = "site/document.html"
PLAIN = {
    "public_id": "abc234",
    "agency": "luan-data",
    "agency_name": "六安市数据资源管理局",
    "agency_name_en": "Lu'an Data Bureau",
    "title": "数据共享办法",
    "kind": "normative",
    "summary": "规定数据共享。",
    "html": "<article><h1>数据共享办法</h1></article>",
    "etag": "e",
    "fingerprint": "f",
    "version": 1,
    "first_released_at": datetime(2026, 3, 12, 9, 30, tzinfo=SHANGHAI),
    "released_at": datetime(2026, 3, 12, 9, 30, tzinfo=SHANGHAI),
    "section_slug": "normative",
    "section_name": "规范性文件",
    "section_name_en": "Normative documents",
}
CASES = {
    "plain": {},
    "no summary": {"summary": ""},
    "no section": {"section_slug": "", "section_name": "", "section_name_en": ""},
    "no English name": {"agency_name_en": ""},
    "markup in words": {"title": "<script>alert(1)</script> & “引号” 'x'", "summary": '"><img src=x>'},
    "words like the marks": {"title": "1999-12-31 23:59", "html": "<p>1999-12-31 23:59 mc htmlx</p>"},
}


def asked(page, language):
    prefix = "/en" if language == "en" else ""
    return RequestFactory().get(f"{prefix}/{page.agency}/d/{page.public_id}")


@pytest.mark.parametrize("language", ["zh-hans", "en"])
@pytest.mark.parametrize("changes", CASES.values(), ids=CASES)
def test_filled_is_rendered(changes, language):
    first, second = DocumentPage(**(PLAIN | {"public_id": "zzz999"})), DocumentPage(**(PLAIN | changes))
    with override(language):
        for page in (first, second, second):
            request = asked(page, language)
            values = {"it": page, "way": way_to(page), "agency_code": page.agency}
            assert shell.filled(TEMPLATE, page, way_to, request) == render_to_string(TEMPLATE, values, request)


def test_the_query_of_the_first_visitor_is_not_shown_to_the_next():
    page = DocumentPage(**PLAIN)
    shell._shells.clear()
    request = RequestFactory().get(f"/{page.agency}/d/{page.public_id}?utm=<x>")
    assert "utm" not in shell.filled(TEMPLATE, page, way_to, request)

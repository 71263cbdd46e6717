"""Who asks a dissolved agency is led to the one that goes on with its duties, before anything is filled in."""

import pytest
from django.test import Client

from mingchuang.domains.agencies import actions as agencies
from tests.factories.agencies import bureau

pytestmark = pytest.mark.django_db


def test_no_form_is_offered_and_the_successor_is_named(system):
    old, heir = bureau(system, "luan-old", "六安市信息中心"), bureau(system, "luan-heir", "六安市数据局")
    site = Client()
    assert "公民申请" in site.get("/luan-old/requests").text
    assert site.get("/luan-old/requests/new/person").status_code == 200
    agencies.dissolve_agency(by=system, agency=old, successor=heir)
    page = site.get("/luan-old/requests").text
    assert "不再接收新的申请" in page
    assert 'href="/luan-heir/requests"' in page
    assert "公民申请" not in page
    assert "申请进度查询" in page
    for who in ("person", "organisation"):
        answer = site.get(f"/luan-old/requests/new/{who}")
        assert (answer.status_code, answer.headers["Location"]) == (302, "/luan-old/requests")
    assert "公民申请" in site.get("/luan-heir/requests").text
    assert "no new requests are taken here" in site.get("/en/luan-old/requests").text

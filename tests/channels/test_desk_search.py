"""The desk's search page."""

import pytest
from django.utils import timezone

from mingchuang.domains.agencies.roles import Role
from mingchuang.ledger.models import Entry
from tests.channels.desk_helpers import at_desk, settled, text
from tests.factories import documents as factory
from tests.factories.agencies import bureau

pytestmark = pytest.mark.django_db


@pytest.fixture
def people(system):
    return factory.three(system)


def test_from_the_header_to_the_document(client, people):
    made = factory.draft(people, timezone.now(), title="养老服务补贴办法", body="<p>养老<b>补贴</b>按月发放。</p>")
    client.force_login(settled(people.drafter))
    assert 'action="/desk/search/"' in text(client.get("/desk/"))
    lines = Entry.objects.count()
    page = text(client.get("/desk/search/?q=养老 补贴"))
    assert "<mark>养老</mark>" in page
    address = f"/desk/documents/d/{made}/?agency={people.agency.code}"
    assert address in page
    assert client.get(address).status_code == 200
    assert Entry.objects.count() == lines


def test_what_another_agency_drafts_is_not_found_nor_counted(client, system, people):
    other = bureau(system, "luan-other", "六安市其他局")
    factory.draft(people, timezone.now(), title="内部草稿")
    at_desk(client, system, other, Role.DRAFTER)
    page = text(client.get("/desk/search/?q=内部草稿"))
    assert "没有找到" in page
    assert '<span class="count">1</span>' not in page


@pytest.mark.parametrize(
    "asked",
    [
        "",
        "?q=",
        "?q=%00",
        "?q=，。",
        "?q=<script>alert(1)</script>",
        "?q=%25&page=-1",
        f"?q={'长' * 500}",
        "?q=a&kind=x&page=z",
    ],
)
def test_nonsense_gets_a_page_and_no_script(client, system, people, asked):
    at_desk(client, system, people.agency, Role.DRAFTER)
    answer = client.get(f"/desk/search/{asked}")
    assert answer.status_code == 200
    assert "<script>alert" not in text(answer)


def test_markup_in_a_title_stays_text(client, people):
    factory.draft(people, timezone.now(), title="<b>标记</b>测试")
    client.force_login(settled(people.drafter))
    page = text(client.get("/desk/search/?q=标记"))
    assert "&lt;b&gt;<mark>标记</mark>&lt;/b&gt;" in page

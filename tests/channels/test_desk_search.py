"""The desk's search page."""

import re
from datetime import timedelta

import pytest
from django.utils import timezone

from mingchuang.domains.agencies import actions as agencies
from mingchuang.domains.agencies import handles, queries
from mingchuang.domains.agencies.roles import Role
from mingchuang.domains.audits import actions as audits
from mingchuang.domains.documents import actions as documents
from mingchuang.ledger.acts import By
from mingchuang.ledger.models import Entry
from mingchuang.readings.search import index
from mingchuang.readings.search.models import Found
from tests.channels.desk_helpers import at_desk, settled, text
from tests.channels.test_desk_library import drawn
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


NUMBERED = {"title": "数据管理办法", "document_number": "六数〔2026〕1号", "slug": "normative"}


@pytest.fixture
def kept(system, people):
    """One thing of each kind that an agency keeps, by kind: the words that find it, and whose page its address opens."""
    at, code = timezone.now(), people.agency.code
    by = By(people.openness, at)
    document = factory.released(people, at, **factory.NORMATIVE | NUMBERED)
    return {
        "campaign": ("岁末清理", documents.open_campaign(
            by=by, agency=code, name="岁末清理行动", basis="省政府部署", documents=[document],
            due_on=at.date() + timedelta(days=30),
        )),
        "picture": ("淠河大桥", documents.add_picture(by=by, agency=code, name="桥.jpg", content=drawn(), alt="淠河大桥夜景")),
        "person": ("慕容复审", agencies.engage(
            by=system, agency=people.agency, username="murong", name="慕容复审"
        ).public_id),
        "audit": ("年报集中审核", audits.open_run(by=by, agency=code, name="年报集中审核", year=2025)),
    }  # fmt: skip


OPENERS = {
    "campaign": (Role.DRAFTER, Role.HANDLER), "picture": (Role.REVIEWER, Role.MANAGER),
    "person": (Role.MANAGER, Role.OPENNESS), "audit": (Role.OPENNESS, Role.MANAGER),
}  # fmt: skip


@pytest.mark.parametrize("kind", OPENERS)
def test_what_an_agency_keeps_is_found_by_who_may_open_it(client, system, people, kept, kind):
    agencies.give_role(
        by=system, person=handles.person(kept["person"][1]), agency=people.agency, role=Role.FINAL_REVIEWER
    )
    words, public_id = kept[kind]
    may, may_not = OPENERS[kind]
    at_desk(client, system, people.agency, may)
    page = text(client.get(f"/desk/search/?q={words}&kind={kind}"))
    address = re.search(r'<ol class="found-list">\s*<li><a href="([^"]+)"', page).group(1)
    assert public_id in address
    assert client.get(address).status_code == 200
    for agency, role in ((people.agency, may_not), (bureau(system, "luan-other", "六安市其他局"), may)):
        at_desk(client, system, agency, role)
        assert "没有找到" in text(client.get(f"/desk/search/?q={words}"))
        assert client.get(address).status_code in (403, 404)


def test_people_are_found_by_account_and_role_and_a_picture_no_more_when_it_is_put_away(client, system, people, kept):
    person = handles.person(kept["person"][1])
    agencies.give_role(by=system, person=person, agency=people.agency, role=Role.FINAL_REVIEWER)
    at_desk(client, system, people.agency, Role.MANAGER, Role.DRAFTER)
    for words in ("murong", "慕容 复审人"):
        assert person.public_id in text(client.get(f"/desk/search/?q={words}"))
    (held,) = [one for one in queries.memberships(people.agency.code) if one.person.public_id == person.public_id]
    agencies.end_role(by=system, membership=handles.membership(people.agency.code, held.id))
    assert person.public_id not in text(client.get("/desk/search/?q=慕容 复审人"))
    assert kept["picture"][1] in text(client.get("/desk/search/?q=夜景"))
    documents.retire_picture(by=By(people.openness, timezone.now()), picture=kept["picture"][1])
    assert kept["picture"][1] not in text(client.get("/desk/search/?q=夜景"))


def test_made_anew_the_index_holds_the_same(system, people, kept):
    index.catch_up(60)
    before = set(Found.objects.values_list("kind", "ref", "folded"))
    assert {kind for kind, _ref, _text in before} == {"document", "section", *kept}
    index.rebuild()
    assert set(Found.objects.values_list("kind", "ref", "folded")) == before

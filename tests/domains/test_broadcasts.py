"""Posts on new media are recorded, counted once, and struck with a reason."""

from datetime import timedelta

import pytest

from mingchuang.domains.agencies.roles import Role
from mingchuang.domains.broadcasts import actions, queries
from mingchuang.law.refusal import Refused
from mingchuang.ledger.acts import By
from mingchuang.ledger.models import Entry
from tests.factories.agencies import bureau, staff
from tests.factories.documents import draft, released, three

pytestmark = pytest.mark.django_db


@pytest.fixture
def by(system, at):
    return By(staff(system, bureau(system), Role.DRAFTER), at)


def enter(by, **changes):
    values = {
        "agency": "luan-data",
        "outlet": "wechat",
        "account": "六安数据资源",
        "title": "一图读懂",
        "posted_on": by.day,
    }
    return actions.enter(by=by, **(values | changes))


def test_a_post_is_one_record_and_one_line(by):
    before = Entry.objects.count()
    enter(by, url="https://weixin.example/1", form_key="k")
    enter(by, url="https://weixin.example/1", form_key="k")
    assert Entry.objects.count() == before + 1
    assert queries.broadcasts("luan-data").total == 1


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"outlet": "tv"}, "broadcasts.outlet_unknown"),
        ({"account": " "}, "broadcasts.account_missing"),
        ({"title": ""}, "broadcasts.title_missing"),
        ({"url": "javascript:alert(1)"}, "broadcasts.url_wrong"),
        ({"document": "nothing"}, "broadcasts.document_unknown"),
    ],
)
def test_bad_input_writes_nothing(by, changes, code):
    before = Entry.objects.count()
    with pytest.raises(Refused) as caught:
        enter(by, **changes)
    assert [refusal.code for refusal in caught.value.refusals] == [code]
    assert (Entry.objects.count(), queries.broadcasts("luan-data").total) == (before, 0)


def test_a_post_of_tomorrow_and_a_second_one_at_its_address_are_refused(by):
    with pytest.raises(Refused):
        enter(by, posted_on=by.day + timedelta(days=1))
    enter(by, url="https://weixin.example/1")
    with pytest.raises(Refused) as caught:
        enter(by, url="https://weixin.example/1", title="另一条")
    assert caught.value.refusals[0].facts == {"title": "一图读懂"}


def test_a_struck_post_counts_no_more_and_frees_its_address(by):
    made = enter(by, url="https://weixin.example/1")
    with pytest.raises(Refused):
        actions.strike(by=by, broadcast=made, reason=" ")
    actions.strike(by=by, broadcast=made, reason="重复登记")
    actions.strike(by=by, broadcast=made, reason="重复登记")
    assert queries.broadcasts("luan-data", with_struck=False).total == 0
    assert queries.broadcasts("luan-data").rows[0].struck_reason == "重复登记"
    enter(by, url="https://weixin.example/1")


def test_only_released_documents_are_spread(system, by, at):
    people = three(system)
    made = released(people, at)
    enter(by, document=made)
    assert [row.document for row in queries.of_document(made)] == [made]
    with pytest.raises(Refused):
        enter(by, document=draft(people, at))


def test_a_stranger_enters_nothing(system, at):
    bureau(system)
    stranger = staff(system, bureau(system, code="luan-health", name="六安市卫生健康委员会"), Role.DRAFTER)
    with pytest.raises(Refused):
        enter(By(stranger, at))

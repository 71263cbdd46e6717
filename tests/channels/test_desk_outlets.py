"""Outlets at the desk: counts, accounts, posts and what is done about them."""

from datetime import timedelta

import pytest
from django.core.cache import cache
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from mingchuang.domains.agencies.roles import Role
from mingchuang.domains.broadcasts import outbox, posts
from mingchuang.domains.broadcasts.posting import Account, Posting, State, Tally
from mingchuang.domains.documents import actions
from tests.channels.desk_helpers import at_desk, text
from tests.factories import documents

pytestmark = pytest.mark.django_db
HOSTILE = "<script>alert(1)</script>"


@pytest.fixture
def people(system):
    return documents.three(system)


@pytest.fixture
def office(client, system, people):
    return at_desk(client, system, people.agency, Role.OPENNESS)


def enter(client, **changes):
    values = {"outlet": "weibo", "name": "六安数据", "code": "shuju", "automatic": "on", "section": ""}
    return client.post("/desk/outlets/accounts/new/", values | changes)


def test_an_account_is_entered_counted_and_closed(client, people, office):
    assert client.get("/desk/outlets/accounts/new/").status_code == 200
    assert enter(client, code="错").status_code == 422
    assert enter(client, section="x").status_code == 422
    assert enter(client, name=HOSTILE).status_code == 302
    account = Account.objects.get()
    documents.released(people, timezone.now())
    Tally.objects.create(account=account, on=timezone.localdate(), theirs=3)
    page = text(client.get("/desk/outlets/"))
    assert HOSTILE not in page
    assert "数量不一致" in page
    assert "平台多3条" in page
    assert f"{timezone.localdate().month}月{timezone.localdate().day}日统计" in page
    assert "政府信息公开网站" in page
    assert client.get(f"/desk/outlets/accounts/{account.public_id}/close/").status_code == 200
    assert client.post(f"/desk/outlets/accounts/{account.public_id}/close/").status_code == 302
    assert "已停用" in text(client.get("/desk/outlets/"))


def test_a_document_is_posted_when_asked_and_a_failure_is_tried_again(client, people, office):
    now = timezone.now()
    shown = documents.released(people, now, title="共享办法")
    assert "还没有账号" in text(client.get("/desk/outlets/posts/new/"))
    enter(client, automatic="")
    account = Account.objects.get().public_id
    assert client.post("/desk/outlets/posts/new/", {"document": "没有的", "account": account}).status_code == 422
    assert client.post("/desk/outlets/posts/new/", {"document": "共享办法", "account": "x"}).status_code == 422
    sent = {"document": "共享办法", "account": account}
    assert client.post("/desk/outlets/posts/new/", sent).status_code == 302
    assert client.post("/desk/outlets/posts/new/", sent).status_code == 422
    (post,) = Posting.objects.all()
    assert post.document.public_id == shown
    outbox.take(now + timedelta(minutes=1))
    for tries in range(outbox.GIVEN_UP):
        outbox.failed(post.public_id, now + timedelta(minutes=tries), "21332 token")
    page = text(client.get("/desk/outlets/posts/?state=given_up"))
    assert "21332 token" in page
    assert client.get(f"/desk/outlets/posts/{post.public_id}/?act=again").status_code == 200
    assert client.post(f"/desk/outlets/posts/{post.public_id}/", {"act": "again"}).status_code == 302
    assert Posting.objects.get().state == State.WAITING
    assert client.post(f"/desk/outlets/posts/{post.public_id}/", {"act": "cancel"}).status_code == 302
    assert Posting.objects.get().state == State.CANCELLED


@pytest.mark.parametrize("sent", [{}, {"act": "explode"}, {"act": "\x00"}])
def test_nonsense_changes_nothing(client, people, office, sent):
    enter(client)
    documents.released(people, timezone.now() + timedelta(minutes=1))
    outbox.fill(timezone.now() + timedelta(minutes=30))
    post = Posting.objects.get()
    assert client.post(f"/desk/outlets/posts/{post.public_id}/", sent).status_code == 200
    assert Posting.objects.get().state == State.WAITING
    assert client.post("/desk/outlets/posts/nothing/", {"act": "again"}).status_code == 302
    assert client.get("/desk/outlets/posts/?state=x&page=y").status_code == 200


def test_what_was_withdrawn_after_it_was_posted_is_marked(client, people, office):
    now = timezone.now()
    enter(client)
    shown = documents.released(people, now + timedelta(minutes=1))
    outbox.fill(now + timedelta(minutes=10))
    post = outbox.take(now + timedelta(minutes=10))
    posts.arrived(by=documents.hand(people.openness, now), posting=post.key, remote="1", url="https://weibo.example/1")
    actions.ask_withdrawal(
        by=documents.hand(people.drafter, now, 15), document=shown, reason="error", explanation="有误", redirect_to=""
    )
    actions.withdraw(by=documents.hand(people.final, now, 16), document=shown)
    assert "请到平台删除" in text(client.get("/desk/outlets/posts/"))


def test_another_role_may_look_or_not(client, system, people):
    at_desk(client, system, people.agency, Role.DRAFTER)
    assert client.get("/desk/outlets/").status_code == 200
    assert client.get("/desk/outlets/accounts/new/").status_code == 403
    at_desk(client, system, people.agency, Role.INSPECTOR)
    assert client.get("/desk/outlets/posts/").status_code == 200
    assert client.get("/desk/outlets/posts/new/").status_code == 403
    at_desk(client, system, people.agency, Role.FOI_CLERK)
    assert client.get("/desk/outlets/").status_code == 403


MOST = {"/desk/outlets/": 16, "/desk/outlets/posts/": 15}


def counted(client):
    found = {}
    for address in MOST:
        cache.clear()
        with CaptureQueriesContext(connection) as queries:
            assert client.get(address).status_code == 200
        found[address] = len(queries)
    return found


def fill(client, people, start, number):
    now = timezone.now() + timedelta(minutes=1)
    for one in range(start, start + number):
        enter(client, code=f"a{one}", name=f"账号{one}")
        documents.released(people, now)
    outbox.fill(now + timedelta(minutes=30))


def test_the_pages_ask_the_same_for_ten_accounts_as_for_two(client, people, office):
    fill(client, people, 0, 2)
    client.get("/desk/")
    few = counted(client)
    fill(client, people, 2, 8)
    client.get("/desk/")
    assert counted(client) == few
    assert {address: n for address, n in few.items() if n > MOST[address]} == {}

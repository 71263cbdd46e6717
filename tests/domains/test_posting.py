"""New media: each release once on each account, whatever is killed or refused in between; counts compared."""

from datetime import timedelta

import pytest

from mingchuang.channels.cli import checkup
from mingchuang.channels.schedule import posting, visit
from mingchuang.channels.schedule.outlets import Found, NotPosted, Unsure, Weibo
from mingchuang.domains.agencies.roles import Role
from mingchuang.domains.broadcasts import figures, outbox, postings, posts
from mingchuang.domains.broadcasts.models import Broadcast
from mingchuang.domains.broadcasts.posting import Account, Posting, State, Tally
from mingchuang.domains.documents import actions as documents_acts
from mingchuang.domains.documents.models import Document
from mingchuang.law.refusal import Refused
from mingchuang.ledger.acts import By
from mingchuang.ledger.models import Entry
from mingchuang.readings.waiting import waiting
from tests.factories import documents
from tests.factories.agencies import staff
from tests.factories.outlets import recorded

pytestmark = pytest.mark.django_db


class Fake:
    """An outlet that remembers what it was sent and fails as told."""

    def __init__(self):
        self.posted, self.fail, self.calls, self.theirs = {}, [], 0, None

    def post(self, post):
        self.calls += 1
        trouble = self.fail.pop(0) if self.fail else None
        if isinstance(trouble, NotPosted):
            raise trouble
        assert post.url not in self.posted, "posted twice"
        self.posted[post.url] = Found(f"n{len(self.posted)}", f"https://weibo.example/{len(self.posted)}")
        if trouble is not None:
            raise trouble
        return self.posted[post.url]

    def find(self, post):
        return self.posted.get(post.url)

    def count(self):
        return len(self.posted) if self.theirs is None else self.theirs


@pytest.fixture(autouse=True)
def address(settings):
    settings.MAIL_ADDRESS = "https://www.example.gov.cn"


@pytest.fixture
def people(system):
    return documents.three(system)


@pytest.fixture
def fake():
    return Fake()


def account(people, at, **changes):
    values = {"agency": people.agency.code, "outlet": "weibo", "code": "shuju", "name": "六安数据", "automatic": True}
    return posts.open_account(by=documents.hand(people.openness, at), **(values | changes))


def look(at, fake):
    return list(posting.publish(at, lambda _outlet, _code: fake))


def states():
    return sorted(Posting.objects.values_list("state", flat=True))


def code_of(caught):
    return [refusal.code for refusal in caught.value.refusals]


def test_a_release_is_posted_once_and_counted(people, at, fake):
    documents.released(people, at, title="开户前的")
    account(people, at + timedelta(hours=1))
    made = documents.released(people, at + timedelta(hours=2), title="共享办法")
    lines = Entry.objects.count()
    for minutes in (0, 1, 2):
        look(at + timedelta(hours=3, minutes=minutes), fake)
    assert list(fake.posted) == [f"https://www.example.gov.cn/{people.agency.code}/d/{made}"]
    assert Entry.objects.count() == lines + 1
    line = Entry.objects.order_by("-seq").first()
    assert (line.act, line.agency) == ("broadcasts.post", people.agency.code)
    (row,) = Broadcast.objects.all()
    assert (row.title, row.account, row.document.public_id) == ("共享办法", "六安数据", made)
    assert figures.posted(people.agency.code, at.year) == {figures.PATH: 1}
    assert Tally.objects.get().theirs == 1


def test_all_that_one_schedule_releases_is_out_once_each_after_a_kill(people, at, fake, monkeypatch):
    account(people, at)
    account(people, at, outlet="wechat")
    number = 24
    when = at + timedelta(hours=1)
    for _ in range(number):
        made = documents.approved(people, at)
        documents_acts.schedule(by=documents.hand(people.final, at, 4), document=made, at=when)
    killed_at, arrived = [7, 19], posts.arrived

    def killed(**given):
        if killed_at and fakes["weibo"].calls + fakes["wechat"].calls == killed_at[0]:
            killed_at.pop(0)
            raise KeyboardInterrupt
        arrived(**given)

    fakes = {"weibo": Fake(), "wechat": Fake()}
    monkeypatch.setattr(posts, "arrived", killed)
    later = when
    for _ in range(8):
        later += timedelta(minutes=3)
        try:
            visit.visit(later)
            list(posting.publish(later, lambda outlet, _code: fakes[outlet]))
        except KeyboardInterrupt:
            continue
    assert not killed_at
    assert Document.objects.filter(public_state="shown").count() == number
    assert {name: (len(one.posted), one.calls) for name, one in fakes.items()} == dict.fromkeys(fakes, (number, number))
    assert states() == [State.POSTED] * number * 2
    assert Entry.objects.filter(act="documents.release").count() == number
    assert Entry.objects.filter(act="broadcasts.post").count() == number * 2
    assert Broadcast.objects.count() == number * 2


def test_a_refusal_is_tried_again_with_growing_pauses_and_then_given_up(people, at, fake):
    account(people, at)
    documents.released(people, at + timedelta(minutes=1))
    fake.fail = [NotPosted("21332 invalid token")] * 20
    now = at + timedelta(minutes=10)
    look(now, fake)
    look(now + timedelta(seconds=30), fake)
    assert fake.calls == 1
    row = Posting.objects.get()
    assert (row.state, row.tries, row.failure) == (State.WAITING, 1, "21332 invalid token")
    for hours in range(1, 12):
        look(now + timedelta(hours=hours), fake)
    assert (fake.calls, states()) == (8, [State.GIVEN_UP])
    (found,) = checkup.new_media()
    assert "21332 invalid token" in found.what
    fake.fail = []
    posts.again(by=documents.hand(people.openness, now), posting=row.public_id)
    look(now + timedelta(hours=13), fake)
    assert states() == [State.POSTED]
    assert list(checkup.new_media()) == []


def test_the_outlet_s_count_is_compared_with_what_was_recorded_up_to_its_day(people, at, fake):
    """It is asked once a day: what is posted later that day is no difference, what was missing the day before is."""
    account(people, at)
    documents.released(people, at + timedelta(minutes=1))
    look(at + timedelta(minutes=5), fake)
    documents.released(people, at + timedelta(minutes=10))
    look(at + timedelta(minutes=15), fake)

    def seen():
        (one,) = postings.accounts(people.agency.code)
        return one.ours, one.theirs, one.apart

    assert seen() == (2, 1, 0)
    tally = Tally.objects.get()
    assert postings.accounts(people.agency.code)[0].counted_on == tally.on
    look(at + timedelta(days=1), fake)
    assert seen() == (2, 2, 0)
    fake.theirs = 1
    look(at + timedelta(days=2), fake)
    assert seen() == (2, 1, -1)
    fake.theirs = 5
    look(at + timedelta(days=3), fake)
    assert seen() == (2, 5, 3)


def test_a_post_that_is_given_up_is_told_to_the_openness_office(people, at, fake):
    account(people, at)
    documents.released(people, at + timedelta(minutes=1), title="共享办法")
    fake.fail = [NotPosted("21332 invalid token")] * 20
    look(at + timedelta(minutes=10), fake)
    (row,) = postings.postings(people.agency.code, at).rows
    assert row.next_try == at + timedelta(minutes=11)
    assert not waiting(people.openness, at.date())
    for hours in range(1, 12):
        look(at + timedelta(hours=hours), fake)
    (one,) = waiting(people.openness, at.date())
    assert (one.title, one.number, one.since) == (
        "新媒体发送失败：共享办法",
        "六安数据",
        Posting.objects.get().taken_at,
    )
    assert not waiting(people.drafter, at.date())
    posts.cancel(by=documents.hand(people.openness, at), posting=row.public_id)
    assert not waiting(people.openness, at.date())


def test_no_answer_is_looked_up_before_anything_is_sent_again(people, at, fake):
    account(people, at)
    documents.released(people, at + timedelta(minutes=1))
    fake.fail = [Unsure("TimeoutError")]
    now = at + timedelta(minutes=10)
    look(now, fake)
    assert states() == [State.TAKEN]
    look(now + timedelta(minutes=1), fake)
    assert states() == [State.TAKEN]
    look(now + timedelta(minutes=3), fake)
    assert (fake.calls, states()) == (1, [State.POSTED])
    documents.released(people, now)
    fake.fail = [Unsure("lost before it was sent")]
    look(now + timedelta(minutes=5), fake)
    fake.posted.popitem()
    look(now + timedelta(minutes=8), fake)
    assert (fake.calls, states()) == (3, [State.POSTED, State.POSTED])


def test_what_was_withdrawn_is_not_posted(people, at, fake):
    account(people, at)
    made = documents.released(people, at + timedelta(minutes=1))
    outbox.fill(at + timedelta(minutes=6))
    documents_acts.ask_withdrawal(
        by=documents.hand(people.drafter, at, 15), document=made, reason="error", explanation="有误", redirect_to=""
    )
    documents_acts.withdraw(by=documents.hand(people.final, at, 16), document=made)
    look(at + timedelta(minutes=20), fake)
    assert (fake.calls, states()) == (0, [State.CANCELLED])


def test_an_account_of_one_section_and_one_that_waits_to_be_asked(people, at, fake):
    account(people, at, section=documents.section(people.agency, "normative"))
    by_hand = account(people, at, outlet="wechat", automatic=False)
    made = documents.released(people, at + timedelta(minutes=1))
    look(at + timedelta(minutes=10), fake)
    assert fake.posted == {}
    drafter = documents.hand(people.drafter, at, 20)
    posts.ask(by=drafter, document=made, account=by_hand)
    with pytest.raises(Refused) as caught:
        posts.ask(by=drafter, document=made, account=by_hand)
    assert code_of(caught) == ["broadcasts.posted_already"]
    look(at + timedelta(minutes=21), fake)
    assert len(fake.posted) == 1
    assert Broadcast.objects.get().entered_by == people.drafter
    posts.close_account(by=documents.hand(people.openness, at, 30), account=by_hand)
    with pytest.raises(Refused) as caught:
        posts.ask(by=drafter, document=made, account=by_hand)
    assert code_of(caught) == ["broadcasts.account_unknown"]


def test_an_account_without_credentials_says_so(people, at):
    account(people, at)
    documents.released(people, at + timedelta(minutes=1))
    list(posting.publish(at + timedelta(minutes=10)))
    assert Posting.objects.get().failure == "no credentials in the environment"


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"outlet": "tv"}, "broadcasts.outlet_unknown"),
        ({"code": "数据"}, "broadcasts.code_wrong"),
        ({"code": "../x"}, "broadcasts.code_wrong"),
        ({"name": " "}, "broadcasts.account_missing"),
        ({"section": 999999}, "broadcasts.section_unknown"),
    ],
)
def test_a_wrong_account_is_refused(people, at, changes, code):
    with pytest.raises(Refused) as caught:
        account(people, at, **changes)
    assert code_of(caught) == [code]
    assert not Account.objects.exists()


def test_who_may_do_what(system, people, at):
    made = documents.released(people, at)
    place = account(people, at, automatic=False)
    with pytest.raises(Refused):
        account(people, at)
    for role in Role:
        by = By(staff(system, people.agency, role), at + timedelta(hours=1))
        allowed = set()
        for name, act in {
            "ask": lambda by=by: posts.ask(by=by, document=made, account=place),
            "cancel": lambda by=by: posts.cancel(by=by, posting=Posting.objects.get().public_id),
            "again": lambda by=by: posts.again(by=by, posting=Posting.objects.get().public_id),
            "open": lambda by=by, role=role: account_of(by, people, f"a{len(role.value)}x{list(Role).index(role)}"),
        }.items():
            try:
                act()
                allowed.add(name)
            except (Refused, Posting.DoesNotExist):
                continue
        Posting.objects.all().delete()
        writers = {Role.DRAFTER, Role.REVIEWER, Role.FINAL_REVIEWER, Role.OPENNESS}
        expected = {"ask", "cancel", "again"} if role in writers else set()
        assert allowed == expected | ({"open"} if role is Role.OPENNESS else set()), role


def account_of(by, people, code):
    posts.open_account(by=by, agency=people.agency.code, outlet="weibo", code=code, name="号", automatic=False)


@pytest.mark.parametrize("odd", [[], "text", None, {"user": 7, "idstr": 1}])
def test_an_odd_answer_stops_nothing_and_is_looked_up(people, at, odd):
    account(people, at)
    documents.released(people, at + timedelta(minutes=1))
    transport, asked = recorded({"share.json": odd, "user_timeline.json": odd, "get_uid.json": odd, "counts.json": odd})
    for minutes in (10, 14):
        list(posting.publish(at + timedelta(minutes=minutes), lambda _outlet, _code: Weibo("secret", transport)))
    assert states() == [State.TAKEN]
    assert sum(url.endswith("share.json") for _, url, _, _ in asked) == 1

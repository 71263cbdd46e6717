"""Links to other sites by the schedule: off unless wanted, one turn each, dead after two days, no address ever logged."""

import logging
from datetime import timedelta

import pytest
from click.testing import CliRunner

from mingchuang.channels.schedule import links
from mingchuang.channels.schedule.asking import Said
from mingchuang.channels.schedule.command import schedule
from mingchuang.channels.schedule.links import check_links, is_own
from mingchuang.domains.documents import outward
from mingchuang.domains.documents.models import OutwardLink
from mingchuang.law.documents.outward import Answer
from tests.factories import documents as factory

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)
GONE, FOUND, SILENT, NAMELESS = (
    Said(Answer.GONE, 404),
    Said(Answer.FOUND, 200),
    Said(Answer.SILENT),
    Said(Answer.NAMELESS),
)
GOOD, BAD = "https://good.gov.cn/", "https://bad.gov.cn/x?who=someone"


class Net:
    """What other sites say; remembers who was asked."""

    def __init__(self, **said):
        self.said, self.asked = said, []

    def __call__(self, url):
        self.asked.append(url)
        return self.said.get(url.split("/")[2].split(".")[0], FOUND)


@pytest.fixture
def people(system, settings):
    settings.CHECK_LINKS = True
    return factory.three(system)


def holding(people, at, *urls):
    body = "".join(f'<p>见<a href="{url}">网页{number}</a>。</p>' for number, url in enumerate(urls))
    return factory.released(people, at, body=body)


def dead():
    return sorted(outward.dead(OutwardLink.objects.values_list("url", flat=True)))


def test_nobody_is_asked_unless_the_installation_wants_it(people, at, settings):
    settings.CHECK_LINKS = False
    holding(people, at, GOOD, BAD)
    net = Net()
    assert list(check_links(at, net)) == []
    assert (net.asked, OutwardLink.objects.count()) == ([], 2)
    assert not OutwardLink.objects.exclude(taken_at=None).exists()


def test_it_is_off_by_default_and_part_of_the_schedule(people, at, settings, monkeypatch):
    from mingchuang.config.settings import base

    assert base.CHECK_LINKS is False
    settings.CHECK_LINKS = False
    holding(people, at, GOOD)
    monkeypatch.setattr(links, "ask", lambda url: pytest.fail(url))
    assert CliRunner().invoke(schedule).exit_code == 0
    assert OutwardLink.objects.get().url == GOOD


def test_a_link_is_dead_after_two_days_and_alive_again_after_one_answer(people, at):
    holding(people, at, GOOD, BAD)
    net = Net(bad=GONE)
    assert list(check_links(at, net)) == ["1 of 2 links to other sites failed"]
    assert dead() == []
    assert list(check_links(at + timedelta(hours=2), net)) == []
    assert list(check_links(at + DAY, net)) == ["1 of 1 links to other sites failed"]
    assert dead() == [BAD]
    assert list(check_links(at + 2 * DAY, Net())) == []
    assert dead() == []
    assert sorted(net.asked) == sorted([GOOD, BAD, BAD])


def test_nothing_is_asked_twice_after_a_kill(people, at):
    holding(people, at, *(f"https://s{number}.gov.cn/" for number in range(4)))
    asked = []

    def killed(url):
        asked.append(url)
        if len(asked) == 3:
            raise KeyboardInterrupt
        return FOUND

    with pytest.raises(KeyboardInterrupt):
        list(check_links(at, killed))
    net = Net()
    list(check_links(at + timedelta(minutes=5), net))
    assert len(net.asked) == 1
    assert sorted(asked + net.asked) == sorted(OutwardLink.objects.values_list("url", flat=True))
    # The one in hand has its turn on the next day.
    later = Net()
    list(check_links(at + DAY, later))
    assert later.asked == [asked[2]]


def test_a_visit_asks_a_few_of_different_sites_and_ends_in_time(people, at, monkeypatch):
    holding(people, at, *(f"https://s{number}.gov.cn/{page}" for number in range(12) for page in "ab"))
    net = Net()
    list(check_links(at, net))
    assert len({url.split("/")[2] for url in net.asked}) == len(net.asked) == links.MOST
    monkeypatch.setattr(links, "SECONDS", 0.0)
    none = Net()
    list(check_links(at + timedelta(minutes=2), none))
    assert none.asked == []


@pytest.mark.parametrize("said", [SILENT, NAMELESS])
def test_where_our_own_line_is_down_no_link_is_blamed(people, at, said):
    holding(people, at, GOOD, BAD)
    silence = Net(good=said, bad=said)
    for day in range(4):
        assert list(check_links(at + day * DAY, silence)) == ["no other site answers: links are asked later"]
    assert dead() == []
    assert not OutwardLink.objects.exclude(failures=0).exists()
    assert list(check_links(at + 4 * DAY, Net())) == []


def test_a_silent_site_is_blamed_when_one_that_answered_before_still_does(people, at):
    holding(people, at, GOOD, BAD)
    net = Net(bad=SILENT)
    list(check_links(at, net))
    net.asked.clear()
    # On the next day only the bad one is due, and the good one shows that the line is up.
    assert list(check_links(at + DAY, net)) == ["1 of 1 links to other sites failed"]
    assert net.asked == [BAD, GOOD]
    assert dead() == [BAD]


def test_no_address_is_logged_or_said(people, at, caplog):
    holding(people, at, GOOD, BAD, "https://a.cn/q?phone=13812345678")
    with caplog.at_level(logging.DEBUG):
        said = [*check_links(at, Net(bad=GONE)), *check_links(at + DAY, Net(bad=NAMELESS))]
    assert said
    for words in (*said, caplog.text):
        assert "gov.cn" not in words
        assert "13812345678" not in words
    assert not OutwardLink.objects.filter(url__contains="13812345678").exists()


def test_the_hosts_of_this_site_are_ours(settings):
    settings.ALLOWED_HOSTS = ["www.example.gov.cn", ".lucheng.gov.cn", "*"]
    settings.MAIL_ADDRESS = "https://open.example.gov.cn"
    ours = ["www.example.gov.cn", "lucheng.gov.cn", "a.lucheng.gov.cn", "open.example.gov.cn"]
    assert [is_own(host) for host in ours] == [True] * 4
    assert not is_own("www.gov.cn")

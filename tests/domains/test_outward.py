"""Links to other sites: what is kept of them, whose turn it is, when one is called dead. Nothing here goes out."""

from datetime import date, timedelta

import pytest
from django.db import IntegrityError, transaction

from mingchuang.domains.agencies import actions as agencies
from mingchuang.domains.documents import actions, outward
from mingchuang.domains.documents.models import Edition, OutwardLink, OutwardPlace, OutwardReading
from mingchuang.law.documents.outward import Answer, Period
from tests.factories import documents as factory
from tests.factories.agencies import bureau

pytestmark = pytest.mark.django_db
WEEKLY = Period(7, 1)
DAY = timedelta(days=1)


def own(host):
    return host == "www.example.gov.cn"


def body(*urls):
    return "".join(f'<p>见<a href="{url}">链接{number}</a>。</p>' for number, url in enumerate(urls))


def gathered(at):
    while outward.gather(at, own):
        continue
    return sorted(OutwardLink.objects.values_list("url", flat=True))


@pytest.fixture
def people(system):
    return factory.three(system)


def asked(at, *answers):
    """The only link answers once a day; the last row."""
    for number, (answer, status) in enumerate(answers):
        moment = at + number * DAY
        taken = outward.take(moment, Period(1, 1))
        assert taken, number
        outward.note(taken.id, answer, status, moment, Period(1, 1))
    return OutwardLink.objects.get()


@pytest.mark.parametrize(
    ("href", "kept"),
    [
        ("http://A.gov.cn#x", "http://a.gov.cn/"),
        ("  HTTPS://a.gov.cn/Art?Id=1#top ", "https://a.gov.cn/Art?Id=1"),
        ("http://a.cn:99999/", "http://a.cn:99999/"),
        ("https://video.cn/@office/1", "https://video.cn/@office/1"),
        ("https://a.gov.cn/art/2020/1/13/art_1234_56789012345.html",) * 2,
        ("/lucheng/d/abc123def456", ""),
        ("mailto:a@b.cn", ""),
        ("ftp://a.cn/x", ""),
        ("http://[::1", ""),
        ("http:///x", ""),
        ("https://user:secret@a.cn/", ""),
        ("https://a.cn/q?phone=13812345678", ""),
        ("https://a.cn/q?idcard=110101199003078515&n=1", ""),
        ("https://a.cn/q?to=li%40qq.com", ""),
        ("https://a.cn/" + "x" * 2000, ""),
    ],
)
def test_what_is_kept_of_a_link(href, kept):
    assert outward.address(href) == kept


def test_links_of_drafts_and_releases_are_kept_once_and_forgotten_with_their_texts(people, at):
    both, ours = "https://a.gov.cn/1", "https://www.example.gov.cn/x"
    factory.released(people, at, body=body(both, ours, "/lucheng/d/abc123def456"))
    draft = factory.draft(people, at, body=body(both, "http://b.gov.cn/2#part"))
    assert gathered(at) == ["http://b.gov.cn/2", both]
    assert OutwardPlace.objects.count() == 3
    assert gathered(at) == ["http://b.gov.cn/2", both]
    Edition.objects.filter(document__public_id=draft).update(body=body(both), saved_at=at + timedelta(minutes=5))
    gathered(at + timedelta(minutes=6))
    assert OutwardPlace.objects.count() == 2
    assert [outward.take(at + DAY, WEEKLY).url, outward.take(at + DAY + timedelta(minutes=2), WEEKLY)] == [both, None]
    actions.discard(by=factory.hand(people.drafter, at, 10), document=draft)
    assert gathered(at + DAY) == [both]
    assert OutwardPlace.objects.count() == 1


def test_a_reading_goes_on_where_it_was_stopped_and_begins_again_after_a_day(people, at):
    for number in range(5):
        factory.released(people, at, body=body(f"https://a.gov.cn/{number}"))
    assert outward.gather(at, own, limit=2) is True
    assert OutwardLink.objects.count() == 2
    stopped = OutwardReading.objects.get().edition
    assert outward.gather(at, own, limit=2) is True
    assert OutwardReading.objects.get().edition > stopped
    assert outward.gather(at, own, limit=2) is False
    assert OutwardLink.objects.count() == 5
    Edition.objects.filter(state="released").update(body="<p>无。</p>")
    assert len(gathered(at + timedelta(hours=23))) == 5
    assert gathered(at + DAY) == []


def test_one_site_is_asked_once_a_minute_and_others_meanwhile(people, at):
    urls = [f"https://a.gov.cn/{number}" for number in range(3)] + ["https://b.gov.cn/"]
    factory.released(people, at, body=body(*urls))
    gathered(at)
    first = [outward.take(at, WEEKLY) for _ in range(3)]
    assert sorted(one.url.split("/")[2] for one in first if one) == ["a.gov.cn", "b.gov.cn"]
    assert outward.take(at + timedelta(seconds=59), WEEKLY) is None
    assert outward.take(at + timedelta(seconds=61), WEEKLY).url.startswith("https://a.gov.cn/")


def test_what_was_taken_and_never_answered_waits_for_its_next_turn(people, at):
    factory.released(people, at, body=body("https://a.gov.cn/"))
    gathered(at)
    assert outward.take(at, WEEKLY)
    assert outward.take(at + timedelta(hours=23), WEEKLY) is None
    assert outward.take(at + DAY, WEEKLY)
    row = OutwardLink.objects.get()
    assert (row.answer, row.failures) == ("", 0)


def test_an_address_that_opens_is_asked_once_a_period(people, at):
    factory.released(people, at, body=body("https://a.gov.cn/"))
    gathered(at)
    outward.note(outward.take(at, WEEKLY).id, Answer.FOUND, 200, at, WEEKLY)
    assert outward.take(at + timedelta(days=6, hours=23), WEEKLY) is None
    assert outward.take(at + timedelta(days=7), WEEKLY)


@pytest.mark.parametrize(
    ("answers", "failures"),
    [
        ([(Answer.GONE, 404)], 1),
        ([(Answer.GONE, 404), (Answer.GONE, 410)], 2),
        ([(Answer.SILENT, None), (Answer.BROKEN, 500)], 2),
        ([(Answer.SILENT, None), (Answer.FOUND, 200), (Answer.SILENT, None)], 1),
        ([(Answer.GONE, 404), (Answer.GONE, 404), (Answer.FOUND, 200)], 0),
        ([(Answer.CLOSED, 403)] * 3, 0),
        ([(Answer.INSIDE, None)] * 3, 0),
        ([(Answer.TLS, None)] * 3, 0),
    ],
)
def test_failures_are_counted_in_a_row_and_dead_is_two(people, at, answers, failures):
    factory.released(people, at, body=body("https://a.gov.cn/"))
    gathered(at)
    row = asked(at, *answers)
    assert row.failures == failures
    found = outward.dead(["https://a.gov.cn/", "https://b.gov.cn/"])
    assert list(found) == (["https://a.gov.cn/"] if failures >= 2 else [])
    if found:
        one = found["https://a.gov.cn/"]
        assert (one.since, one.asked) == (date(2026, 3, 12), date(2026, 3, 13))
        assert (one.answer, one.status) == answers[-1]


def test_two_failures_of_one_day_are_one_but_a_page_twice_gone_is_gone(people, at):
    factory.released(people, at, body=body("https://a.gov.cn/"))
    gathered(at)
    link = OutwardLink.objects.get().pk
    for hours, answer, status, failures in (
        (0, Answer.SILENT, None, 1), (1, Answer.SILENT, None, 1), (2, Answer.GONE, 404, 1), (3, Answer.GONE, 404, 2),
    ):  # fmt: skip
        outward.note(link, answer, status, at + timedelta(hours=hours), WEEKLY)
        assert OutwardLink.objects.get().failures == failures
    outward.note(link + 1, Answer.GONE, 404, at, WEEKLY)


def test_an_agency_chooses_its_period_from_a_day_on_and_the_shortest_of_those_who_hold_a_link_holds(people, at, system):
    other = factory.three(system, bureau(system, code="luan-other", name="六安市其他局"))
    factory.released(people, at, body=body("https://a.gov.cn/", "https://b.gov.cn/"))
    factory.released(other, at, body=body("https://b.gov.cn/"))
    gathered(at)
    day = at.date()
    ids = dict(OutwardLink.objects.values_list("host", "pk"))

    def choose(agency, value, since):
        agencies.choose(by=system, agency=agency, name=outward.SETTING, value=value, since=since)

    assert [outward.period_of(ids[host], day).days for host in ("a.gov.cn", "b.gov.cn")] == [7, 7]
    choose(people.agency, "30", day)
    assert [outward.period_of(ids[host], day).days for host in ("a.gov.cn", "b.gov.cn")] == [30, 7]
    choose(other.agency, "1", day + 2 * DAY)
    assert outward.period_of(ids["b.gov.cn"], day + DAY).days == 7
    assert outward.period_of(ids["b.gov.cn"], day + 2 * DAY).days == 1
    choose(people.agency, "nonsense", day + DAY)
    assert outward.period(day + DAY, people.agency.code).days == 7


@pytest.mark.parametrize(
    "bad",
    [{"url": ""}, {"host": ""}, {"answer": "gone"}, {"failures": 1}, {"asked_at": "now", "answer": "maybe"}],
)
def test_the_database_keeps_out_what_makes_no_sense(at, bad):
    values = {"key": "k", "url": "https://a.cn/", "host": "a.cn", "first_seen_at": at, "due_at": at} | bad
    if "asked_at" in values:
        values["asked_at"] = at
    with pytest.raises(IntegrityError), transaction.atomic():
        OutwardLink.objects.create(**values)

"""Subscriptions by mail: asked, confirmed, told once a day, ended; no mailbox in ledger, log or address; nothing twice."""

import logging
import re
from datetime import timedelta
from smtplib import SMTPRecipientsRefused, SMTPServerDisconnected

import pytest
from django.core import mail
from django.core.mail.backends.locmem import EmailBackend
from django.db import connection
from django.test import Client

from mingchuang.channels.cli import checkup
from mingchuang.channels.schedule import news
from mingchuang.domains.documents import actions as documents_acts
from mingchuang.domains.subscriptions import actions, outbox, queries, tokens
from mingchuang.domains.subscriptions.models import NewsMail, Subscription
from mingchuang.domains.subscriptions.states import State
from mingchuang.law.refusal import Refused
from mingchuang.ledger.acts import By
from mingchuang.ledger.models import Entry
from tests.factories import documents

pytestmark = pytest.mark.django_db
BOX = "reader.one@example.cn"
BASE = "https://www.example.gov.cn"


@pytest.fixture(autouse=True)
def mailing(settings):
    settings.MAIL_FROM, settings.MAIL_ADDRESS = "明窗 <news@example.gov.cn>", BASE


@pytest.fixture
def people(system):
    return documents.three(system)


def ask(people, at, mailbox=BOX, slug="news", source="192.0.2.7"):
    section = documents.section(people.agency, slug) if slug else None
    actions.ask(by=By(None, at), agency=people.agency.code, section=section, mailbox=mailbox, source=source)


def subscribed(people, at, mailbox=BOX, slug="news"):
    ask(people, at, mailbox, slug)
    row = Subscription.objects.order_by("-pk")[0]
    actions.confirm(by=By(None, at), subscription=row.public_id)
    NewsMail.objects.filter(key__startswith="confirm:").update(taken_at=at, sent_at=at)
    return row.public_id


def morning(at, days=1):
    return at.replace(hour=8, minute=30) + timedelta(days=days)


def send(at):
    list(news.send_news(at))
    return list(mail.outbox)


def links(text):
    return re.findall(rf"{BASE}(\S+)", text)


def code_of(caught):
    return [refusal.code for refusal in caught.value.refusals]


def test_from_the_question_to_the_end(people, at, caplog):
    caplog.set_level(logging.DEBUG)
    ask(people, at)
    documents.released(people, at + timedelta(minutes=5), title="确认之前的信息")
    (question,) = send(at + timedelta(minutes=1))
    assert question.to == [BOX]
    assert "请确认订阅" in question.subject
    (link,) = links(question.body)
    visitor = Client()
    assert visitor.get(link).status_code == 200
    assert queries.counts(people.agency.code) == {}
    assert visitor.post(link).status_code == 200
    assert (
        queries.counts(people.agency.code) == {"工作动态": 1} or sum(queries.counts(people.agency.code).values()) == 1
    )
    row = Subscription.objects.get()
    Subscription.objects.update(news_since=at + timedelta(minutes=30), confirmed_at=at + timedelta(minutes=30))
    fresh = documents.released(people, at + timedelta(hours=1), title="新信息")
    other = documents.NORMATIVE | {"title": "别栏目的", "slug": "normative", "document_number": "六数资〔2026〕1号"}
    documents.released(people, at + timedelta(hours=1), **other)
    told = send(morning(at))[1:]
    assert len(told) == 1
    assert "1条新信息" in told[0].subject
    assert "新信息" in told[0].body
    assert "确认之前" not in told[0].body
    assert "别栏目的" not in told[0].body
    read, whole, end = links(told[0].body)
    assert (read, whole) == (f"/{people.agency.code}/d/{fresh}", f"/{people.agency.code}/c/news")
    assert told[0].extra_headers["List-Unsubscribe"] == f"<{BASE}{end}>"
    answer = Client(enforce_csrf_checks=True).post(end, {"List-Unsubscribe": "One-Click"})
    assert answer.status_code == 200
    row.refresh_from_db()
    assert (row.state, row.mailbox, row.mailbox_index) == (State.ENDED, "", "")
    documents.released(people, morning(at), title="更新的信息")
    assert len(send(morning(at, 3))) == 2
    said = " ".join([*Entry.objects.values_list("facts", flat=True), *Entry.objects.values_list("subject", flat=True)])
    assert "example.cn" not in said + caplog.text + link + end
    assert [one.act for one in Entry.objects.filter(act__startswith="subscriptions.").order_by("seq")] == [
        "subscriptions.ask", "subscriptions.confirm", "subscriptions.end",
    ]  # fmt: skip


def test_the_mailbox_is_nowhere_readable(people, at):
    ask(people, at)
    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM subscriptions_subscription")
        stored = repr([bytes(one) if isinstance(one, memoryview) else one for row in cursor.fetchall() for one in row])
    assert "example.cn" not in stored
    assert "192.0.2.7" not in stored


def test_nothing_is_sent_twice_a_day_nor_for_one_document(people, at):
    subscribed(people, at)
    documents.released(people, at + timedelta(minutes=5))
    assert send(morning(at).replace(hour=7)) == []
    assert len(send(morning(at))) == 1
    assert len(send(morning(at) + timedelta(minutes=5))) == 1
    documents.released(people, morning(at) + timedelta(hours=1))
    assert len(send(morning(at) + timedelta(hours=3))) == 1
    assert len(send(morning(at, 2))) == 2
    assert len(send(morning(at, 3))) == 2


def test_a_release_that_is_seen_late_is_told_the_next_day_and_nothing_twice(people, at):
    """Its moment is taken before its transaction ends: the mail of the day may be made in between."""
    subscribed(people, at)
    documents.released(people, morning(at) - timedelta(minutes=20), title="先看到的")
    assert "先看到的" in send(morning(at))[-1].body
    documents.released(people, morning(at) - timedelta(seconds=5), title="晚看到的")
    documents.released(people, at - timedelta(seconds=5), title="订阅以前的")
    assert len(send(morning(at) + timedelta(minutes=5))) == 1
    last = send(morning(at, 2))[-1].body
    assert "晚看到的" in last
    assert "先看到的" not in last and "订阅以前的" not in last
    assert len(send(morning(at, 3))) == 2


def test_a_mail_names_what_it_can_and_says_where_the_rest_is(people, at, monkeypatch):
    subscribed(people, at)
    for _ in range(3):
        documents.released(people, at + timedelta(minutes=5))
    monkeypatch.setattr(outbox, "MOST", 2)
    letter = send(morning(at))[-1]
    assert "3条新信息" in letter.subject
    assert letter.body.count("· ") == 2
    assert f"另有1条，全部信息：https://www.example.gov.cn/{people.agency.code}/c/news\n" in letter.body


def test_a_kill_after_taking_sends_nothing_again(people, at, monkeypatch):
    subscribed(people, at)
    documents.released(people, at + timedelta(minutes=5))

    def killed(*_args):
        raise KeyboardInterrupt

    monkeypatch.setattr(outbox, "sent", killed)
    with pytest.raises(KeyboardInterrupt):
        send(morning(at))
    assert len(mail.outbox) == 1
    monkeypatch.undo()
    assert len(send(morning(at) + timedelta(hours=1))) == 1
    assert len(send(morning(at, 2))) == 1


def test_a_kill_between_making_and_sending_loses_nothing(people, at):
    subscribed(people, at)
    documents.released(people, at + timedelta(minutes=5))
    assert outbox.make(morning(at)) == 1
    assert outbox.make(morning(at)) == 0
    assert len(send(morning(at) + timedelta(minutes=1))) == 1


def test_a_server_that_fails_is_tried_again_and_one_bad_mailbox_holds_up_nobody(people, at, monkeypatch):
    subscribed(people, at, "bad@example.cn")
    subscribed(people, at, "good@example.cn")
    documents.released(people, at + timedelta(minutes=5))
    keep = EmailBackend.send_messages

    def picky(self, messages):
        if messages[0].to == ["bad@example.cn"]:
            raise SMTPRecipientsRefused({"bad@example.cn": (550, b"no such user bad@example.cn")})
        return keep(self, messages)

    monkeypatch.setattr(EmailBackend, "send_messages", picky)
    assert [one.to for one in send(morning(at))] == [["good@example.cn"]]
    waiting = NewsMail.objects.get(sent_at__isnull=True)
    assert (waiting.tries, waiting.failure, waiting.taken_at) == (1, "SMTPRecipientsRefused", None)

    def down(self, messages):
        raise SMTPServerDisconnected("gone")

    monkeypatch.setattr(EmailBackend, "send_messages", down)
    send(morning(at) + timedelta(minutes=2))
    assert NewsMail.objects.get(sent_at__isnull=True).tries == 2
    (found,) = checkup.reader_mail()
    assert "SMTPServerDisconnected" in found.what
    assert "example.cn" not in found.what
    monkeypatch.setattr(EmailBackend, "send_messages", keep)
    assert len(send(morning(at) + timedelta(hours=1))) == 2
    assert list(checkup.reader_mail()) == []


def test_what_was_withdrawn_before_the_mail_is_not_told(people, at):
    subscribed(people, at)
    gone = documents.released(people, at + timedelta(minutes=5), title="有误的")
    assert outbox.make(morning(at)) == 1
    documents_acts.ask_withdrawal(
        by=documents.hand(people.drafter, at, 15), document=gone, reason="error", explanation="有误", redirect_to=""
    )
    documents_acts.withdraw(by=documents.hand(people.final, at, 16), document=gone)
    assert send(morning(at)) == []


def test_a_whole_agency_and_a_section_are_two_subscriptions(people, at):
    subscribed(people, at, slug="")
    subscribed(people, at, slug="normative")
    documents.released(people, at + timedelta(minutes=5), title="动态")
    (one,) = send(morning(at))
    assert people.agency.name in one.subject


def test_the_same_answer_whoever_asks_and_no_flood(people, at):
    subscribed(people, at)
    ask(people, at)
    assert send(at) == []
    for minute in range(6):
        ask(people, at + timedelta(minutes=minute), "other@example.cn")
    assert len(send(at + timedelta(minutes=10))) == 3
    assert Subscription.objects.count() == 2


@pytest.mark.parametrize(
    ("mailbox", "code"),
    [
        ("", "subscriptions.mailbox_missing"),
        ("nobody", "subscriptions.mailbox_wrong"),
        ("a@b", "subscriptions.mailbox_wrong"),
        ("a@example.cn\nBcc: b@example.cn", "subscriptions.mailbox_wrong"),
        ("a" * 300 + "@example.cn", "subscriptions.mailbox_wrong"),
        ("<b>@example.cn", "subscriptions.mailbox_wrong"),
        ("a..b@example.cn", "subscriptions.mailbox_wrong"),
    ],
)
def test_what_is_no_mailbox_is_refused(people, at, mailbox, code):
    before = Entry.objects.count()
    with pytest.raises(Refused) as caught:
        ask(people, at, mailbox)
    assert code_of(caught) == [code]
    assert (Entry.objects.count(), Subscription.objects.count()) == (before, 0)


def test_one_address_asks_only_so_often(people, at):
    for number in range(10):
        ask(people, at, f"r{number}@example.cn")
    with pytest.raises(Refused) as caught:
        ask(people, at, "r99@example.cn")
    assert code_of(caught) == ["subscriptions.too_many"]
    ask(people, at, "r99@example.cn", source="192.0.2.8")


def test_links_expire_and_cannot_be_made_up(people, at, settings):
    ask(people, at)
    row = Subscription.objects.get()
    good = tokens.confirming(row.public_id)
    visitor = Client()
    for bad in ("nonsense", tokens.ending(row.public_id), good[:-2], "%00"):
        assert visitor.get(f"/subscriptions/confirm/{bad}").status_code in (404, 410)
    assert visitor.post(f"/subscriptions/end/{good}").status_code == 410
    assert news.upkeep.forget(at + timedelta(days=2)) == 0
    assert news.upkeep.forget(at + timedelta(days=4)) == 1
    assert visitor.post(f"/subscriptions/confirm/{good}").status_code == 410
    assert Subscription.objects.get().mailbox == ""


def test_the_page_works_without_script_and_says_when_there_is_no_mail(people, settings):
    code, visitor = people.agency.code, Client()
    listed = visitor.get(f"/{code}/c/news").text
    assert f'href="/{code}/c/news/subscribe"' in listed
    assert visitor.get(f"/{code}/c/news/subscribe").status_code == 200
    assert visitor.get(f"/en/{code}/subscribe").status_code == 200
    for path in (f"/{code}/c/nothing/subscribe", "/nobody/subscribe"):
        assert visitor.get(path).status_code == 404
    assert visitor.post(f"/{code}/c/news/subscribe", {"mailbox": "<script>"}).status_code == 422
    done = visitor.post(f"/{code}/c/news/subscribe", {"mailbox": BOX})
    assert "请查收邮件" in done.text
    assert BOX not in done.text
    assert Client(enforce_csrf_checks=True).post(f"/{code}/subscribe", {"mailbox": BOX}).status_code == 403
    settings.MAIL_FROM = ""
    assert "暂未开通邮件订阅" in visitor.get(f"/{code}/c/news/subscribe").text
    assert visitor.post(f"/{code}/c/news/subscribe", {"mailbox": BOX}).status_code == 422

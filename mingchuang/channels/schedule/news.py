"""Mails to readers who subscribed: the question whether they did, and the news of the day; plain text in Chinese."""

import logging
import smtplib
from collections.abc import Iterator
from datetime import UTC, datetime

from django.conf import settings
from django.core.mail import EmailMessage

from mingchuang.domains.subscriptions import outbox, upkeep
from mingchuang.domains.subscriptions.outbox import Letter
from mingchuang.look.dates import plain_day
from mingchuang.look.identity import identity

log = logging.getLogger(__name__)
MOST_MAILS = 500
"""In one look; what is left goes with the next."""


def send_news(at: datetime | None = None) -> Iterator[str]:
    """Make the news of the day, send what waits, forget who never confirmed. A line for what was done."""
    at = at or datetime.now(UTC)
    outbox.make(at)
    sent = _send(at)
    if sent:
        yield f"{sent} mails to subscribers"
    forgotten = upkeep.forget(at)
    if forgotten:
        yield f"{forgotten} unconfirmed subscriptions erased"


def subject(letter: Letter) -> str:
    """Which site and section, and how many are new."""
    name = letter.section or letter.agency
    if letter.confirm:
        return f"请确认订阅：{name}"
    return f"{name}：{len(letter.news) + letter.more}条新信息"


def body(letter: Letter) -> str:
    """Titles, days and addresses, and at the end the way out."""
    base, what = settings.MAIL_ADDRESS, f"{letter.agency}“{letter.section}”栏目" if letter.section else letter.agency
    end = f"{base}/subscriptions/end/{letter.end}"
    if letter.confirm:
        return "\n".join(
            [
                f"有人用这个邮箱订阅了{what}的新信息。",
                "",
                "确实是您订阅的，请在三天内打开下面的链接确认：",
                f"{base}/subscriptions/confirm/{letter.confirm}",
                "",
                "不是您订阅的，不必理会，三天后邮箱地址自动删除，不会再收到邮件。",
                "",
                _foot(),
            ]
        )
    lines = [f"{what}新发布的信息：", ""]
    for one in letter.news:
        lines += [f"· {one.title}（{plain_day(one.day, 'zh')}）", f"  {base}{one.path}"]
    whole = f"另有{letter.more}条，全部信息：" if letter.more else "全部信息："
    return "\n".join([*lines, "", f"{whole}{base}{letter.path}", "", f"退订：{end}", "", _foot()])


def _foot() -> str:
    return f"{identity().name}。本邮件由系统自动发送，请勿回复。"


def message(letter: Letter) -> EmailMessage:
    """The whole mail, with the headers by which a mail programme offers to end a subscription (RFC 8058)."""
    domain = settings.MAIL_FROM.rpartition("@")[2].strip("> ") or "localhost"
    # The same for every attempt: a server that knows it already drops the second.
    headers = {"Message-ID": f"<news-{letter.id}@{domain}>", "Auto-Submitted": "auto-generated"}
    if not letter.confirm:
        headers["List-Unsubscribe"] = f"<{settings.MAIL_ADDRESS}/subscriptions/end/{letter.end}>"
        headers["List-Unsubscribe-Post"] = "List-Unsubscribe=One-Click"
    return EmailMessage(subject(letter), body(letter), settings.MAIL_FROM, [letter.to], headers=headers)


def _send(at: datetime) -> int:
    sent = 0
    while sent < MOST_MAILS and (letter := outbox.take(at)) is not None:
        try:
            message(letter).send()
        except smtplib.SMTPRecipientsRefused as why:
            # This mailbox alone; the next may be taken.
            _failed(letter, at, why)
            continue
        except (OSError, smtplib.SMTPException, ValueError) as why:
            _failed(letter, at, why)
            break
        outbox.sent(letter.id, at)
        sent += 1
    return sent


def _failed(letter: Letter, at: datetime, why: Exception) -> None:
    # Only the kind of failure: what a server answers names the address.
    log.warning("a mail to a subscriber was not sent: %s", type(why).__name__)
    outbox.failed(letter.id, at, type(why).__name__)

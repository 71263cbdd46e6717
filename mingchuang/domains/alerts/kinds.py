"""What an alert is about, and how often its mail comes, with names in both languages."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum


class Kind(StrEnum):
    """Why somebody is told."""

    MINE = "mine"
    RETURNED = "returned"
    OVERDUE = "overdue"


class Mail(StrEnum):
    """How alerts come by mail."""

    OFF = "off"
    AT_ONCE = "at_once"
    DIGEST = "digest"


@dataclass(frozen=True)
class Name:
    zh: str
    en: str


KINDS = {
    Kind.MINE: Name("待办", "to be done by me"),
    Kind.RETURNED: Name("被退回", "sent back"),
    Kind.OVERDUE: Name("逾期", "overdue"),
}
MAILS = {
    Mail.OFF: Name("不发邮件", "no mail"),
    Mail.AT_ONCE: Name("有新提醒就发邮件", "a mail when there is something new"),
    Mail.DIGEST: Name("每个工作日汇总一封", "one mail a working day"),
}


@dataclass(frozen=True)
class Waiting:
    """One thing that waits for a person: what, since when, and the next act in words of the law room (its value).

    ``subject`` is a noun and a public id: "document:…", "disclosure:…", "mistake:…", "posting:…";
    ``title`` and ``number`` are all that is ever told of it.
    """

    kind: Kind
    subject: str
    agency: str
    title: str
    number: str
    act: str
    since: datetime
    due: date | None = None

"""外链: what another site's answer means to a reader, when a link counts as dead, and how often it is asked."""

from dataclasses import dataclass
from datetime import date

from mingchuang.law.documents.packaged import packaged
from mingchuang.law.worded import Worded

DEAD = 2
"""Failures in a row before a link is called dead: one may be the other site's bad day."""


class Answer(Worded):
    """What came of asking an address once."""

    FOUND = "found", "能打开", "opens"
    GONE = "gone", "网页不存在", "no such page"
    BROKEN = "broken", "对方网站出错", "the other site has a fault"
    NAMELESS = "nameless", "域名不存在", "no such site"
    SILENT = "silent", "没有应答", "no answer"
    CLOSED = "closed", "需要登录或者拒绝程序访问", "asks for a login or lets no program in"
    TLS = "tls", "不能建立加密连接", "no secure connection came about"
    CIRCLES = "circles", "跳转次数过多", "led on too many times"
    INSIDE = "inside", "指向内部网络", "leads into an internal network"
    FORM = "form", "地址不规范或者端口不是网站常用端口", "the address is malformed or names an unusual port"


FAILURES = frozenset({Answer.GONE, Answer.BROKEN, Answer.NAMELESS, Answer.SILENT})
"""A reader finds nothing. With the others a program cannot tell: they are for a person to open, and never called dead."""

NO_WORD = frozenset({Answer.NAMELESS, Answer.SILENT})
"""Nothing was heard; where nothing is heard from anybody, the fault is on our side."""


def of_status(status: int) -> Answer:
    """What an HTTP status means (RFC 9110 §15). What is neither success, gone nor a fault of theirs does not let programs in."""
    if status < 400:
        return Answer.FOUND
    if status in (404, 410):
        return Answer.GONE
    return Answer.BROKEN if 500 <= status < 600 else Answer.CLOSED


@dataclass(frozen=True)
class Course:
    """How often an address failed in a row, since which day, and the last day on which it did."""

    failures: int = 0
    since: date | None = None
    last: date | None = None


def went_on(course: Course, before: Answer | None, answer: Answer, day: date) -> Course:
    """The course after one more answer. Failures of one day count once, but a page twice said to be gone is gone."""
    if answer not in FAILURES:
        return Course()
    again = course.last == day and not before is answer is Answer.GONE
    return Course(course.failures + (not again), course.since or day, day)


@dataclass(frozen=True)
class Period:
    """After how many days an address is asked again, and after how many when it failed."""

    days: int
    failing_days: int


def period(day: date) -> Period:
    """The shipped period in force on a day; before the first, the first."""
    rows = packaged("outward.yaml")["periods"]
    for row in rows:
        if row["since"] <= day and (row["until"] is None or day <= row["until"]):
            return Period(row["days"], row["failing_days"])
    return Period(rows[0]["days"], rows[0]["failing_days"])

"""The mails to subscribers: which are due, and what is still true when they are sent (``ledger.mails``)."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.conf import settings
from django.db import transaction
from django.db.models import Min

from mingchuang.domains.documents.models import Document, Placement
from mingchuang.ledger.acts import SHANGHAI
from mingchuang.ledger.mails import Backlog

from . import tokens
from .models import NewsMail, Subscription
from .states import State

SHOWN = ("shown", "explained")
HOUR = 8
"""News goes out once a day, from eight in the morning."""
MOST = 50
"""Documents named in one mail; of the rest it says how many there are and where."""
# The moment of a release is taken before its transaction ends: look again at the last hour before the mail of a day.
BACK = timedelta(hours=1)


@dataclass(frozen=True)
class News:
    """One document in a mail."""

    title: str
    path: str
    day: date


@dataclass(frozen=True)
class Letter:
    """A mail that has been taken and is to be sent now. ``confirm`` and ``end`` are tokens; ``news`` is empty for a question.

    ``more`` documents are not named in it; ``path`` is the list that has them all.
    """

    id: int
    to: str
    agency: str
    section: str
    confirm: str
    end: str
    news: tuple[News, ...]
    more: int
    path: str


def in_use() -> bool:
    """Can mail be sent from here, with links that lead back?"""
    return bool(settings.MAIL_FROM and settings.MAIL_ADDRESS)


def put(subscription: Subscription, key: str, documents: list[int], at: datetime) -> bool:
    """Put a mail in, once a key. Part of the act or of `make`."""
    _row, made = NewsMail.objects.get_or_create(
        subscription=subscription, key=key, defaults={"documents": documents, "made_at": at}
    )
    return made


def make(at: datetime) -> int:
    """Make the news of the day for everybody who has any. Returns how many mails; a second time it makes none."""
    local = at.astimezone(SHANGHAI)
    if not in_use() or local.hour < HOUR:
        return 0
    key, made = f"news:{local.date().isoformat()}", 0
    active = Subscription.objects.filter(state=State.ACTIVE)
    targets = active.values("agency", "section").annotate(since=Min("news_since")).order_by("agency", "section")
    for target in list(targets):
        found = _released(target["agency"], target["section"], target["since"] - BACK, at)
        if not found:
            continue
        rows = active.filter(agency=target["agency"], section=target["section"], news_since__lt=found[0][1] + BACK)
        for row in rows.exclude(mails__key=key):
            made += _news(row, key, found, at)
    return made


def _news(row: Subscription, key: str, found: list[tuple[int, datetime]], at: datetime) -> int:
    with transaction.atomic():
        assert row.news_since is not None and row.confirmed_at is not None, "an active one has both"
        since = max(row.news_since - BACK, row.confirmed_at)
        last = row.mails.filter(key__startswith="news:").order_by("-made_at").first()
        told = set(last.documents) if last is not None else set()
        documents = [pk for pk, released in found if released > since and pk not in told]
        if not documents or not put(row, key, documents, at):
            return 0
        Subscription.objects.filter(pk=row.pk).update(news_since=at)
    return 1


def _released(agency: int, section: int | None, since: datetime, at: datetime) -> list[tuple[int, datetime]]:
    """Documents first released after a moment, the newest first."""
    rows = Document.objects.filter(publishing_agency=agency, public_state__in=SHOWN)
    if section is not None:
        rows = Document.objects.filter(
            pk__in=Placement.objects.filter(section=section, shown_at__isnull=False).values("document"),
            public_state__in=SHOWN,
        )
    rows = rows.filter(first_released_at__gt=since, first_released_at__lte=at)
    return [
        (pk, moment)
        for pk, moment in rows.order_by("-first_released_at", "-pk").values_list("pk", "first_released_at")
        if moment
    ]


def take(at: datetime) -> Letter | None:
    """The next mail to send, taken for good; None when none waits. What was withdrawn or ended meanwhile is left out."""
    ready = NewsMail.objects.ready(at).select_related("subscription__agency", "subscription__section__category")
    for row in ready[:20]:
        if not NewsMail.objects.take(row.pk, at):
            continue
        letter = _letter(row)
        if letter is not None:
            return letter
        sent(row.pk, at)
    return None


def _letter(row: NewsMail) -> Letter | None:
    of, asking = row.subscription, row.key.startswith("confirm:")
    if of.state != (State.ASKED if asking else State.ACTIVE) or not of.mailbox:
        return None
    news = _told(row.documents)
    if not asking and not news:
        return None
    path = f"/{of.agency.code}/c/{of.section.category.slug}" if of.section else f"/{of.agency.code}/"
    return Letter(
        row.pk,
        of.mailbox,
        of.agency.name,
        of.section.category.name if of.section else "",
        tokens.confirming(of.public_id) if asking else "",
        tokens.ending(of.public_id),
        news[:MOST],
        len(news[MOST:]),
        path,
    )


def _told(documents: list[int]) -> tuple[News, ...]:
    rows = Document.objects.filter(pk__in=documents, public_state__in=SHOWN).order_by("-first_released_at", "-pk")
    found = rows.values_list("title", "publishing_agency__code", "public_id", "first_released_on")
    return tuple(News(title, f"/{code}/d/{public_id}", day) for title, code, public_id, day in found if day)


def sent(number: int, at: datetime) -> None:
    """The mail server has taken it over."""
    NewsMail.objects.sent(number, at)


def failed(number: int, at: datetime, why: str) -> None:
    """The mail server did not take it."""
    NewsMail.objects.failed(number, at, why)


def backlog(at: datetime) -> Backlog:
    """What waits and what went wrong, for the doctor."""
    return NewsMail.objects.backlog(at)

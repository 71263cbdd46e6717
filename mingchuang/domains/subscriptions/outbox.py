"""The mails to subscribers: made once, taken before they are sent, never sent twice.

A mail that was taken and of which nobody knows whether it went (the process ended in between) is left alone, as those of
alerts are: what it would have told stands on the site.
"""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.conf import settings
from django.db import transaction
from django.db.models import Min, Q

from mingchuang.domains.documents.models import Document, Placement
from mingchuang.ledger.acts import SHANGHAI

from . import tokens
from .models import NewsMail, Subscription
from .states import State

SHOWN = ("shown", "explained")
LONGEST_PAUSE = timedelta(hours=1)
GIVEN_UP = 12
HOUR = 8
"""News goes out once a day, from eight in the morning."""
MOST = 50
"""Documents in one mail; the site has the rest."""


@dataclass(frozen=True)
class News:
    """One document in a mail."""

    title: str
    path: str
    day: date


@dataclass(frozen=True)
class Letter:
    """A mail that has been taken and is to be sent now. ``confirm`` and ``end`` are tokens; ``news`` is empty for a question."""

    id: int
    to: str
    agency: str
    section: str
    confirm: str
    end: str
    news: tuple[News, ...]


@dataclass(frozen=True)
class Backlog:
    """How many mails wait, how many failed for good, and the last failure."""

    waiting: int
    failed: int
    failure: str


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
        found = _released(target["agency"], target["section"], target["since"], at)
        if not found:
            continue
        for row in active.filter(agency=target["agency"], section=target["section"], news_since__lt=found[0][1]):
            made += _news(row, key, found, at)
    return made


def _news(row: Subscription, key: str, found: list[tuple[int, datetime]], at: datetime) -> int:
    with transaction.atomic():
        since = row.news_since
        documents = [pk for pk, released in found if since is None or released > since][:MOST]
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
    ready = NewsMail.objects.filter(Q(not_before__isnull=True) | Q(not_before__lte=at), taken_at__isnull=True)
    wanted = ready.filter(tries__lt=GIVEN_UP).select_related("subscription__agency", "subscription__section__category")
    for row in wanted.order_by("made_at", "pk")[:20]:
        if not NewsMail.objects.filter(pk=row.pk, taken_at__isnull=True).update(taken_at=at):
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
    return Letter(
        row.pk,
        of.mailbox,
        of.agency.name,
        of.section.category.name if of.section else "",
        tokens.confirming(of.public_id) if asking else "",
        tokens.ending(of.public_id),
        news,
    )


def _told(documents: list[int]) -> tuple[News, ...]:
    rows = Document.objects.filter(pk__in=documents, public_state__in=SHOWN).order_by("-first_released_at", "-pk")
    found = rows.values_list("title", "publishing_agency__code", "public_id", "first_released_on")
    return tuple(News(title, f"/{code}/d/{public_id}", day) for title, code, public_id, day in found if day)


def sent(number: int, at: datetime) -> None:
    """The mail server has taken it over."""
    NewsMail.objects.filter(pk=number).update(sent_at=at, failure="")


def failed(number: int, at: datetime, why: str) -> None:
    """The mail server did not take it: free again after 1, 2, 4 … minutes, at most after an hour, until given up."""
    row = NewsMail.objects.get(pk=number)
    pause = min(timedelta(minutes=2 ** min(row.tries, 6)), LONGEST_PAUSE)
    row.tries, row.taken_at, row.not_before, row.failure = row.tries + 1, None, at + pause, why[:200]
    row.save(update_fields=["tries", "taken_at", "not_before", "failure"])


def backlog() -> Backlog:
    """What waits and what went wrong, for the doctor."""
    waiting = NewsMail.objects.filter(taken_at__isnull=True)
    worst = waiting.exclude(failure="").order_by("-tries").values_list("failure", flat=True).first()
    failed = waiting.filter(tries__gte=GIVEN_UP).count()
    return Backlog(waiting.count() - failed, failed, worst or "")

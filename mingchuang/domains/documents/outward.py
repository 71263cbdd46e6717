"""外链: which links to other sites stand in texts, which are to be asked, what they answered. Upkeep, no act, no ledger line.

Nothing is asked here: `channels.schedule.links` asks, and only where the installation wants it. An address that holds a
password or personal data is neither kept nor asked, and none is ever written to a log.
"""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from hashlib import sha256
from urllib.parse import unquote_plus, urldefrag, urlsplit, urlunsplit

from django.db import transaction
from django.db.models import Exists, OuterRef, Q

from mingchuang.domains.agencies import queries as agencies
from mingchuang.law import privacy
from mingchuang.law.documents import outward as law
from mingchuang.law.documents.outward import Answer, Period
from mingchuang.law.findings import run
from mingchuang.law.review import OPEN
from mingchuang.ledger.acts import SHANGHAI
from mingchuang.press.sanitising import links

from .models import Edition, OutwardLink, OutwardPlace, OutwardReading

READING = timedelta(days=1)
"""All texts are read once in so long; what is being written, at each visit."""
OVERLAP = timedelta(minutes=10)
"""Whoever began to save before the last look may have ended after it."""
PAUSE = timedelta(seconds=60)
"""Between two addresses of one site."""
LONGEST = 2000
SETTING = "link_period_days"
"""The choice of an agency, with its day (desk: choices)."""
_MAILBOX = re.compile(r"[\w.+-]@[\w-]+\.\w")
LIVE = [*sorted(state.value for state in OPEN), "released"]
Own = Callable[[str], bool]


@dataclass(frozen=True)
class Taken:
    """An address that is this visit's to ask."""

    id: int
    url: str


@dataclass(frozen=True)
class Dead:
    """A link that failed often enough to be called dead: what it answered last and when, and since which day it fails."""

    answer: Answer
    status: int | None
    since: date
    asked: date
    failures: int


def address(href: str) -> str:
    """The address a link to another site is kept under, without its fragment; "" for what is none or must not be kept."""
    try:
        parts = urlsplit(urldefrag(href.strip()).url)
        named = parts.hostname
    except ValueError:
        return ""
    if parts.scheme not in ("http", "https") or not named or len(named) > 255 or "@" in parts.netloc:
        return ""
    url = urlunsplit((parts.scheme, parts.netloc.lower(), parts.path or "/", parts.query, ""))
    return "" if len(url) > LONGEST or _personal(parts.path, parts.query) else url


def _personal(path: str, query: str) -> bool:
    words = unquote_plus(f"{path}&{query}").translate(str.maketrans("&;/=", "\n\n\n："))
    return bool(_MAILBOX.search(words)) or any(one.action == "flag" for one in run(privacy.CHECKS, words))


def gather(at: datetime, own: Own, limit: int = 200) -> bool:
    """Keep the links of open editions saved lately, and of the next ``limit`` live texts of a reading; ``own`` hosts are ours.

    A reading begins once a day and goes on where a kill stopped it. True while it has more.
    """
    row, _ = OutwardReading.objects.get_or_create(pk=1, defaults={"edition": 0, "began_at": at})
    if row.edition is None and at - row.began_at >= READING:
        row.edition, row.began_at = 0, at
    lately = Edition.objects.filter(state__in=sorted(OPEN))
    if row.looked_at is not None:
        lately = lately.filter(saved_at__gte=row.looked_at - OVERLAP)
    _keep(list(lately.order_by("-saved_at").values_list("pk", flat=True)[:limit]), own, at)
    row.looked_at = at
    if row.edition is not None:
        rest = Edition.objects.filter(pk__gt=row.edition, state__in=LIVE).order_by("pk")
        ids = list(rest.values_list("pk", flat=True)[:limit])
        _keep(ids, own, at)
        row.edition = ids[-1] if len(ids) == limit else None
        if row.edition is None:
            _forget()
    row.save()
    return row.edition is not None


def _keep(editions: list[int], own: Own, at: datetime) -> None:
    """Make the places of these editions those that their texts show now."""
    found: dict[str, str] = {}
    wanted: set[tuple[str, int]] = set()
    texts = Edition.objects.filter(pk__in=editions, body__icontains='href="http').order_by()
    for pk, body in texts.values_list("pk", "body"):
        for href, _ in links(body):
            url = address(href)
            if url and not own(urlsplit(url).hostname or ""):
                found[_key(url)] = url
                wanted.add((_key(url), pk))
    with transaction.atomic():
        _keep_links(found, at)
        known = _ids(found)
        now = {(known[key], pk) for key, pk in wanted}
        places = OutwardPlace.objects.filter(edition__in=editions)
        before = {(link, edition): pk for pk, link, edition in places.values_list("pk", "link_id", "edition_id")}
        new = [OutwardPlace(link_id=link, edition_id=edition) for link, edition in sorted(now - before.keys())]
        OutwardPlace.objects.bulk_create(new, batch_size=200, ignore_conflicts=True)
        gone = [pk for pair, pk in before.items() if pair not in now]
        for start in range(0, len(gone), 500):
            OutwardPlace.objects.filter(pk__in=gone[start : start + 500]).delete()


def _keep_links(found: dict[str, str], at: datetime) -> None:
    known = _ids(found)
    new = [
        OutwardLink(key=key, url=url, host=urlsplit(url).hostname or "", first_seen_at=at, due_at=at)
        for key, url in sorted(found.items())
        if key not in known
    ]
    OutwardLink.objects.bulk_create(new, batch_size=100, ignore_conflicts=True)


def _ids(keys: Iterable[str]) -> dict[str, int]:
    every, found = list(keys), dict[str, int]()
    for start in range(0, len(every), 500):
        rows = OutwardLink.objects.filter(key__in=every[start : start + 500])
        found |= dict(rows.values_list("key", "pk"))
    return found


def _forget() -> None:
    """What stands in no text any more."""
    OutwardPlace.objects.exclude(edition__state__in=LIVE).delete()
    held = OutwardPlace.objects.filter(link=OuterRef("pk"))
    OutwardLink.objects.filter(~Exists(held)).delete()


def period(day: date, agency: str = "") -> Period:
    """After how many days an address is asked again, on a day: by the rule, or by the choice of an agency (a code)."""
    usual = law.period(day)
    given = agencies.setting(agency, SETTING, day, "") if agency else ""
    days = int(given) if given.isdecimal() and 0 < int(given) < 366 else usual.days
    return replace(usual, days=days, failing_days=min(days, usual.failing_days))


def period_of(link: int, day: date) -> Period:
    """The shortest period of the agencies whose texts hold the link."""
    chosen = set(agencies.deviating(SETTING))
    if not chosen:
        return period(day)
    live = OutwardPlace.objects.filter(link=link, edition__state__in=LIVE).order_by()
    held = set(live.values_list("edition__document__publishing_agency__code", flat=True))
    each = [period(day, code) for code in held & chosen] + [period(day) for _ in held - chosen][:1]
    return min(each, key=lambda one: one.days, default=period(day))


def take(at: datetime, period: Period) -> Taken | None:
    """The address that is longest due, of a site that nobody asked within `PAUSE`; None when there is none.

    It is taken before it is asked: after a kill it waits for its next turn, and two processes never ask the same one.
    """
    busy = OutwardLink.objects.filter(taken_at__gt=at - PAUSE).values("host")
    held = OutwardPlace.objects.filter(link=OuterRef("pk"), edition__state__in=LIVE)
    rows = OutwardLink.objects.filter(Exists(held), due_at__lte=at).exclude(host__in=busy).order_by("due_at", "pk")
    for pk, url, due in rows.values_list("pk", "url", "due_at")[:5]:
        mine = OutwardLink.objects.filter(pk=pk, due_at=due)
        if mine.update(taken_at=at, due_at=at + timedelta(days=period.failing_days)):
            return Taken(pk, url)
    return None


def note(link: int, answer: Answer, status: int | None, at: datetime, period: Period) -> None:
    """Keep what an address answered, and when it is asked again."""
    row = OutwardLink.objects.filter(pk=link).first()
    if row is None:
        return
    before = Answer(row.answer) if row.answer else None
    was = law.Course(row.failures, row.failing_since, row.failed_on)
    course = law.went_on(was, before, answer, at.astimezone(SHANGHAI).date())
    row.asked_at, row.answer, row.status = at, answer.value, status
    row.failures, row.failing_since, row.failed_on = course.failures, course.since, course.last
    row.due_at = at + timedelta(days=period.failing_days if course.failures else period.days)
    row.save()


def put_off(ids: Iterable[int], until: datetime) -> None:
    """Ask these later: our own line was down, nothing is known of them."""
    OutwardLink.objects.filter(pk__in=list(ids)).update(due_at=until)


def heard_since(moment: datetime) -> bool:
    """Whether any site has answered since, so that the way out is open."""
    return OutwardLink.objects.filter(_heard(), asked_at__gte=moment).exists()


def known_good() -> Taken | None:
    """The address that answered last of all, to tell whether our own line is down; None where none ever did."""
    row = OutwardLink.objects.filter(_heard()).order_by("-asked_at").values_list("pk", "url").first()
    return Taken(*row) if row else None


def _heard() -> Q:
    return Q(status__isnull=False)


def dead(urls: Iterable[str]) -> dict[str, Dead]:
    """Those of the addresses that are dead by what is recorded; nothing is asked."""
    keys = sorted({_key(url) for url in urls})
    rows = OutwardLink.objects.filter(key__in=keys, failures__gte=law.DEAD) if keys else OutwardLink.objects.none()
    return {row.url: dead_of(row) for row in rows}


def dead_of(row: OutwardLink) -> Dead:
    """A failing row as a value."""
    assert row.asked_at is not None and row.failing_since is not None
    asked = row.asked_at.astimezone(SHANGHAI).date()
    return Dead(Answer(row.answer), row.status, row.failing_since, asked, row.failures)


def _key(url: str) -> str:
    return sha256(url.encode("utf-8", "surrogatepass")).hexdigest()

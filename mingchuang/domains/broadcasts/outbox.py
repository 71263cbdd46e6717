"""The outbox to new media: filled from releases, taken before sending, tried again with growing pauses, never sent twice.

A post that was taken and never answered for is looked up on the outlet first; what cannot be found out, a person decides.
"""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.conf import settings
from django.db.models import Q, QuerySet

from mingchuang.domains.documents.models import Document
from mingchuang.ledger.ids import new_public_id
from mingchuang.ledger.pauses import pause

from .posting import Account, Posting, State, Tally

SHOWN = ("shown", "explained")
GIVEN_UP = 8
"""Tries; about two hours and a half."""
UNSURE = timedelta(minutes=2)
"""A post that is not answered for by then was cut off in between."""
# The moment of a release is taken before its transaction ends: look again at the last hour.
BACK = timedelta(hours=1)


@dataclass(frozen=True)
class Post:
    """A post that has been taken and is to be sent now. ``key`` is the same for every attempt."""

    key: str
    outlet: str
    code: str
    account: str
    title: str
    text: str
    url: str


@dataclass(frozen=True)
class Backlog:
    """How many posts were given up, how many nobody can tell of, and the last failure."""

    given_up: int
    unsure: int
    failure: str


@dataclass(frozen=True)
class AccountRef:
    """An open account, as an adapter knows it."""

    public_id: str
    outlet: str
    code: str


def fill(at: datetime) -> int:
    """Make the posts of what was released since, for every account that posts by itself. Twice makes none twice."""
    made = 0
    for account in Account.objects.filter(automatic=True, closed_at__isnull=True).order_by("pk"):
        wanted = _released(account, at).exclude(postings__account=account).order_by("first_released_at", "pk")
        rows = [
            Posting(public_id=new_public_id(), account=account, document_id=pk, made_at=at)
            for pk in wanted.values_list("pk", flat=True)
        ]
        Posting.objects.bulk_create(rows, ignore_conflicts=True)
        Account.objects.filter(pk=account.pk).update(filled_until=at)
        made += len(rows)
    return made


def _released(account: Account, at: datetime) -> QuerySet[Document]:
    since = max(account.opened_at, account.filled_until - BACK)
    rows = Document.objects.filter(publishing_agency=account.agency_id, public_state="shown")
    rows = rows.filter(first_released_at__gt=since, first_released_at__lte=at)
    return rows.filter(first_section=account.section_id) if account.section_id else rows


def take(at: datetime) -> Post | None:
    """The next post to send, taken; None when none waits. What was withdrawn meanwhile is cancelled."""
    ready = Posting.objects.filter(Q(not_before__isnull=True) | Q(not_before__lte=at), state=State.WAITING)
    for row in ready.select_related("account", "document__publishing_agency").order_by("pk")[:20]:
        if row.account.closed_at is not None or row.document.public_state != "shown":
            why = "已撤回" if row.account.closed_at is None else "账号已停用"
            Posting.objects.filter(pk=row.pk, state=State.WAITING).update(state=State.CANCELLED, failure=why)
            continue
        if Posting.objects.filter(pk=row.pk, state=State.WAITING).update(state=State.TAKEN, taken_at=at):
            return _post(row)
    return None


def cut_off(at: datetime) -> list[Post]:
    """Posts that were taken and never answered for: to be looked up on the outlet."""
    rows = Posting.objects.filter(state=State.TAKEN, taken_at__lt=at - UNSURE)
    return [_post(row) for row in rows.select_related("account", "document__publishing_agency").order_by("pk")[:50]]


def failed(key: str, at: datetime, why: str) -> None:
    """The outlet did not take it: again after 1, 2, 4 … minutes, at most an hour; after eight tries a person decides."""
    row = Posting.objects.select_related("account").get(public_id=key)
    row.not_before, row.tries, row.failure = at + pause(row.tries), row.tries + 1, why[:200]
    row.state = State.GIVEN_UP if row.tries >= GIVEN_UP else State.WAITING
    row.save(update_fields=["tries", "failure", "state", "not_before"])


def not_found(key: str) -> None:
    """The outlet does not have it: free to be sent again."""
    Posting.objects.filter(public_id=key, state=State.TAKEN).update(state=State.WAITING, not_before=None)


def to_count(on: date) -> list[AccountRef]:
    """Open accounts whose posts were not counted on a day."""
    rows = Account.objects.filter(closed_at__isnull=True).exclude(tallies__on=on).order_by("pk")
    return [AccountRef(row.public_id, row.outlet, row.code) for row in rows]


def counted(account: str, on: date, theirs: int) -> None:
    """What the outlet says it has."""
    found = Account.objects.get(public_id=account)
    Tally.objects.update_or_create(account=found, on=on, defaults={"theirs": theirs})


def backlog(at: datetime) -> Backlog:
    """What a person has to look at, for the doctor."""
    failed = Posting.objects.filter(state=State.GIVEN_UP)
    last = failed.order_by("-pk").values_list("failure", flat=True).first()
    unsure = Posting.objects.filter(state=State.TAKEN, taken_at__lt=at - 5 * UNSURE)
    return Backlog(failed.count(), unsure.count(), last or "")


def text_of(document: Document) -> tuple[str, str]:
    """What is posted, from the release alone: title and agency, within the 140 signs of a 微博; and the address."""
    url = f"{settings.MAIL_ADDRESS}/{document.publishing_agency.code}/d/{document.public_id}"
    head = f"【{document.title}】"
    if len(head) > 100:
        head = f"【{document.title[:97]}…】"
    return f"{head}{document.publishing_agency.name}", url


def _post(row: Posting) -> Post:
    text, url = text_of(row.document)
    account = row.account
    return Post(row.public_id, account.outlet, account.code, account.name, row.document.title, text, url)

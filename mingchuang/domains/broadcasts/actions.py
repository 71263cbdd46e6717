"""What is done to broadcasts: entered, and struck when entered by mistake."""

from datetime import date
from urllib.parse import urlsplit

from mingchuang.domains.agencies.models import Agency
from mingchuang.domains.documents.models import Document
from mingchuang.law.refusal import Refusal, Refused, refuse
from mingchuang.ledger.acts import By, act
from mingchuang.ledger.ids import new_public_id
from mingchuang.ledger.record import record

from . import permissions
from .models import OUTLETS, Broadcast


@act
def enter(
    *,
    by: By,
    agency: str,
    outlet: str,
    account: str,
    title: str,
    posted_on: date,
    url: str = "",
    document: str = "",
    form_key: str | None = None,
) -> str:
    """Record one post on 微博 (``weibo``) or 微信 (``wechat``). Returns its public id; the same form twice gives one record."""
    permissions.require(by, agency)
    if form_key and (made := Broadcast.objects.filter(form_key=form_key, entered_by=by.who).first()):
        return made.public_id
    title, account, url = title.strip(), account.strip(), url.strip()
    _check(outlet, account, title, url, posted_on, by)
    made = Broadcast.objects.create(
        public_id=new_public_id(),
        agency=_agency(agency),
        outlet=outlet,
        account=account,
        title=title,
        url=url,
        posted_on=posted_on,
        document=_document(document) if document else None,
        entered_by=by.who,
        entered_at=by.at,
        form_key=form_key or None,
    )
    record(
        "broadcasts.enter",
        by=by,
        subject=f"broadcast:{made.public_id}",
        agency=agency,
        outlet=outlet,
        posted_on=posted_on,
        document=document,
    )
    return made.public_id


@act
def strike(*, by: By, broadcast: str, reason: str) -> None:
    """Strike a record entered by mistake: it is no longer counted, and stays readable with the reason."""
    found = (
        Broadcast.objects.select_for_update(of=("self",)).select_related("agency").filter(public_id=broadcast).first()
    )
    if found is None:
        raise refuse("broadcasts.unknown", "broadcast")
    permissions.require(by, found.agency.code)
    if not reason.strip():
        raise refuse("review.reason_missing", "reason")
    if found.struck_at is not None:
        return
    found.struck_at, found.struck_by, found.struck_reason = by.at, by.who, reason.strip()[:200]
    found.save(update_fields=["struck_at", "struck_by", "struck_reason"])
    record("broadcasts.strike", by=by, subject=f"broadcast:{broadcast}", agency=found.agency.code)


def _check(outlet: str, account: str, title: str, url: str, posted_on: date, by: By) -> None:
    found: list[Refusal] = []
    if outlet not in OUTLETS:
        found.append(Refusal("broadcasts.outlet_unknown", "outlet"))
    if not account or len(account) > 60:
        found.append(Refusal("broadcasts.account_missing", "account"))
    if not title or len(title) > 200:
        found.append(Refusal("broadcasts.title_missing", "title"))
    if posted_on > by.day:
        found.append(Refusal("broadcasts.posted_in_future", "posted_on", {"day": posted_on}))
    if url and (urlsplit(url).scheme not in ("http", "https") or not urlsplit(url).netloc or len(url) > 400):
        found.append(Refusal("broadcasts.url_wrong", "url"))
    elif url and (same := Broadcast.objects.filter(url=url, struck_at__isnull=True).first()):
        found.append(Refusal("broadcasts.url_taken", "url", {"title": same.title}))
    if found:
        raise Refused(*found)


def _agency(code: str) -> Agency:
    found = Agency.objects.filter(code=code).first()
    if found is None:
        raise refuse("agencies.unknown", "agency", code=code)
    return found


def _document(public_id: str) -> Document:
    found = Document.objects.filter(public_id=public_id, public_state__in=["shown", "explained"]).first()
    if found is None:
        raise refuse("broadcasts.document_unknown", "document")
    return found

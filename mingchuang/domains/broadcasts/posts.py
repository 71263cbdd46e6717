"""What is done about posts that the platform makes: accounts, and posts asked for, arrived, cancelled, tried again."""

import re

from mingchuang.domains.agencies.models import Agency
from mingchuang.domains.catalogue.models import Section
from mingchuang.domains.documents.models import Document
from mingchuang.law.refusal import Refusal, Refused, refuse
from mingchuang.ledger.acts import SHANGHAI, By, act
from mingchuang.ledger.ids import new_public_id
from mingchuang.ledger.record import record

from . import permissions
from .models import Broadcast
from .outbox import UNSURE
from .outlets import OUTLETS
from .posting import NAMES, Account, Posting, State


@act
def open_account(
    *, by: By, agency: str, outlet: str, code: str, name: str, automatic: bool, section: int | None = None
) -> str:
    """Enter an account of the agency. Its credentials stand in the environment under its code."""
    permissions.require_keeping(by, agency)
    body = Agency.objects.filter(code=agency).first()
    if body is None:
        raise refuse("agencies.unknown", "agency", code=agency)
    name, code = name.strip(), code.strip().lower()
    found: list[Refusal] = []
    if outlet not in OUTLETS:
        found.append(Refusal("broadcasts.outlet_unknown", "outlet"))
    if not re.fullmatch(r"[a-z][a-z0-9]{1,19}", code):
        found.append(Refusal("broadcasts.code_wrong", "code"))
    elif Account.objects.filter(outlet=outlet, code=code, closed_at__isnull=True).exists():
        found.append(Refusal("broadcasts.code_taken", "code", {"code": code}))
    if not name or len(name) > 60:
        found.append(Refusal("broadcasts.account_missing", "name"))
    shelf = Section.objects.filter(pk=section, agency=body, closed_on__isnull=True).first() if section else None
    if section and shelf is None:
        found.append(Refusal("broadcasts.section_unknown", "section"))
    if found:
        raise Refused(*found)
    made = Account.objects.create(
        public_id=new_public_id(), agency=body, outlet=outlet, code=code, name=name, automatic=automatic,
        section=shelf, opened_by=by.who, opened_at=by.at, filled_until=by.at,
    )  # fmt: skip
    subject = f"account:{made.public_id}"
    record("broadcasts.open_account", by=by, subject=subject, agency=agency, outlet=outlet, automatic=automatic)
    return made.public_id


@act
def close_account(*, by: By, account: str) -> None:
    """Nothing more is posted there; what waits is cancelled when its turn comes."""
    found = Account.objects.select_for_update(of=("self",)).select_related("agency").filter(public_id=account).first()
    if found is None:
        raise refuse("broadcasts.account_unknown")
    permissions.require_keeping(by, found.agency.code)
    if found.closed_at is not None:
        return
    found.closed_at = by.at
    found.save(update_fields=["closed_at"])
    record("broadcasts.close_account", by=by, subject=f"account:{account}", agency=found.agency.code)


@act
def ask(*, by: By, document: str, account: str) -> str:
    """Have a released document posted on an account. What is posted or waits there already is not posted again."""
    found = Account.objects.select_related("agency").filter(public_id=account, closed_at__isnull=True).first()
    if found is None:
        raise refuse("broadcasts.account_unknown", "account")
    permissions.require(by, found.agency.code)
    of = Document.objects.filter(public_id=document, public_state="shown", publishing_agency=found.agency).first()
    if of is None:
        raise refuse("broadcasts.document_unknown", "document")
    made = Posting.objects.filter(document=of, account=found).first()
    if made is not None:
        raise refuse("broadcasts.posted_already", "document", state=_name(made))
    made = Posting.objects.create(public_id=new_public_id(), account=found, document=of, asked_by=by.who, made_at=by.at)
    _line("ask_post", by, made, document=document)
    return made.public_id


@act
def arrived(*, by: By, posting: str, remote: str, url: str = "") -> None:
    """The outlet has it: the post becomes a broadcast, which the annual report counts. A second time changes nothing."""
    found = _locked(posting)
    permissions.require(by, found.account.agency.code)
    if found.state == State.POSTED:
        return
    found.broadcast = Broadcast.objects.create(
        public_id=new_public_id(),
        agency=found.account.agency,
        outlet=found.account.outlet,
        account=found.account.name,
        title=found.document.title,
        url="" if Broadcast.objects.filter(url=url, struck_at__isnull=True).exists() else url[:400],
        posted_on=(found.taken_at or by.at).astimezone(SHANGHAI).date(),
        document=found.document,
        entered_by=found.asked_by or by.who,
        entered_at=by.at,
    )
    found.state, found.remote, found.failure = State.POSTED, remote[:80], ""
    found.save(update_fields=["state", "remote", "failure", "broadcast"])
    _line("post", by, found, outlet=found.account.outlet, document=found.document.public_id)


@act
def cancel(*, by: By, posting: str) -> None:
    """Not to be posted after all; only what has not gone out can be cancelled."""
    found = _locked(posting)
    permissions.require(by, found.account.agency.code)
    if found.state not in (State.WAITING, State.GIVEN_UP):
        raise refuse("broadcasts.not_now", state=_name(found))
    found.state, found.failure = State.CANCELLED, ""
    found.save(update_fields=["state", "failure"])
    _line("cancel_post", by, found)


@act
def again(*, by: By, posting: str) -> None:
    """Try it once more: what failed or was cancelled, or what a person found not to be on the outlet."""
    found = _locked(posting)
    permissions.require(by, found.account.agency.code)
    cut_off = found.state == State.TAKEN and found.taken_at is not None and found.taken_at < by.at - UNSURE
    if found.state not in (State.GIVEN_UP, State.CANCELLED) and not cut_off:
        raise refuse("broadcasts.not_now", state=_name(found))
    found.state, found.tries, found.not_before, found.failure = State.WAITING, 0, None, ""
    found.save(update_fields=["state", "tries", "not_before", "failure"])
    _line("post_again", by, found)


def _locked(public_id: str) -> Posting:
    rows = Posting.objects.select_for_update(of=("self",)).select_related("account__agency", "document", "asked_by")
    found = rows.filter(public_id=public_id).first()
    if found is None:
        raise refuse("broadcasts.posting_unknown")
    return found


def _name(posting: Posting) -> dict[str, str]:
    zh, en = NAMES[State(posting.state)]
    return {"zh": zh, "en": en}


def _line(verb: str, by: By, of: Posting, **facts: object) -> None:
    record(f"broadcasts.{verb}", by=by, subject=f"posting:{of.public_id}", agency=of.account.agency.code, **facts)

"""What is done about subscriptions: asked for on the site, confirmed from the mailbox, ended from any mail."""

from mingchuang.domains.agencies.models import Agency
from mingchuang.domains.catalogue.models import Section
from mingchuang.law.refusal import refuse
from mingchuang.ledger.acts import By, act
from mingchuang.ledger.crypto import blind_index
from mingchuang.ledger.ids import new_public_id
from mingchuang.ledger.record import record

from . import outbox, policies
from .models import Subscription
from .states import State


@act
def ask(*, by: By, agency: str, section: int | None, mailbox: str, source: str) -> None:
    """Ask a mailbox whether it wants news of a section (None: of the whole agency).

    What follows is the same whether the mailbox is subscribed already or was asked too often: nobody learns that here.
    """
    if not outbox.in_use():
        raise refuse("subscriptions.no_mail")
    found = policies.mailbox(mailbox)
    body, shelf = _target(agency, section)
    where = blind_index(source, "subscriptions.source") if source else ""
    policies.check_pace(where, by.at)
    Subscription.objects.exclude(source="").filter(asked_at__lt=by.at - policies.DAY).update(source="")
    index = blind_index(found, "subscriptions.mailbox")
    made = Subscription.objects.select_for_update().filter(mailbox_index=index, agency=body, section=shelf).first()
    if made is None:
        made = Subscription.objects.create(
            public_id=new_public_id(), agency=body, section=shelf, mailbox=found, mailbox_index=index, source=where,
            asked_at=by.at,
        )  # fmt: skip
    elif made.state == State.ASKED:
        made.asked_at, made.source = by.at, where
        made.save(update_fields=["asked_at", "source"])
    if made.state == State.ASKED and policies.may_be_asked(index, by.at):
        outbox.put(made, f"confirm:{by.at:%Y-%m-%dT%H:%M}", [], by.at)
    _line("ask", by, made)


@act
def confirm(*, by: By, subscription: str) -> None:
    """Whoever reads the mailbox wants it. A second click changes nothing."""
    found = _locked(subscription)
    if found.state == State.ENDED:
        raise refuse("subscriptions.link_over")
    if found.state == State.ACTIVE:
        return
    found.state, found.confirmed_at, found.news_since, found.source = State.ACTIVE, by.at, by.at, ""
    found.save(update_fields=["state", "confirmed_at", "news_since", "source"])
    _line("confirm", by, found)


@act
def end(*, by: By, subscription: str) -> None:
    """Not wanted any more: the mailbox is erased, waiting mails are not sent. A second click changes nothing."""
    found = _locked(subscription)
    if found.state == State.ENDED:
        return
    found.state, found.ended_at, found.mailbox, found.mailbox_index, found.source = State.ENDED, by.at, "", "", ""
    found.save(update_fields=["state", "ended_at", "mailbox", "mailbox_index", "source"])
    _line("end", by, found)


def _target(agency: str, section: int | None) -> tuple[Agency, Section | None]:
    body = Agency.objects.filter(code=agency).first()
    if body is None:
        raise refuse("agencies.unknown", "agency", code=agency)
    shelf = Section.objects.filter(pk=section, agency=body, closed_on__isnull=True).first() if section else None
    if section and shelf is None:
        raise refuse("subscriptions.section_unknown", "section")
    return body, shelf


def _locked(public_id: str) -> Subscription:
    rows = Subscription.objects.select_for_update(of=("self",)).select_related("agency", "section__category")
    found = rows.filter(public_id=public_id).first()
    if found is None:
        raise refuse("subscriptions.link_over")
    return found


def _line(verb: str, by: By, of: Subscription) -> None:
    section = of.section.category.slug if of.section else ""
    subject = f"subscription:{of.public_id}"
    record(f"subscriptions.{verb}", by=by, subject=subject, agency=of.agency.code, section=section)

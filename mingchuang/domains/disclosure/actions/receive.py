"""登记: a request comes in, is confirmed and assigned (条例 art.29, 31)."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.db import IntegrityError, transaction

from mingchuang.domains.agencies.models import Agency, Unit
from mingchuang.domains.agencies.queries import holds
from mingchuang.domains.agencies.roles import Role
from mingchuang.domains.disclosure import days, files, permissions, policies, secrets
from mingchuang.domains.disclosure.application import Application, read
from mingchuang.domains.disclosure.models import DisclosureRequest
from mingchuang.domains.disclosure.steps import about, add_event, iso, settle, take
from mingchuang.law.disclosure.form import CHANNELS
from mingchuang.law.refusal import Refusal, refuse
from mingchuang.ledger.acts import By, act
from mingchuang.ledger.ids import new_public_id
from mingchuang.ledger.models import Person
from mingchuang.ledger.numbering import next_number
from mingchuang.ledger.record import record

FORM_KEY_LENGTH = 32


@dataclass(frozen=True)
class Received:
    """What the applicant takes home. ``again``: this form had come in before, nothing was written."""

    public_id: str
    register_number: str
    query_code: str
    again: bool = False


@act
def receive(
    *,
    by: By,
    agency: str,
    channel: str,
    values: Mapping[str, str],
    form_key: str,
    dates: Mapping[str, date] | None = None,
    subject: str = "",
    uploads: Sequence[files.Upload] = (),
) -> Received:
    """Take in an application from the site's form (``by.person`` None) or as entered by staff for any channel.

    ``dates`` are the facts of art.31 by name (submitted, posted, signed, arrived, confirmed, forwarded_to_foi_office);
    for the site's form the moment of the act is the receipt. ``form_key`` is the random key of the filled-in form (32 signs
    or more): the same key gives the same query code and writes nothing twice. Staff who give a ``subject`` register at once.
    """
    body = _agency(agency)
    permissions.require_in(by, agency, "receive")
    if len(form_key) < FORM_KEY_LENGTH:
        raise ValueError("a form key has at least 32 random signs")
    code = secrets.query_code(agency, form_key)
    if again := _before(agency, code):
        return again
    facts = dict(dates or {}) if by.person else {"submitted": by.day}
    application, reasons = read(values)
    policies.together(*reasons, *_receipt(by, channel, facts), *_proof(by, uploads), *policies.subject_line(subject))
    try:
        with transaction.atomic():
            request = _written(body, channel, application, code, form_key, by)
    except IntegrityError:  # the same form came in twice at the same moment; the other one was written
        if again := _before(agency, code):
            return again
        raise
    _register(request, subject.strip(), facts, by)
    files.keep(request, uploads, by)
    record(
        "disclosure.receive", by=by, **about(request), number=request.register_number, channel=channel,
        kind=application.kind, days=iso(facts.values()), state=request.state,
    )  # fmt: skip
    return Received(request.public_id, request.register_number, code)


def _agency(code: str) -> Agency:
    found = Agency.objects.filter(code=code, dissolved_on__isnull=True).first()
    if found is None:
        raise refuse("agencies.unknown", "agency", code=code)
    return found


def _before(agency: str, code: str) -> Received | None:
    """What this form gave when it came in before."""
    found = DisclosureRequest.objects.filter(code_hash=secrets.code_hash(agency, code)).first()
    return Received(found.public_id, found.register_number, code, again=True) if found else None


def _register(request: DisclosureRequest, subject: str, facts: Mapping[str, date], by: By) -> None:
    """Write down the facts of receipt, derive the days from them, give the number of that year."""
    for kind, day in facts.items():
        add_event(request, kind, day, by)
    days.refresh(request)
    request.subject = subject
    request.register_number = _number(request.agency, request.received_on or by.day)
    request.state = "registered" if by.person and subject and request.received_on else "received"
    request.save()


def _receipt(by: By, channel: str, facts: dict[str, date]) -> list[Refusal]:
    if channel not in CHANNELS or (channel == "web") != (by.person is None):
        return [Refusal("disclosure.channel_missing", "channel")]
    needed = CHANNELS[channel].day0
    # A letter or fax that nobody confirmed yet is registered all the same; its clock starts with the confirmation.
    return policies.receipt_dates(facts, "arrived" if needed == "confirmed" else needed, by.day)


def _proof(by: By, uploads: Sequence[files.Upload]) -> list[Refusal]:
    if by.person is None and not any(upload.purpose == "identity" for upload in uploads):
        return [Refusal("disclosure.identity_proof_missing", "identity")]
    return []


def _written(
    body: Agency, channel: str, application: Application, code: str, form_key: str, by: By
) -> DisclosureRequest:
    person = application.applicant
    return DisclosureRequest.objects.create(
        public_id=new_public_id(),
        agency=body,
        # The number needs day 0, which needs the row's events: a unique stand-in until both are there.
        register_number=f"…{secrets.code_hash(body.code, code)[:30]}",
        code_hash=secrets.code_hash(body.code, code),
        form_key=secrets.form_index(form_key),
        channel=channel,
        applicant_kind=application.kind,
        applicant=person,
        applicant_index=secrets.applicant_index(person["id_kind"], person["id_number"]),
        content=application.content,
        medium=application.medium,
        way=application.way,
        state="received",
        entered_at=by.at,
        origin=by.origin,
    )


def register_number_of(request: DisclosureRequest) -> str:
    """The next number of the year of a request's receipt, for another request out of the same form."""
    return _number(request.agency, request.received_on or request.entered_at.date())


def _number(body: Agency, day: date) -> str:
    return f"{day.year}-{next_number(f'disclosure:{body.code}/{day.year}'):04d}"


@act
def confirm_receipt(
    *, by: By, request: str, subject: str, confirmed: date | None = None, lock_version: int | None = None
) -> None:
    """Confirm that the application arrived and register it under a short neutral subject line.

    ``confirmed`` is the day both sides confirmed (ordinary mail, fax), the day of the act where none is given. For the online
    form it is stored beside the system's receipt; which of the two is day 0 the agency's setting says.
    """
    found = take(request, "confirm_receipt", by, lock_version)
    subject = subject.strip()
    if not subject:
        raise refuse("disclosure.subject_missing", "subject")
    policies.together(*policies.subject_line(subject))
    if not found.events.filter(kind="confirmed").exists():
        day = confirmed or by.day
        policies.day_between("confirmed", day, days.arrival(found), by.day)
        add_event(found, "confirmed", day, by)
    found.subject = subject
    settle(found, "confirm_receipt")
    record("disclosure.confirm_receipt", by=by, **about(found), days=iso([found.received_on]))


@act
def assign(*, by: By, request: str, unit: str = "", handler: str = "", lock_version: int | None = None) -> None:
    """Give the request to a unit (code), a handler (public id of the person), or both; again to give it to others."""
    found = take(request, "assign", by, lock_version)
    if not unit and not handler:
        raise refuse("disclosure.assignee_missing", "unit")
    found.unit = _unit(found.agency, unit) if unit else None
    found.handler = _handler(found.agency, handler, by) if handler else None
    settle(found, "assign")
    record("disclosure.assign", by=by, **about(found), unit=unit, handler=handler)


def _unit(agency: Agency, code: str) -> Unit:
    found = Unit.objects.filter(agency=agency, code=code, closed_on__isnull=True).first()
    if found is None:
        raise refuse("disclosure.unit_unknown", "unit")
    return found


def _handler(agency: Agency, public_id: str, by: By) -> Person:
    person = Person.objects.filter(public_id=public_id).first()
    if person is None or not holds(person, agency.code, Role.HANDLER, Role.FOI_CLERK, on=by.day):
        raise refuse("disclosure.handler_unknown", "handler")
    return person

"""更正: what was entered wrongly of an application (who, how it came, how it is wanted) is put right."""

from collections.abc import Collection, Mapping
from datetime import date

from mingchuang.domains.disclosure import amendable, policies, secrets
from mingchuang.domains.disclosure.application import Application, read
from mingchuang.domains.disclosure.models import Amendment, DisclosureRequest, Event
from mingchuang.domains.disclosure.steps import about, settle, take
from mingchuang.law.disclosure.form import CHANNELS
from mingchuang.law.refusal import Refusal, refuse
from mingchuang.ledger.acts import By, act
from mingchuang.ledger.record import record

from .amend import recount, superseded

# Facts that hold no personal data: their values stand in the ledger line, of the others only the name of the field.
OPEN_FACTS = ("channel", "applicant_kind", "medium", "delivery")


@act
def amend_entry(
    *, by: By, request: str, values: Mapping[str, str], reason: str, channel: str = "", subject: str = "",
    received: date | None = None, released: Collection[int] = (), known: bool = False,
    lock_version: int | None = None,
) -> None:  # fmt: skip
    """Put right the data of an application, given whole by the names of the law's form; the old values stay in the record.

    What an applicant typed on the site themselves (the description, the channel) is not staff's to change. Another
    ``channel`` has another day 0: ``received`` is the day that counts there, the same day where none is given.
    """
    found = take(request, "amend_entry", by, lock_version)
    policies.reason_given(reason)
    subject = subject.strip() or found.subject
    application, reasons = read(_given(found, values))
    policies.together(*reasons, *_channel(found, channel, received), *policies.subject_line(subject))
    counted, due = amendable.counted(found), found.due_on
    channel = channel or found.channel
    before = _facts(found)
    old, new = _moved_receipt(found, channel, received, by)
    _put(found, application, channel, subject)
    after = _facts(found)
    changed = sorted(name for name in before | after if before.get(name) != after.get(name))
    if not changed:
        raise refuse("disclosure.nothing_changed")
    recount(found, by)
    years = amendable.require_known(counted, amendable.counted(found), released, known)
    Amendment.objects.create(
        request=found, what="entry", old=old, new=new, reason=reason.strip(), due_before=due, due_after=found.due_on,
        before={name: before.get(name, "") for name in changed}, after={name: after.get(name, "") for name in changed},
        amended_by=by.who, amended_at=by.at,
    )  # fmt: skip
    settle(found, "amend_entry", to=found.state)
    said = {name: [before[name], after[name]] for name in changed if name in OPEN_FACTS}
    record(
        "disclosure.amend_entry", by=by, **about(found), fields=changed, open=said, due_before=due,
        due_after=found.due_on, released_years=years,
    )  # fmt: skip


def _given(request: DisclosureRequest, values: Mapping[str, str]) -> dict[str, str]:
    """The values, with the applicant's own words where they were typed by the applicant."""
    return {**values, **request.content} if request.channel == "web" else dict(values)


def _facts(request: DisclosureRequest) -> dict[str, str]:
    """Everything that can be put right, flat."""
    return {
        **request.applicant, **request.content, "subject": request.subject, "channel": request.channel,
        "applicant_kind": request.applicant_kind, "medium": request.medium, "delivery": request.way,
    }  # fmt: skip


def _channel(request: DisclosureRequest, channel: str, received: date | None) -> list[Refusal]:
    """Only what staff entered can have come by another way, and never by the site's form; a day alone is another act."""
    if channel in ("", request.channel):
        return [Refusal("disclosure.day_is_another_act", "received")] if received else []
    if request.channel == "web" or channel == "web" or channel not in CHANNELS:
        return [Refusal("disclosure.channel_missing", "channel")]
    return []


def _moved_receipt(
    request: DisclosureRequest, channel: str, received: date | None, by: By
) -> tuple[Event | None, Event | None]:
    """The event of day 0 under another channel takes the place of the one before."""
    if channel == request.channel:
        return None, None
    was, wanted = CHANNELS[request.channel].day0, CHANNELS[channel].day0
    known = {event.kind: event for event in request.events.all()}
    old = known.get(wanted) or known.get(was) or known.get("arrived")
    day = received or (old.day if old else None)
    if old is None or day is None or (old.kind == wanted and old.day == day):
        return None, None
    policies.day_between("received", day, None, by.day)
    return old, superseded(old, by, day=day, kind=wanted)


def _put(request: DisclosureRequest, application: Application, channel: str, subject: str) -> None:
    person = application.applicant
    request.channel, request.subject = channel, subject
    request.applicant_kind, request.medium, request.way = application.kind, application.medium, application.way
    request.applicant, request.content = person, application.content
    request.applicant_index = secrets.applicant_index(person["id_kind"], person["id_number"])

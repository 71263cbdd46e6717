"""拆分登记: one form with several matters becomes several requests, each with its own answer (国办函〔2020〕109号)."""

from collections.abc import Sequence
from dataclasses import dataclass

from mingchuang.domains.disclosure import days, policies, secrets
from mingchuang.domains.disclosure.models import DisclosureRequest, Part, RequestFile, Splitting
from mingchuang.domains.disclosure.steps import about, add_event, iso, settle, take
from mingchuang.law.disclosure.form import LIMITS
from mingchuang.law.refusal import Refusal, refuse
from mingchuang.ledger.acts import By, act
from mingchuang.ledger.ids import new_public_id
from mingchuang.ledger.record import record

from .receive import register_number_of

AT_ONCE = 6


@dataclass(frozen=True)
class Matter:
    """One matter of a form: the neutral subject line and what exactly is asked."""

    subject: str
    description: str


@act
def split(*, by: By, request: str, matters: Sequence[Matter], lock_version: int | None = None) -> tuple[str, ...]:
    """Divide a registered request; the first matter stays with it, each other becomes a request with the same receipt.

    All parts have the same applicant, papers, receipt and day 0, count as requests of their own in rows R1 and R3 of the
    annual report (reading: no filling note says otherwise), and are opened by the query code of the form. What the
    applicant had written is kept whole. Returns the public ids of the new requests.
    """
    found = take(request, "split", by, lock_version)
    policies.together(*_incomplete(matters))
    root = _root(found)
    splitting = Splitting.objects.create(request=found, whole=found.content, split_by=by.who, split_at=by.at)
    made = [_made(found, root, splitting, matter, by) for matter in matters[1:]]
    found.subject = matters[0].subject.strip()
    found.content = found.content | {"description": matters[0].description.strip()}
    settle(found, "split")
    record(
        "disclosure.split", by=by, **about(found), days=iso([found.received_on]),
        number=found.register_number, parts=[part.register_number for part in made],
    )  # fmt: skip
    return tuple(part.public_id for part in made)


def _incomplete(matters: Sequence[Matter]) -> list[Refusal]:
    """Reasons against the matters as written."""
    if len(matters) < 2:
        raise refuse("disclosure.too_few_matters")
    if len(matters) > AT_ONCE:
        raise refuse("disclosure.too_many_matters", limit=AT_ONCE)
    reasons: list[Refusal] = []
    for number, matter in enumerate(matters, start=1):
        if not matter.subject.strip() or not matter.description.strip():
            reasons.append(Refusal("disclosure.matter_incomplete", f"description_{number}", {"number": number}))
        elif (length := len(matter.description.strip())) > (limit := LIMITS["description"]):
            reasons.append(Refusal("disclosure.too_long", f"description_{number}", {"length": length, "limit": limit}))
        reasons += [
            Refusal(reason.code, f"subject_{number}", reason.facts) for reason in policies.subject_line(matter.subject)
        ]
    return reasons


def _root(request: DisclosureRequest) -> DisclosureRequest:
    part = Part.objects.filter(request=request).select_related("root").first()
    return part.root if part else request


def _made(
    whole: DisclosureRequest, root: DisclosureRequest, splitting: Splitting, matter: Matter, by: By
) -> DisclosureRequest:
    public_id = new_public_id()
    part = DisclosureRequest.objects.create(
        public_id=public_id,
        agency=whole.agency,
        register_number=register_number_of(whole),
        # No code opens it alone: the applicant comes by the code of the form.
        code_hash=secrets.form_index(f"part/{public_id}"),
        channel=whole.channel,
        applicant_kind=whole.applicant_kind,
        applicant=whole.applicant,
        applicant_index=whole.applicant_index,
        content=whole.content | {"description": matter.description.strip()},
        subject=matter.subject.strip(),
        medium=whole.medium,
        way=whole.way,
        state=whole.state,
        entered_at=by.at,
        origin=by.origin,
    )
    Part.objects.create(request=part, root=root, splitting=splitting)
    for event in whole.events.all():
        add_event(part, event.kind, event.day, by)
    for row in RequestFile.objects.filter(request=whole):
        RequestFile.objects.create(
            public_id=new_public_id(), request=part, purpose=row.purpose, name=row.name, sha256=row.sha256,
            size=row.size, media_type=row.media_type, added_at=row.added_at,
        )  # fmt: skip
    days.refresh(part)
    part.save()
    return part

"""Who may do which act on a request. Whether it may happen now is asked in ``policies.py``."""

from collections.abc import Iterable

from mingchuang.domains.agencies import deputies
from mingchuang.domains.agencies import queries as agencies
from mingchuang.domains.agencies.deputies import StandIn
from mingchuang.domains.agencies.roles import Role
from mingchuang.law.disclosure import moves
from mingchuang.law.refusal import refuse
from mingchuang.ledger.acts import By
from mingchuang.ledger.models import Person

from .models import DisclosureRequest

_CLERK = frozenset({Role.FOI_CLERK})
_BENCH = frozenset({Role.FOI_CLERK, Role.HANDLER})
_HEAD = frozenset({Role.APPROVER})
_OFFICE = frozenset({Role.FOI_CLERK, Role.OPENNESS})

ROLES: dict[str, frozenset[Role]] = {
    "receive": _CLERK,
    "confirm_receipt": _CLERK,
    "split": _CLERK,
    "assign": _CLERK,
    "ask_correction": _BENCH,
    "record_correction": _BENCH,
    "start_inquiry": _BENCH,
    "record_delivery": _BENCH,
    "record_opinion": _BENCH,
    "record_silence": _BENCH,
    "propose_extension": _BENCH,
    "extend": _HEAD,
    "decline_extension": _HEAD,
    "ask_reasons": _BENCH,
    "record_reasons": _BENCH,
    "propose_delay": _BENCH,
    "agree_delay": _HEAD,
    "decline_delay": _HEAD,
    "send_fee_notice": _BENCH,
    "record_payment": _BENCH,
    "draft_decision": _BENCH,
    "return_draft": _HEAD,
    "sign_off": _HEAD,
    "issue_reply": _CLERK,
    "deliver": _CLERK,
    "tell_third_party": _BENCH,
    "deliver_notice": _CLERK,
    "withdraw": _CLERK,
    "abandon": _CLERK,
    "archive": _CLERK,
    "record_review": _OFFICE,
    "record_suit": _OFFICE,
    "set_outcome": _OFFICE,
    "order_redecision": _OFFICE,
    "amend_day": _OFFICE,
    "amend_entry": _OFFICE,
}
# Once a decision is signed or the request is closed, its record is put right by the openness office alone: nobody mends
# by themselves what others have signed or the report counts.
AMENDING = frozenset({"amend_day", "amend_entry"})
OPENNESS_ALONE = frozenset({"signed", "issued", *moves.CLOSED})
# Acts an applicant does with the query code; the channel has asked for the code before it hands in ``By(None, …)``.
APPLICANT = frozenset({"receive", "record_correction", "withdraw"})
READERS = (Role.FOI_CLERK, Role.HANDLER, Role.APPROVER, Role.OPENNESS, Role.INSPECTOR)
# Who reads personal data: those who handle the case. The inspector sees the register and the course, not the person.
CONFIDANTS = frozenset({Role.FOI_CLERK, Role.HANDLER, Role.APPROVER, Role.OPENNESS})


def roles_in(person: Person, agency_code: str, by_day: By) -> frozenset[Role]:
    """The roles the person holds in the agency on the day of the act."""
    return agencies.roles(person, by_day.day).get(agency_code, frozenset())


def holds(by: By, agency_code: str, act: str) -> bool:
    """Whether the hand holds a role that the act permits; a system person does everything."""
    if by.person is None:
        return act in APPLICANT
    return by.person.is_system or bool(roles_in(by.person, agency_code, by) & ROLES[act])


def concerned(by: By, request: DisclosureRequest) -> bool:
    """Whether a handler's hand is on this request: theirs, that of one they stand in for, or their unit's and nobody's yet."""
    if by.person is None or by.person.is_system:
        return True
    if request.handler_id is not None:
        return request.handler_id == by.person.pk or bool(_absent(by, request, Role.HANDLER))
    unit = agencies.unit_of(by.person, request.agency.code, by.day)
    return unit is not None and unit.id == request.unit_id


def _absent(by: By, request: DisclosureRequest, role: Role) -> list[StandIn]:
    """Those away whose part in this request the person does in a role; a handler's is what is in their hands."""
    # Asked once for all acts of a request: a page asks what each of two dozen acts permits.
    known = vars(request).setdefault("_steads", {})
    if (by.who.pk, by.day) not in known:
        known[by.who.pk, by.day] = deputies.standing_in(by.who, by.day)
    found = [one for one in known[by.who.pk, by.day] if one.agency == request.agency.code and one.role == role]
    if role == Role.HANDLER:
        return [one for one in found if one.person_id == request.handler_id]
    # Nobody signs in the stead of the one who handled it: whoever drafts does not sign.
    return [one for one in found if one.covers(request.unit_id) and one.person_id != request.handler_id]


def instead_of(by: By, request: DisclosureRequest, act: str) -> tuple[str, ...]:
    """The public ids of those in whose stead the act is done, for its ledger line; empty for one's own work."""
    if by.person is None or by.person.is_system or request.handler_id == by.person.pk:
        return ()
    held = roles_in(by.person, request.agency.code, by) & ROLES[act]
    found = {one.public_id for role in sorted(held) for one in _absent(by, request, role)}
    return tuple(sorted(found))


def may(by: By, request: DisclosureRequest, act: str) -> bool:
    """May this person do this act on this request? A handler who is no clerk only on requests in their own hands."""
    return bool(permitted(by, request, (act,)))


def permitted(by: By, request: DisclosureRequest, acts: Iterable[str]) -> tuple[str, ...]:
    """Those of the acts that this person may do on this request; roles are asked once for all of them."""
    if by.person is None or by.person.is_system:
        return tuple(act for act in acts if holds(by, request.agency.code, act))
    roles = roles_in(by.person, request.agency.code, by)
    own: bool | None = None
    found = []
    for act in acts:
        held = roles & ROLES[act]
        if act in AMENDING and request.state in OPENNESS_ALONE:
            held &= {Role.OPENNESS}
        if held == {Role.HANDLER}:
            own = concerned(by, request) if own is None else own
            held = held if own else frozenset()
        if held:
            found.append(act)
    return tuple(found)


def require(by: By, request: DisclosureRequest, act: str) -> None:
    """Refuse unless ``may``."""
    if not may(by, request, act):
        raise refuse("disclosure.role_missing")


def require_in(by: By, agency_code: str, act: str) -> None:
    """Refuse unless the hand holds a role for an act that has no request yet."""
    if not holds(by, agency_code, act):
        raise refuse("disclosure.role_missing")


def may_read(by: By, agency_code: str) -> bool:
    """May this person see the agency's register? An inspector's eye reaches the agencies below."""
    person = by.who
    if person.is_system or roles_in(person, agency_code, by) & set(READERS):
        return True
    above = agencies.line_upwards(agency_code)[1:]
    return any(Role.INSPECTOR in roles_in(person, code, by) for code in above)


def may_read_persons(by: By, agency_code: str) -> bool:
    """May this person see who applied and what exactly was written?"""
    person = by.who
    return person.is_system or bool(roles_in(person, agency_code, by) & CONFIDANTS)

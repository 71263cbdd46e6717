"""Who may do what in which state: every role × state has the acts written here and no others."""

from dataclasses import replace
from datetime import date

import pytest

from mingchuang.domains.agencies.actions import give_role
from mingchuang.domains.agencies.roles import Role
from mingchuang.domains.disclosure import permissions, queries
from mingchuang.domains.disclosure.models import DisclosureRequest
from mingchuang.law.disclosure import moves
from mingchuang.law.disclosure.moves import STATES
from mingchuang.law.refusal import Refused
from mingchuang.ledger.acts import By
from tests.factories import agencies, disclosure

pytestmark = pytest.mark.django_db
DAY = date(2026, 3, 3)
ENDED = "record_review record_suit set_outcome"
AMEND = "amend_day amend_entry"
OPEN = "received registered in_hand awaiting_correction inquiring awaiting_payment drafted".split()
NOTICES = "tell_third_party deliver_notice"
DELAY = "record_reasons propose_delay"
INQUIRING = f"start_inquiry record_delivery record_opinion record_silence propose_extension {DELAY}"
TERM = "extend decline_extension agree_delay decline_delay"
# role → state → acts; a state that is missing permits the role nothing.
TABLE: dict[Role, dict[str, str]] = {
    Role.FOI_CLERK: {
        "received": f"confirm_receipt withdraw {ENDED}",
        "registered": f"split assign withdraw {ENDED}",
        "in_hand": "assign ask_correction start_inquiry propose_extension send_fee_notice draft_decision withdraw "
        f"ask_reasons {DELAY} {ENDED}",
        "awaiting_correction": f"assign record_correction withdraw abandon {ENDED}",
        "inquiring": f"assign {INQUIRING} withdraw {ENDED}",
        "awaiting_payment": f"assign record_payment withdraw abandon {ENDED}",
        "drafted": f"propose_extension {DELAY} withdraw {ENDED}",
        "signed": f"issue_reply withdraw {ENDED}",
        "issued": f"deliver {NOTICES} {ENDED}",
        "answered": f"deliver archive {NOTICES} {ENDED}",
        "abandoned": f"archive {ENDED}",
        "withdrawn": f"archive {ENDED}",
        "archived": ENDED,
    },
    Role.HANDLER: {
        "in_hand": f"ask_correction start_inquiry propose_extension send_fee_notice draft_decision ask_reasons {DELAY}",
        "awaiting_correction": "record_correction",
        "inquiring": INQUIRING,
        "awaiting_payment": "record_payment",
        "drafted": f"propose_extension {DELAY}",
        "issued": "tell_third_party",
        "answered": "tell_third_party",
    },
    Role.APPROVER: {
        "in_hand": TERM,
        "inquiring": TERM,
        "drafted": f"{TERM} return_draft sign_off",
    },
    Role.OPENNESS: dict.fromkeys(STATES, f"{ENDED} {AMEND}"),
    Role.INSPECTOR: {},
    Role.DRAFTER: {},
    Role.REVIEWER: {},
    Role.FINAL_REVIEWER: {},
    Role.MANAGER: {},
}
# A new decision that was ordered goes the way of the first.
ANEW = {
    Role.FOI_CLERK: {
        "redeciding": f"assign draft_decision {ENDED}", "redrafted": ENDED, "resigned": f"issue_reply {ENDED}",
        "reissued": f"deliver {NOTICES} {ENDED}",
    },
    Role.HANDLER: {"redeciding": "draft_decision", "reissued": "tell_third_party"},
    Role.APPROVER: {"redrafted": "return_draft sign_off"},
}  # fmt: skip
for _role, _acts in ANEW.items():
    TABLE[_role] |= _acts
for _state in ("answered", "abandoned", "archived"):
    for _role in (Role.FOI_CLERK, Role.OPENNESS):
        TABLE[_role][_state] += " order_redecision"
# A clerk puts right what was entered wrongly until the decision is signed; from then on only the openness office does.
for _state in OPEN:
    TABLE[Role.FOI_CLERK][_state] += f" {AMEND}"


@pytest.fixture
def office(system: By) -> disclosure.Office:
    return disclosure.office(system)


@pytest.mark.parametrize("role", list(Role))
def test_the_acts_of_a_role_in_every_state(role: Role, office: disclosure.Office, system: By) -> None:
    early = replace(system, at=office.by("clerk", date(2019, 1, 3)).at)
    person = agencies.staff(early, office.agency, role)
    request = disclosure.in_hand(office, DAY)
    request.handler = person if role is Role.HANDLER else request.handler
    by = By(person, office.by("clerk", DAY).at)
    for state in STATES:
        request.state = state
        permitted = {act for act in moves.acts_in(state) if permissions.may(by, request, act)}
        assert permitted == set(TABLE[role].get(state, "").split()), (role, state)


def test_a_handler_touches_only_what_is_in_their_hands_or_their_units(office: disclosure.Office, system: By) -> None:
    early = replace(system, at=office.by("clerk", date(2019, 1, 3)).at)
    colleague = agencies.staff(early, office.agency, Role.HANDLER, unit=office.unit)
    stranger = agencies.staff(early, office.agency, Role.HANDLER)
    request = disclosure.in_hand(office, DAY)
    at = office.by("clerk", DAY).at
    assert permissions.may(office.by("handler", DAY), request, "draft_decision")
    assert not permissions.may(By(colleague, at), request, "draft_decision")
    request.handler = None
    assert permissions.may(By(colleague, at), request, "draft_decision")
    assert not permissions.may(By(stranger, at), request, "draft_decision")


def test_a_role_in_another_agency_or_one_that_ended_permits_nothing(office: disclosure.Office, system: By) -> None:
    other = agencies.bureau(system, "luan-edu", "六安市教育局")
    person = agencies.staff(system, other, Role.FOI_CLERK)
    request = disclosure.in_hand(office, DAY)
    by = By(person, system.at)
    assert not any(permissions.may(by, request, act) for act in moves.ACTS)
    with pytest.raises(Refused):
        queries.case(request.public_id, by)


def test_an_applicant_corrects_and_withdraws_and_nothing_else(office: disclosure.Office) -> None:
    request = disclosure.in_hand(office, DAY)
    by = office.by("applicant", DAY)
    assert {act for act in moves.ACTS if permissions.may(by, request, act)} == {
        "receive",
        "record_correction",
        "withdraw",
    }


def test_an_inspector_of_the_city_reads_the_register_of_a_bureau_without_its_persons(
    office: disclosure.Office, system: By
) -> None:
    city = agencies.city(system)
    person = agencies.staff(system, city, Role.INSPECTOR)
    request: DisclosureRequest = disclosure.in_hand(office, DAY)
    case = queries.case(request.public_id, By(person, system.at))
    assert (case.row.register_number, case.applicant, case.content, case.acts) == (request.register_number, {}, {}, ())


def test_who_may_decide_on_an_extension_is_not_who_proposed_it(office: disclosure.Office, system: By) -> None:
    from mingchuang.domains.disclosure import actions

    give_role(by=system, person=office.handler, agency=office.agency, role=Role.APPROVER, since=date(2026, 1, 1))
    request = disclosure.in_hand(office, DAY)
    actions.propose_extension(
        by=office.by("handler", DAY), request=request.public_id, working_days=5, reason="检索档案"
    )
    with pytest.raises(Refused) as caught:
        actions.extend(by=office.by("handler", DAY), request=request.public_id)
    assert caught.value.refusals[0].code == "disclosure.same_hand"

"""Who may do what with an annual report in each state: the whole table, tried out."""

from collections.abc import Callable

import pytest
from django.db import transaction

from mingchuang.domains.agencies.roles import Role
from mingchuang.domains.documents import actions as documents
from mingchuang.domains.reports import actions, queries
from mingchuang.domains.reports.values import State
from mingchuang.law.refusal import Refused
from mingchuang.ledger.acts import By
from mingchuang.ledger.models import Person
from tests.factories.agencies import staff
from tests.factories.annual_reports import EARLY, YEAR, Bureau, bureau, enter_all, release, submit

pytestmark = pytest.mark.django_db

# state → role → acts that may happen. A role or an act that is not named may not. The state "drafting" is a complete report.
PERMITTED = {
    State.DRAFTING: {
        Role.DRAFTER: {"write", "sign", "countersign", "explain", "submit"},
        Role.OPENNESS: {"write", "sign", "countersign", "explain"},
        Role.REVIEWER: {"sign", "countersign"},
        Role.FINAL_REVIEWER: {"sign", "countersign"},
    },
    State.SUBMITTED: {},
    State.REVIEWED: {},
    State.APPROVED: {Role.FINAL_REVIEWER: {"release"}},
    State.RELEASED: {Role.DRAFTER: {"reopen"}},
}
ROLES = (
    Role.DRAFTER, Role.OPENNESS, Role.REVIEWER, Role.FINAL_REVIEWER, Role.FOI_CLERK, Role.HANDLER, Role.APPROVER,
    Role.MANAGER, Role.INSPECTOR,
)  # fmt: skip


class Undo(Exception):
    """Ends a trial so that nothing of it stays."""


def succeeds(act: Callable[[], object]) -> bool:
    try:
        with transaction.atomic():
            act()
            raise Undo
    except Undo:
        return True
    except Refused:
        return False


def acts(of: Bureau, by: By) -> dict[str, Callable[[], object]]:
    key = "T2.5.licence.decisions"
    section = queries.report(of.code, YEAR).narratives["overview"]
    text = {"section": "overview", "body": "<p>一段文字。</p>", "lock_version": section.lock_version}
    return {
        "write": lambda: actions.write(by=by, report=of.report, **text),
        "sign": lambda: actions.sign(by=by, report=of.report, values={key: 1}, source="台账"),
        "countersign": lambda: actions.countersign(by=by, report=of.report, keys=[key]),
        "explain": lambda: actions.explain(by=by, report=of.report, check="X.late", reason="说明"),
        "submit": lambda: actions.submit(by=by, report=of.report, counted=of.counted()),
        "release": lambda: actions.release(by=by, report=of.report, counted=of.counted()),
        "reopen": lambda: actions.reopen(by=by, report=of.report, change_note="更正"),
    }


def bring(of: Bureau, state: State) -> None:
    """A complete report in a state."""
    enter_all(of)
    if state is State.DRAFTING:
        return
    document = submit(of)
    if state is State.SUBMITTED:
        return
    documents.review(by=of.by("reviewer", 20), document=document)
    if state is State.REVIEWED:
        return
    documents.approve(by=of.by("final", 30), document=document)
    if state is State.RELEASED:
        release(of)


@pytest.mark.parametrize("state", list(PERMITTED))
def test_permitted_acts_for_every_role(system: By, state: State) -> None:
    of = bureau(system)
    bring(of, state)
    assert queries.report(of.code, YEAR).state is state
    early = By(system.who, EARLY)
    for role in ROLES:
        # Somebody of this role who had no part in the report so far.
        person: Person = staff(early, of.people.agency, role)
        by = By(person, of.by("drafter", 60).at)
        found = {name for name, act in acts(of, by).items() if succeeds(act)}
        assert found == PERMITTED[state].get(role, set()), role

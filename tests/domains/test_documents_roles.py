"""Every role × state through the actions themselves: what the table of moves permits happens, everything else is refused."""

from itertools import product

import pytest
from django.db import transaction

from mingchuang.domains.agencies import actions as agencies
from mingchuang.domains.agencies.roles import Role as AgencyRole
from mingchuang.domains.documents import actions, queries
from mingchuang.domains.documents.models import Document, Edition
from mingchuang.law.refusal import Refused
from mingchuang.law.review import Role, Standing, State, permitted
from mingchuang.ledger.acts import By
from mingchuang.ledger.models import Entry
from tests.factories.agencies import staff
from tests.factories.documents import content, draft, hand, released, three, withdrawn

pytestmark = pytest.mark.django_db

STATES = (
    State.DRAFT,
    State.SUBMITTED,
    State.REVIEWED,
    State.APPROVED,
    State.RELEASED,
    State.WITHDRAWN,
    State.DISCARDED,
)
ROLES = (*AgencyRole, None)


def attempts(document, people, by):
    """Each move as the act that makes it, with all it needs besides state and person."""
    version = Document.objects.get(public_id=document).lock_version
    return {
        "save": lambda: actions.save(by=by, document=document, content=content(people.agency), lock_version=version),
        "submit": lambda: actions.submit(by=by, document=document),
        "recall": lambda: actions.recall(by=by, document=document),
        "pass": lambda: actions.review(by=by, document=document),
        "return": lambda: actions.send_back(by=by, document=document, opinion="请补充"),
        "approve": lambda: actions.approve(by=by, document=document),
        "schedule": lambda: actions.schedule(by=by, document=document, at=by.at.replace(year=by.at.year + 1)),
        "release": lambda: actions.release(by=by, document=document),
        "correct": lambda: actions.correct(by=by, document=document, change_note="更正"),
        "ask_withdrawal": lambda: actions.ask_withdrawal(by=by, document=document, reason="error", explanation="有误"),
        "discard": lambda: actions.discard(by=by, document=document),
    }


def in_state(people, at, state):
    if state in (State.RELEASED, State.WITHDRAWN):
        return (released if state is State.RELEASED else withdrawn)(people, at)
    made = draft(people, at)
    if state is State.DISCARDED:
        actions.discard(by=hand(people.drafter, at), document=made)
        return made
    steps = (
        (actions.submit, people.drafter),
        (actions.review, people.reviewer),
        (actions.approve, people.final),
    )
    for act, person in steps[: (State.DRAFT, State.SUBMITTED, State.REVIEWED, State.APPROVED).index(state)]:
        act(by=hand(person, at), document=made)
    return made


@pytest.mark.parametrize(("state", "role"), list(product(STATES, ROLES)))
def test_exactly_the_permitted_acts_happen(system, at, state, role):
    people = three(system)
    made = in_state(people, at, state)
    person = staff(system, people.agency, *([role] if role else []))
    by = By(person, at)
    held = frozenset({Role(role.value)}) if role and role.value in set(Role) else frozenset()
    expected = {move.value for move in permitted(state, Standing(held))} - {"override", "withdraw", "supersede"}
    happened = set()
    for name, attempt in attempts(made, people, by).items():
        before = Entry.objects.count()
        with transaction.atomic():
            try:
                attempt()
                happened.add(name)
                assert Entry.objects.count() == before + 1
            except Refused:
                assert Entry.objects.count() == before
            transaction.set_rollback(True)
    assert happened == expected
    if role is not None:
        shown = {move.value for move in queries.workbench(made, by=by).moves} - {"override", "withdraw"}
        assert shown == expected


@pytest.mark.parametrize("state", STATES)
def test_the_people_of_an_edition_have_no_second_part_in_it(system, at, state):
    people = three(system)
    made = in_state(people, at, state)
    wanted = {AgencyRole.DRAFTER, AgencyRole.REVIEWER, AgencyRole.FINAL_REVIEWER}
    for person, own in (
        (people.drafter, AgencyRole.DRAFTER),
        (people.reviewer, AgencyRole.REVIEWER),
        (people.final, AgencyRole.FINAL_REVIEWER),
    ):
        for role in sorted(wanted - {own}):
            agencies.give_role(by=system, person=person, agency=people.agency, role=role)
    barred = {
        people.drafter: {"pass", "return", "approve", "schedule", "release"},
        people.reviewer: {"approve", "schedule", "release"} if state in (State.REVIEWED, State.APPROVED) else set(),
    }
    for person, moves in barred.items():
        for name in sorted(moves):
            before = Edition.objects.filter(document__public_id=made).latest("number").state
            with pytest.raises(Refused), transaction.atomic():
                attempts(made, people, By(person, at))[name]()
            assert Edition.objects.filter(document__public_id=made).latest("number").state == before


def test_after_a_correction_the_parts_are_dealt_anew(system, at):
    people = three(system)
    made = released(people, at)
    both = staff(system, people.agency, AgencyRole.DRAFTER, AgencyRole.REVIEWER)
    actions.correct(by=By(both, at), document=made, change_note="更正")
    actions.submit(by=By(both, at), document=made)
    with pytest.raises(Refused):
        actions.review(by=By(both, at), document=made)
    actions.review(by=hand(people.reviewer, at), document=made)
    actions.approve(by=hand(people.final, at), document=made)
    actions.release(by=hand(people.final, at), document=made)
    assert queries.page("luan-data", made, "zh-hans", at.date()).version == 2

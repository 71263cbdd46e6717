"""三审 as a table: every state × role, that three people differ, and that no path reaches release without them."""

from dataclasses import dataclass
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mingchuang.law.review import (
    MOVES,
    OPEN,
    UNDER_REVIEW,
    Move,
    Role,
    Standing,
    State,
    WithdrawalReason,
    blocking,
    end_of,
    may_happen,
    may_person,
    moves_from,
    permitted,
)
from tools.review_states import TARGET, diagram

# What a person who wrote nothing and reviewed nothing may do, by state and role. A lawyer can read this.
PERMITTED = {
    (State.DRAFT, Role.DRAFTER): "save submit discard",
    (State.SUBMITTED, Role.DRAFTER): "save recall",
    (State.SUBMITTED, Role.REVIEWER): "pass return",
    (State.SUBMITTED, Role.FINAL_REVIEWER): "return",
    (State.SUBMITTED, Role.OPENNESS): "override",
    (State.REVIEWED, Role.DRAFTER): "save",
    (State.REVIEWED, Role.REVIEWER): "return",
    (State.REVIEWED, Role.FINAL_REVIEWER): "return approve",
    (State.REVIEWED, Role.OPENNESS): "override",
    (State.APPROVED, Role.DRAFTER): "save",
    (State.APPROVED, Role.REVIEWER): "return",
    (State.APPROVED, Role.FINAL_REVIEWER): "return schedule release",
    (State.APPROVED, Role.OPENNESS): "override",
    (State.APPROVED, Role.SCHEDULE): "release",
    (State.RELEASED, Role.DRAFTER): "correct ask_withdrawal",
    (State.RELEASED, Role.REVIEWER): "ask_withdrawal",
    (State.RELEASED, Role.FINAL_REVIEWER): "supersede withdraw",
    (State.RELEASED, Role.OPENNESS): "ask_withdrawal",
    (State.RELEASED, Role.SCHEDULE): "supersede",
    (State.WITHDRAWN, Role.DRAFTER): "correct",
    (State.WITHDRAWN, Role.FINAL_REVIEWER): "supersede",
    (State.WITHDRAWN, Role.SCHEDULE): "supersede",
}
# What an author may not do, and what the reviewer may not do, whatever other roles they hold.
BARRED_AUTHOR = {Move.PASS, Move.RETURN, Move.APPROVE, Move.OVERRIDE, Move.SCHEDULE, Move.RELEASE}
BARRED_REVIEWER = {Move.APPROVE, Move.SCHEDULE, Move.RELEASE}
EVERY_ROLE = frozenset(Role)


@pytest.mark.parametrize(("state", "role"), list(product(State, Role)))
def test_each_role_in_each_state(state, role):
    expected = PERMITTED.get((state, role), "").split()
    assert set(permitted(state, Standing(frozenset({role})))) == {Move(name) for name in expected}


@pytest.mark.parametrize("state", State)
def test_an_author_with_every_role_reviews_nothing(state):
    assert not set(permitted(state, Standing(EVERY_ROLE, is_author=True))) & BARRED_AUTHOR


@pytest.mark.parametrize("state", State)
def test_a_reviewer_with_every_role_approves_and_releases_nothing(state):
    assert not set(permitted(state, Standing(EVERY_ROLE, has_reviewed=True))) & BARRED_REVIEWER


def test_the_bars_are_exactly_the_tables():
    assert {rule.move for rule in MOVES if rule.not_author} == BARRED_AUTHOR
    assert {rule.move for rule in MOVES if rule.not_reviewer} == BARRED_REVIEWER


@pytest.mark.parametrize("state", sorted(UNDER_REVIEW))
def test_an_edit_during_review_sends_the_edition_back(state):
    assert end_of(Move.SAVE, state) is State.DRAFT


@pytest.mark.parametrize("state", sorted(set(State) - OPEN))
def test_what_left_the_desk_is_never_edited(state):
    assert Move.SAVE not in moves_from(state)


@given(st.lists(st.sampled_from(list(Move)), max_size=12))
def test_a_released_edition_was_passed_and_approved_since_its_last_edit(moves):
    state, since_edit = State.DRAFT, []
    for move in moves:
        end = end_of(move, state)
        if end is None:
            assert may_happen(move, state)
            continue
        since_edit = [] if end is State.DRAFT else [*since_edit, move]
        state = end
        if move is Move.RELEASE:
            assert since_edit.count(Move.PASS) == 1
            assert since_edit.count(Move.APPROVE) == 1


@given(st.sets(st.sampled_from(list(Role))), st.booleans(), st.booleans(), st.sampled_from(list(State)))
def test_permitted_is_both_questions_and_nothing_else(roles, author, reviewed, state):
    standing = Standing(frozenset(roles), author, reviewed)
    expected = {move for move in Move if not may_happen(move, state) and not may_person(move, standing)}
    assert set(permitted(state, standing)) == expected


def test_refusals_say_what_and_who():
    (refusal,) = may_person(Move.APPROVE, Standing(frozenset({Role.DRAFTER})))
    assert refusal.code == "review.role_missing"
    assert refusal.facts["roles"] == ({"zh": "复审人", "en": "final reviewer"},)
    (refusal,) = may_happen(Move.RELEASE, State.DRAFT)
    assert refusal.facts["state"]["zh"] == "编写中"


@dataclass(frozen=True)
class Found:
    kind: str
    start: int
    end: int
    action: str


def test_only_flags_block_and_only_until_overridden():
    card = Found("privacy.id_card", 3, 21, "flag")
    same_words_elsewhere = Found("privacy.id_card", 40, 58, "flag")
    name = Found("privacy.name", 0, 2, "review")
    assert blocking([card, same_words_elsewhere, name], []) == (card, same_words_elsewhere)
    assert blocking([card, same_words_elsewhere, name], [("privacy.id_card", 3, 21)]) == (same_words_elsewhere,)


def test_every_withdrawal_says_what_a_visitor_gets():
    assert {reason: reason.page for reason in WithdrawalReason} == {
        WithdrawalReason.ERROR: "gone",
        WithdrawalReason.CONSOLIDATED: "redirect",
        WithdrawalReason.WITHDRAWN: "explained",
    }


def test_the_diagram_in_the_docs_is_the_table():
    assert TARGET.read_text("utf-8") == diagram(), "run python -m tools.review_states"

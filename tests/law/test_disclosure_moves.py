"""The moves table of a disclosure request: what may happen where, and that the printed diagram says the same."""

from pathlib import Path

import pytest

from mingchuang.law.disclosure import moves
from mingchuang.law.disclosure.diagram import markdown

PAGE = Path(__file__).resolve().parents[2] / "docs" / "generated" / "disclosure-states.md"


def test_the_page_in_the_docs_is_written_from_the_table() -> None:
    assert PAGE.read_text(encoding="utf-8") == markdown(), "run: python -m tools.state_diagram"


def test_every_state_is_reached_from_a_new_request_and_every_open_one_can_end() -> None:
    births = {target for act in moves.ACTS.values() for target in act.birth}
    reached, edge = set(births), set(births)
    while edge:
        edge = {t for act in moves.ACTS.values() for s in edge for t in act.moves.get(s, ())} - reached
        reached |= edge
    assert reached == set(moves.STATES)
    for state in moves.OPEN:
        seen, edge = {state}, {state}
        while edge:
            edge = {t for act in moves.ACTS.values() for s in edge for t in act.moves.get(s, ())} - seen
            seen |= edge
        assert "archived" in seen, f"{state} never ends"


def test_a_closed_request_is_never_reopened() -> None:
    for act in moves.ACTS.values():
        for state in moves.CLOSED:
            assert set(act.moves.get(state, ())) <= set(moves.CLOSED), (act.id, state)


def test_a_new_decision_ordered_after_the_result_is_no_open_request() -> None:
    assert set(moves.AGAIN) <= set(moves.CLOSED)
    assert {t for s in ("answered", "abandoned", "archived") for t in moves.targets("order_redecision", s)} == {
        "redeciding"
    }


@pytest.mark.parametrize(
    ("act", "states"),
    [
        ("confirm_receipt", {"received"}),
        ("ask_correction", {"in_hand"}),
        ("record_correction", {"awaiting_correction"}),
        ("start_inquiry", {"in_hand", "inquiring"}),
        ("extend", {"in_hand", "inquiring", "drafted"}),
        ("ask_reasons", {"in_hand"}),
        ("agree_delay", {"in_hand", "inquiring", "drafted"}),
        ("draft_decision", {"in_hand", "redeciding"}),
        ("sign_off", {"drafted", "redrafted"}),
        ("issue_reply", {"signed", "resigned"}),
        ("deliver", {"issued", "answered", "reissued"}),
        ("order_redecision", {"answered", "abandoned", "archived"}),
        ("abandon", {"awaiting_correction", "awaiting_payment"}),
        ("archive", {"answered", "abandoned", "withdrawn"}),
        ("record_review", set(moves.STATES)),
    ],
)
def test_where_an_act_may_happen(act: str, states: set[str]) -> None:
    assert {state for state in moves.STATES if moves.may(act, state)} == states


def test_an_applicant_may_withdraw_until_the_reply_is_issued() -> None:
    assert {s for s in moves.STATES if moves.may("withdraw", s)} == set(moves.OPEN) - {"issued"}


def test_the_five_steps_of_article_45_are_all_there() -> None:
    assert {act.step for act in moves.ACTS.values()} == set(moves.STEPS)


def test_moved_demands_a_target_where_the_facts_decide() -> None:
    assert moves.moved("assign", "registered") == "in_hand"
    assert moves.moved("record_opinion", "inquiring", "inquiring") == "inquiring"
    with pytest.raises(ValueError, match="record_opinion"):
        moves.moved("record_opinion", "inquiring")
    with pytest.raises(ValueError, match="sign_off"):
        moves.moved("sign_off", "in_hand")

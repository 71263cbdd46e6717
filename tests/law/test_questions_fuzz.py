"""Whatever a question to the clock holds, it is answered or refused with a sentence, never broken."""

from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from mingchuang.intake.questions import answer
from mingchuang.law.disclosure.clock_events import CHANNELS, EVENT_TYPES
from mingchuang.law.refusal import Refused
from mingchuang.look.sentences import sentence

ODD = st.none() | st.booleans() | st.integers(-3, 10**12) | st.text(max_size=4) | st.just([]) | st.just({})
DAYS = st.dates().map(str) | st.sampled_from(["2025-03-03", "2025-03-10", "2025-04-01", "2019-05-14", "2026-12-20"])
EVENTS = st.fixed_dictionaries(
    {"type": st.sampled_from([*EVENT_TYPES]) | ODD, "date": DAYS | ODD},
    optional={
        "ref": st.sampled_from(["A", "B"]) | ODD,
        "to": st.sampled_from(["third_party", "co_producer"]) | ODD,
        "working_days": st.integers(0, 25) | ODD,
        "reply_until": DAYS | ODD,
        "until": DAYS | ODD,
        "good_reason": ODD,
    },
)
QUESTIONS = st.fixed_dictionaries(
    {"channel": st.sampled_from([*CHANNELS]) | ODD, "events": st.lists(EVENTS | ODD, max_size=6) | ODD},
    optional={"as_of": DAYS | ODD, "readings": ODD, "calendar": ODD},
)
TERMS = st.fixed_dictionaries(
    {"start": DAYS | ODD},
    optional={
        "days": st.integers(0, 400) | ODD,
        "months": st.integers(0, 99) | ODD,
        "unit": st.sampled_from(["working", "calendar"]) | ODD,
    },
)


def holds(kind: str, question: dict[str, Any]) -> None:
    try:
        found = answer(kind, question)
    except Refused as refused:
        for refusal in refused.refusals:
            assert sentence(refusal, "zh-hans") and sentence(refusal, "en")
    else:
        assert "days" in found


@settings(max_examples=400, deadline=None)
@given(QUESTIONS)
def test_clock(question: dict[str, Any]) -> None:
    holds("clock", question)


@settings(max_examples=200, deadline=None)
@given(TERMS)
def test_term(question: dict[str, Any]) -> None:
    holds("term", question)

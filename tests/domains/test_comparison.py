"""Comparing by character: nothing is lost, nothing invented, and long texts do not take the memory of a city."""

import time

from hypothesis import given
from hypothesis import strategies as st

from mingchuang.domains.documents import comparison
from mingchuang.domains.documents.comparison import compare

texts = st.text("关于印发的通知，。\n第一二三条", max_size=60)


@given(texts, texts)
def test_the_stretches_give_back_both_texts(old, new):
    changes = compare(old, new)
    assert "".join(change.text for change in changes if change.kind != "added") == old
    assert "".join(change.text for change in changes if change.kind != "removed") == new
    assert all(change.text for change in changes)
    assert all(one.kind != other.kind for one, other in zip(changes, changes[1:], strict=False))


@given(texts)
def test_equal_texts_have_one_stretch(text):
    assert [change.kind for change in compare(text, text)] == (["same"] if text else [])


def test_an_injected_phrase_is_one_addition():
    text = "按照市政府办公室关于印发方案的通知要求，"
    injected = text.replace("关于", "比分直播,篮球比分直播")
    assert [(change.kind, change.text) for change in compare(text, injected) if change.kind != "same"] == [
        ("removed", "关于"),
        ("added", "比分直播,篮球比分直播"),
    ]


def test_long_texts_are_compared_by_clauses_in_bounded_time():
    lines = [f"第{number}条 各单位应当按照职责做好数据归集工作。" for number in range(2_000)]
    changed = [line.replace("归集", "汇集") if number % 7 == 0 else line for number, line in enumerate(lines)]
    old, new = "\n".join(lines), "\n".join(changed)
    assert len(old) * len(new) > comparison.LARGEST
    began = time.process_time()
    changes = compare(old, new)
    assert time.process_time() - began < 5
    assert "".join(change.text for change in changes if change.kind != "removed") == new
    assert sum(change.kind == "added" for change in changes) == len(range(0, 2_000, 7))


def test_one_long_paragraph_is_compared_by_character_too():
    clauses = [f"第{number}项由第{number * 7}组负责归集，" for number in range(1_200)]
    old = "".join(clauses)
    new = old.replace("第100项", "第1000项").replace("第7007组", "第7组")
    changes = compare(old, "甲" + new + "乙")
    assert len(old) * len(new) > comparison.LARGEST
    assert sum(len(change.text) for change in changes if change.kind == "added") < 10

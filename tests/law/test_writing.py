"""公文 checks while writing: what departs from the form is found with its fix, ordinary official prose is left alone."""

import random
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
import yaml

from mingchuang.law.documents.kinds import kinds
from mingchuang.law.findings import replaced
from mingchuang.law.writing import Written, remarks
from mingchuang.law.writing.templates import BLANKS, shipped
from mingchuang.law.writing.wording import words
from mingchuang.press.sanitising import clean, plain_text

GROUPS = yaml.safe_load((Path(__file__).parent / "cases" / "writing.yaml").read_text("utf-8"))
CASES = [case for group in GROUPS for case in group["cases"]]


def written(case):
    made = case.get("made")
    return Written(
        title=case.get("title", "关于做好有关工作的通知"),
        text=case.get("text", ""),
        document_number=case.get("number", ""),
        made_on=made if made is None or isinstance(made, date) else date.fromisoformat(made),
        organs=tuple(case.get("organs", ())),
        files=case.get("files", 0),
        official=case.get("official", True),
    )


@pytest.mark.parametrize("case", CASES, ids=[str(n) for n in range(len(CASES))])
def test_case(case):
    given = written(case)
    parts = {"title": given.title, "body": given.text, "document_number": given.document_number}
    found = remarks(given)
    for one in found:
        assert parts[one.part][one.finding.start : one.finding.end] == one.finding.text
        assert one.finding.why_zh and one.finding.why_en
        assert one.finding.action == "review"
    assert [[one.finding.text, one.finding.suggestion] for one in found] == case["found"]


@pytest.mark.parametrize("case", [one for one in CASES if one["found"]], ids=lambda one: str(one["found"])[:24])
def test_what_is_put_right_is_found_no_more(case):
    given = written(case)
    found = remarks(given)
    fixed = [one for one in found if one.finding.suggestion]
    for part in ("title", "text", "document_number"):
        name = "body" if part == "text" else part
        mended = replaced(getattr(given, part), [one.finding for one in fixed if one.part == name])
        given = replace(given, **{part: mended})
    assert [one.finding.suggestion for one in remarks(given) if one.finding.suggestion] == []


def test_every_word_of_the_list_is_found_and_its_guards_hold():
    for wrong, (right, before, after) in words().items():
        assert wrong != right
        found = remarks(Written("题", f"甲{wrong}乙"))
        assert [(one.finding.text, one.finding.suggestion) for one in found] == [(wrong, right)], wrong
        assert remarks(Written("题", f"甲{right}乙")) == ()
        for sign in before:
            assert remarks(Written("题", f"{sign}{wrong}乙")) == (), (sign, wrong)
        for sign in after:
            assert remarks(Written("题", f"甲{wrong}{sign}")) == (), (wrong, sign)


def test_any_signs_at_all_are_looked_at_within_bounds():
    signs = "一二三四五（）()《》“”\"'、，。；:;,.…—附件：1234567890０１年月日号第〔〕[]关于的通知\n\t 截止约左右\u200b\U0001f600"
    for seed in range(300):
        chance = random.Random(seed)
        text = "".join(chance.choice(signs) for _ in range(chance.randrange(400)))
        for one in remarks(Written(text[:60], text, text[:20], date(2026, 1, 1), ("市",), 0)):
            assert 0 <= one.finding.start <= one.finding.end


def test_shipped_templates_are_sound_but_for_their_blanks():
    """Their HTML is of the allow-list, their kinds are known, and filled in they raise no remark about form."""
    assert len([one for ones in shipped().values() for one in ones]) >= 10
    for kind, ones in shipped().items():
        assert kind in kinds()
        assert len({one.zh for one in ones}) == len(ones)
        for one in ones:
            assert clean(one.body) == one.body, one.zh
            text = plain_text(one.body)
            found = remarks(Written(one.title, text))
            assert {each.finding.kind for each in found} == {"writing.blank"}, (one.zh, found)
            assert sum(map(text.count, BLANKS)) + sum(map(one.title.count, BLANKS)) == len(found)

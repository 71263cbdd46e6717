"""Articles in words, as a screen shows them."""

import re

import pytest

from mingchuang.law import articles
from mingchuang.law.disclosure.decisions import DECISIONS
from mingchuang.law.disclosure.duties import DUTIES
from mingchuang.law.disclosure.moves import ACTS

CASES = {
    "条例35": "条例第三十五条",
    "条例33(2)": "条例第三十三条第二款",
    "条例36(三)": "条例第三十六条第（三）项",
    "条例32、34、11": "条例第三十二条、第三十四条、第十一条",
    "条例36—39": "条例第三十六条至第三十九条",
    "条例51；行政复议法": "条例第五十一条；行政复议法",
    "行政复议法(2023)24(1)(二)": "行政复议法（2023年）第二十四条第一款第（二）项",
    "条例42；国办函〔2020〕109号": "条例第四十二条；国办函〔2020〕109号",
    "国办函〔2020〕109号（一事一申请）": "国办函〔2020〕109号（一事一申请）",
    "申请人意愿": "申请人意愿",
    "": "",
}


@pytest.mark.parametrize(("noted", "read"), CASES.items())
def test_a_note_is_read_in_words(noted: str, read: str) -> None:
    assert articles.in_words(noted) == read


def test_every_note_of_the_tables_of_requests_is_read_in_words() -> None:
    notes = [act.article for act in ACTS.values()]
    notes += [one for kind in DECISIONS.values() for one in kind.articles]
    notes += [duty.article for duty in DUTIES]
    assert len(set(notes)) > 20
    assert [one for one in notes if re.search(r"(条例|法)[\d(]", articles.in_words(one))] == []

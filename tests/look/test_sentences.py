"""Sentences of refusals: how a title stands in one."""

from mingchuang.law.refusal import Refusal
from mingchuang.look.sentences import sentence


def test_a_title_with_brackets_of_its_own_stands_in_brackets_as_the_standard_asks():
    said = Refusal("documents.release_both", "", {"title": "《数据管理办法》解读"})
    assert "《〈数据管理办法〉解读》" in sentence(said, "zh-hans")
    assert "“《数据管理办法》解读”" in sentence(said, "en")
    plain = Refusal("documents.release_both", "", {"title": "数据管理办法"})
    assert "《数据管理办法》" in sentence(plain, "zh-hans")

"""Chinese that people read is set with the signs of Chinese: ，：；？！ and （）, never their narrow ASCII cousins."""

import re
from collections.abc import Iterator
from pathlib import Path

import yaml

import mingchuang
from tools import messages

ROOT = Path(mingchuang.__file__).parent
NARROW = re.compile(r"[\u4e00-\u9fff”’」』》）〉〕][,:;?!]|(?<!%)\([^()]*[\u4e00-\u9fff][^()]*\)")
# Dates keep the form of the look: 2026年12月18日(周五).
DATE = re.compile(r"\(周[一二三四五六日]\)")


def narrow(text: str) -> bool:
    """Whether a Chinese text holds a narrow sign."""
    bare = re.sub(r"%\(\w+\)[sd]|\{\w*\}", "", DATE.sub("", text))
    return bool(re.search(r"[\u4e00-\u9fff]", bare)) and bool(NARROW.search(bare))


def texts() -> Iterator[tuple[str, str]]:
    """Every Chinese message and sentence, with the file it stands in."""
    for home in messages.homes([], existing_only=True):
        for message in messages.stored(home):
            if message.id:
                forms = message.string if isinstance(message.string, tuple | list) else (message.string,)
                yield from ((messages.relative(home), text) for text in forms)
    for path in sorted(ROOT.rglob("sentences.yaml")):
        for said in (yaml.safe_load(path.read_text("utf-8")) or {}).values():
            yield messages.relative(path), said["zh"]


def test_chinese_is_set_with_chinese_signs() -> None:
    assert not [f"{where}: {text}" for where, text in texts() if narrow(text)]


def test_the_check_knows_what_it_looks_for() -> None:
    assert narrow("没有保存,他人已修改。")
    assert narrow("本信息(正文)已撤回")
    assert not narrow("没有保存，他人已修改：%(name)s（正文）")
    assert not narrow("最迟在2026年12月18日(周五)答复")

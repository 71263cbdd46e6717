"""Ways to hide a phrase from readers or from filters."""

import re
from collections.abc import Iterator
from typing import ClassVar

from mingchuang.law.findings import Action, Check, Finding, Page

from .trade import SOURCE, words

_INVISIBLE = re.compile(
    "[\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff\u00ad]{2,}|(?<=[一-鿿])[\u200b\u200c\u200d\u2060\u00ad](?=[一-鿿])"
)
# 政(zheng)府(fu): pinyin behind single characters, used to pad stolen text past duplicate filters.
_PINYIN = re.compile(r"(?:[一-鿿][(][ ]?[a-zāáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜü]{1,6}[ ]?[)]){2,}")


class Padding(Check):
    """Invisible characters inside words, or pinyin behind every character."""

    id = "tampering.padding"
    action: ClassVar[Action] = "review"
    why_zh = "文字之间夹有不可见字符或拼音，疑似为躲避检查而插入。"
    why_en = "Invisible characters or pinyin stand between the words, as inserted to get past filters."
    source = SOURCE

    def find(self, page: Page) -> Iterator[Finding]:
        for match in _INVISIBLE.finditer(page.text):
            yield self.finding(page, match.span(), "")
        for match in _PINYIN.finditer(page.folded):
            kept = re.sub(
                r"[(][^()]*[)]", "", page.text[match.start() : match.end()].replace("（", "(").replace("）", ")")
            )
            yield self.finding(page, match.span(), kept)


class Spelled(Check):
    """A brand spelled with signs between its characters: 比-分-直-播."""

    id = "tampering.spelled"
    action: ClassVar[Action] = "flag"
    why_zh = "广告短语的字间插入了符号，疑似为躲避检查而植入。"
    why_en = "An advertising phrase with signs between its characters, as injected past filters."
    source = SOURCE
    _sign = r"[ \-_.·*|/~\u200b-\u200f]{1,2}"

    def find(self, page: Page) -> Iterator[Finding]:
        spelled = "|".join(self._sign.join(map(re.escape, word)) for word in words()["brands"])
        for match in re.finditer(spelled, page.folded):
            yield self.finding(page, match.span(), "")

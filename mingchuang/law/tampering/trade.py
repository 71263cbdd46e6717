"""Words of the gambling and vice trades (``words.yaml``)."""

import re
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from typing import Any, ClassVar

import yaml

from mingchuang.law.findings import Action, Check, Finding, Page

SOURCE = "国办秘函〔2019〕19号 单项否决指标; GB/T 37668 内容安全"


@cache
def words() -> dict[str, Any]:
    """The lists of ``words.yaml``."""
    return yaml.safe_load(files(__package__).joinpath("words.yaml").read_text("utf-8"))


@cache
def brand_pattern() -> re.Pattern[str]:
    """Brands, and runs of brands with the commas and digits that glue them together."""
    listed = sorted(words()["brands"], key=len, reverse=True)
    one = "|".join([*map(re.escape, listed), *words()["brand_patterns"]])
    # What surrounds a brand up to the next official word belongs to it: 比分直播,篮球比分直播 is one injection.
    return re.compile(rf"(?:{one})(?:[,，、_\-|·]{{0,2}}(?:[篮足]球)?(?:{one}))*", re.IGNORECASE)


@cache
def trade_pattern() -> re.Pattern[str]:
    return re.compile("|".join(map(re.escape, sorted(words()["trade"], key=len, reverse=True))))


@cache
def _pattern_of(name: str) -> re.Pattern[str]:
    return re.compile("|".join(map(re.escape, words()[name])))


def _spoken_against(page: Page, place: int) -> bool:
    """Does the sentence report on the trade, or the clause speak against it?"""
    start, end = page.sentence(place)
    if _pattern_of("topics").search(page.folded, start, end):
        return True
    begin = max((page.folded.rfind(sign, start, place) for sign in ",:，"), default=-1) + 1
    stop = min((at for sign in ",:，" if (at := page.folded.find(sign, place, end)) >= 0), default=end)
    return _pattern_of("fights").search(page.folded, max(begin, start), stop) is not None


class Brand(Check):
    """A brand or slogan of the trade: never part of an official text."""

    id = "tampering.brand"
    action: ClassVar[Action] = "flag"
    why_zh = "这是赌博、色情类网站的名称或广告语，疑似被植入。"
    why_en = "This is a name or slogan of a gambling or vice site, probably injected."
    source = SOURCE

    def find(self, page: Page) -> Iterator[Finding]:
        for match in brand_pattern().finditer(page.folded):
            yield self.finding(page, match.span(), "")


class Trade(Check):
    """A word of the trade in a sentence that does not speak against it."""

    id = "tampering.trade"
    action: ClassVar[Action] = "review"
    why_zh = "这是赌博、色情行业用语，所在句子又不是查处、防范的内容，请核对是否被植入。"
    why_en = (
        "A word of the gambling or vice trade in a sentence that does not speak against it; check for an injection."
    )
    source = SOURCE

    def find(self, page: Page) -> Iterator[Finding]:
        for match in trade_pattern().finditer(page.folded):
            if not _spoken_against(page, match.start()):
                yield self.finding(page, match.span(), "")

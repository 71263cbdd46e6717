"""Collocations that lost their middle.

The title of an official paper is organ + 关于 + matter + 的 + kind (党政机关公文处理工作条例 art. 9(七)); 关于 is what injectors
replace most, for it stands on every page. Where an organ is followed by something else and a verb, that is the injection.
"""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import ClassVar

from mingchuang.law.findings import Action, Check, Finding, Page

SOURCE = "党政机关公文处理工作条例 art. 9(七)"
# A body's last characters; what follows in a title is 关于, 转发, 批转, 印发关于 … or the matter itself.
_ORGAN = (
    r"(?:人民政府办公[厅室]|人民政府(?!办公[厅室])|政府办公[厅室]|国务院办公厅|国务院(?!办公厅)|办公[厅室]|委员会|领导小组|领导小组办公室"
    r"|[省市县区]委办公[厅室]|[省市县区]委(?!办公[厅室])"
    r"|管委会|[一-鿿]{2,10}(?:厅|局|委|部|署|院))"
)
_KIND = r"(?:通知|意见|实施意见|指导意见|若干意见|决定|批复|通报|公告|通告|函|报告|请示|议案|方案)"
# What a matter begins with; the longest first, since 进一步做好 must not be read as 做好.
_VERB = (
    r"(?:印发|进一步|推深做实|切实|全面|深入|认真|加快|加强|做好|开展|实施|推进|推动|建立|完善|规范|调整|成立|公布|下达|组织|举办"
    r"|落实|贯彻|支持|促进|深化|优化|提高|加大|严格|废止|修改|清理|同意|表彰|命名|授予|取消|转发)"
)
_TITLE = re.compile(
    rf"《(?P<organ>[^《》\n]{{0,24}}?{_ORGAN})(?P<gap>[^《》\n]{{0,24}}?)(?P<verb>{_VERB})(?P<rest>[^\n]{{2,90}}?)的?{_KIND}》"
)
# Outside a title: 落实省、市……的决策部署.
_ORDER = re.compile(
    r"(?:贯彻|落实|执行|按照|根据|遵照)(?:了)?(?P<organ>(?:党中央、国务院|中央|国家|省委、省政府|市委、市政府|省、市|省市|国务院|省政府|市政府|县委、县政府|上级))"
    r"(?P<gap>[^,，。;；\n的]{2,24}?)(?P<matter>(?:政府信息公开|政务公开|信息公开|政务服务|优化营商环境|“?放管服”?改革)[^,，。;；\n]{0,16}的"
    r"(?:决策部署|工作部署|部署要求|部署|要求|精神|规定|意见))"
)
_PLAIN_GAP = re.compile(
    r"^(?:[关關][于於]|印发|转发|批转|办公[厅室]|有关|对|[(（][^()（）]*[)）]|等?[一-鿿]{2,8}(?:部门|厅|局|委|办))*(?:[关關][于於])?$"
)
_ABOUT = re.compile(r"[关關][于於]|转发|批转|有关|对于")
# A phrase with Latin letters or a comma is part of no organ's name; where it stands all over the page, it was injected.
_FOREIGN = re.compile(r"[a-z]{2,}|[,，]")
_LEGITIMATE = re.compile(
    r"^(?:有关|关于|相关|最新|各项|一系列|重大|对|就|在|和|及|与|以及|人民政府|全面|深化|推进|加强)"
)


@dataclass(frozen=True, slots=True)
class Gap:
    """A place where 关于 should stand: what stands there instead (perhaps nothing)."""

    start: int
    end: int
    text: str


@lru_cache(maxsize=16)
def gaps(text: str) -> tuple[Gap, ...]:
    """Every gap of the folded text in which something other than 关于 stands, or nothing at all."""
    found = []
    for match in _TITLE.finditer(text):
        gap = match["gap"]
        if _ABOUT.search(gap) or _ABOUT.search(match["verb"]) or _ABOUT.match(match["rest"]):
            continue
        if gap and _PLAIN_GAP.match(gap):
            continue
        found.append(Gap(match.start("gap"), match.end("gap"), gap))
    for match in _ORDER.finditer(text):
        gap = match["gap"]
        if not _LEGITIMATE.match(gap) and not _ABOUT.search(gap):
            found.append(Gap(match.start("gap"), match.end("gap"), gap))
    return tuple(sorted(found, key=lambda gap: gap.start))


class Recurring(Check):
    """The same phrase in several gaps is an injection, known brand or not; then every occurrence of it is one."""

    id = "tampering.phrase"
    action: ClassVar[Action] = "flag"
    why_zh = "同一短语反复出现在应为“关于”的位置，系被植入的内容。"
    why_en = "The same phrase stands again and again where 关于 belongs: it was injected."
    source = SOURCE

    def find(self, page: Page) -> Iterator[Finding]:
        counted = Counter(gap.text for gap in gaps(page.folded) if len(gap.text) >= 2)
        for phrase, times in sorted(counted.items(), key=lambda item: -len(item[0])):
            if times < 2 and not (_FOREIGN.search(phrase) and page.folded.count(phrase) > 2):
                continue
            for match in re.finditer(re.escape(phrase), page.folded):
                yield self.finding(page, match.span(), "关于")


class LostAbout(Check):
    """A title whose organ runs straight, or through a foreign phrase, into its verb."""

    id = "tampering.lost_about"
    action: ClassVar[Action] = "review"
    why_zh = "公文标题“发文机关+关于+事由+文种”中缺少“关于”，请核对是否被替换。"
    why_en = "The title of an official paper lacks 关于 between organ and matter; check whether it was replaced."
    source = SOURCE

    def find(self, page: Page) -> Iterator[Finding]:
        for gap in gaps(page.folded):
            if gap.text:
                yield self.finding(page, (gap.start, gap.end), "关于", "flag")
            else:
                before = page.text[gap.start - 1]
                yield self.finding(page, (gap.start - 1, gap.start), before + "关于")

"""标题: organ + 关于 + matter + 的 + kind (党政机关公文处理工作条例 art. 9(七); GB/T 9704-2012, 7.3.1)."""

import re
from collections.abc import Iterator

from .values import STANDARD, Remark, Written, remark

SOURCE = f"党政机关公文处理工作条例 art. 9(七); {STANDARD} 7.3.1"
_FORMS = "通知|通报|通告|公告|决定|决议|批复|请示|报告|意见|议案|函|公报|命令"
_WITHOUT_DE = re.compile(r"关于.{4,}(?<![的》〉）)])(?P<kind>通知|批复|请示|通报|决定|意见)$")
# 补充通知, 紧急通知, 指导意见, 若干意见 are kinds with a word before them.
_QUALIFIED = re.compile(
    r"(?:补充|紧急|联合|预备|电|指导|实施|若干|征求|处理|修改|评审|审查|反馈|采纳|有关|初审|复审|督办|再次|专项|预通|会议|任免|表彰|处罚|许可|认定|征收)$"
)
_END = re.compile(r"[。，、；：！,;:!.]+$")
_BLANK = re.compile(r"(?<=[一-鿿、，》“”])[ \u3000]+(?=[一-鿿《“])")
_DOUBLED = re.compile(r"关于关于|的的(?!确)|《《|》》")
_MIXED = re.compile(r"(?:请示报告|请示函|请示的报告|申请报告|意见的请示报告|函的请示)$")
_STRAIGHT = re.compile(
    rf"^(?!关于|转发|批转|印发|令|公告|办公|[、和与，]|[0-9〇一二三四五六七八九]).{{3,}}的(?:{_FORMS})$"
)
WHY = {
    "de": ("公文标题的事由与文种之间应当有“的”字。", "A 的 stands between the matter and the kind of document."),
    "end": (
        "公文标题末尾不加标点。",
        "No punctuation stands at the end of a title.",
    ),
    "blank": ("标题中间不应有空格。", "No blank stands within a title."),
    "doubled": ("标题中有重复的字词。", "A word stands twice in the title."),
    "mixed": (
        "“请示”与“报告”“函”是不同文种，不能并用。",
        "请示, 报告 and 函 are different kinds of document and are not joined.",
    ),
    "about": (
        "公文标题由发文机关名称、事由和文种组成，事由前应当有“关于”。",
        "A title is the organ, 关于 with the matter, and the kind; 关于 is missing.",
    ),
}


def check(written: Written) -> Iterator[Remark]:
    """What is the matter with the title."""
    title = written.title.strip()
    lead = len(written.title) - len(written.title.lstrip())
    for fault, span, fix in _faults(title, written):
        at = (span[0] + lead, span[1] + lead)
        yield remark("title", written.title, at, WHY[fault], fix, part="title", source=SOURCE)


def _faults(title: str, written: Written) -> Iterator[tuple[str, tuple[int, int], str]]:
    if match := _END.search(title):
        # A stop goes with the sign before it, so that the place is one that can be replaced by something.
        yield "end", (match.start() - 1, match.end()), title[match.start() - 1 : match.start()]
    for match in _BLANK.finditer(title):
        at = (match.start() - 1, match.end() + 1)
        yield "blank", at, title[at[0]] + title[at[1] - 1]
    for match in _DOUBLED.finditer(title):
        yield "doubled", match.span(), match.group()[: len(match.group()) // 2]
    if not written.official:
        return
    if match := _MIXED.search(title):
        yield "mixed", match.span(), "请示" if match.group().startswith("请示") else ""
    if (match := _WITHOUT_DE.search(title)) and not _qualified(title[: match.start("kind")], match["kind"]):
        yield "de", match.span("kind"), f"的{match['kind']}"
    for organ in written.organs:
        if organ and title.startswith(organ) and "关于" not in title and _STRAIGHT.match(title[len(organ) :]):
            yield "about", (0, len(organ)), f"{organ}关于"
            break


def _qualified(before: str, kind: str) -> bool:
    """Whether the kind has a word of its own before it: 指导意见, 工作意见, 补充通知."""
    return _QUALIFIED.search(before) is not None or (kind != "通知" and before.endswith("工作"))

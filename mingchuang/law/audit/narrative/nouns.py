"""Which thing a quantity counts: the words round it, reduced to a noun and what narrows it."""

import re
from dataclasses import dataclass

from mingchuang.law.audit.values import Span

from .prose import Piece
from .quantities import Quantity

# Things that reports count more than once, and the spellings of each. Others are not compared: scope cannot be told.
_THINGS = {
    "interpretation": r"(?:政策|文件)?解读(?:材料|信息|稿件?)?|图解",
    "service_item": r"(?:政务)?服务事项|审批服务事项",
    "normative": r"(?:行政)?规范性文件",
    "press": r"新闻发布会|新闻通气会",
    "proposal": r"(?:政协)?(?:委员)?提案",
    "suggestion": r"(?:人大)?(?:代表)?建议(?!征集)",
    "place": r"服务场所|服务网点",
    "consultation": r"意见征集|征求意见(?:稿)?|民意征集",
    "disclosed": r"(?:主动)?公开(?:各类)?(?:政府|政务)?信息|信息(?=\d)",
    "message": r"(?:网民|群众|网上)?留言|来信|咨询",
    "wechat": r"微信(?:公众号)?",
    "weibo": r"微博",
    "training": r"培训(?:会|班)?",
}
_THING = re.compile("|".join(f"(?P<{name}>{pattern})" for name, pattern in _THINGS.items()))
# What narrows a thing: two quantities are comparable only when the same words narrow both.
_NARROWING = re.compile(
    r"20\d{2}年|上级|国家|省级?|市级|县级|本级|本局|我局|部门|文字|图片|图文|图表|视频|动漫|音频|短片|领导|负责人|专家|媒体|在线|访谈|H5|重点|一网通办|高频|热点|群众关心"
    r"|不见面|跨省|即办|乡镇级|村级|APP|皖事通|移动端|自助|季度|上半年|下半年|\d{1,2}月|首|新增|累计|梳理|认领|重大|原创|转载|转发|征集|收到|采纳|回复|办理|举办|参加"
    r"|废止|制发|制定|修改|现行|清理|失效|有效|新建|备案|审查|评估|网站|门户|专栏|栏目|公众号|平台|公报|公告栏|报纸|电视|广播|客户端|新媒体|头条|抖音|显示屏|大厅|日报"
)
_ALL = re.compile(r"共计|总计|合计|累计|总共|共(?!同|享|建|治|公|性|服)|全年")
_OTHER_YEAR = re.compile(
    r"上年|去年|往年|同比|较20\d{2}|20\d{2}年以来|下一步|20\d{2}年[^,，。]{0,6}将|计划|力争|拟|目标"
)


@dataclass(frozen=True, slots=True)
class Counted:
    """A quantity and what it counts; ``whole`` when the writer says it is the total."""

    thing: str
    narrowing: frozenset[str]
    quantity: Quantity
    span: Span
    whole: bool
    words: str


def counted(clause: Piece, found: Quantity, sentence: str) -> Counted | None:
    """What a quantity of a clause counts (its span is within the clause); None when it is nothing that is compared."""
    before, after = clause.text[: found.span[0]], clause.text[found.span[1] :]
    if _OTHER_YEAR.search(sentence):
        return None
    following = _THING.match(after.lstrip("的"))
    preceding = list(_THING.finditer(before))
    match = following or (preceding[-1] if preceding else None)
    if match is None or (not following and len(before) - match.end() > 10):
        return None
    start = match.start() if not following else 0
    # What stands before the last 、 belongs to another item of the list.
    near = re.split(r"[、]", before[max(0, (start if not following else len(before)) - 14) :])[-1]
    narrowing = frozenset(_NARROWING.findall(near + (match.group() if not following else after[: match.end() + 2])))
    span = (clause.start + found.span[0], clause.start + found.span[1])
    return Counted(
        match.lastgroup or "",
        narrowing - {"共计", "累计"},
        found,
        span,
        bool(_ALL.search(near)),
        (near + clause.text[found.span[0] : found.span[1]] + after[:8]).strip(),
    )

"""A whole and the list of its parts: 累计 N 条，其中 A a 条、B b 条、其他 c 条."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from .quantities import Quantity, quantities
from .words import table

_TOTAL = re.compile(r"(?:共计|总计|合计|累计|总共|共|全年)[^，,；;。]{0,24}$")
_PARTS = re.compile(
    r"^[\s，,；;。:：(（]*(?P<word>其中|主要包括|包括|分别为?|分为|包含|含)(?:包括|包含|含|有)?[：:，,]*"
)
_LIST_END = re.compile(r"拆分|合并|[。！？!?\n]|同比|较上年|另有|此外|同时|相比|增长")
# A clause that begins so opens another statement, unless the first item of the list begins so too.
_ELSE = re.compile(
    r"[，,；;]\s*(?P<word>全年|另|共|累计|均|全部|截至|举办|召开|开展|办理|回应|组织|接受|受理|收到|答复|办结|已|通过|发布(?!会|厅|平台)|公开(?!网|栏|平台|专栏|目录)|结转|上年|就(?=\d)|无|未|实现|完成|关注)"
)
_BRACKETS = re.compile(r"[（(][^（()）]*[)）]")
_REST = re.compile(r"其他|其它|其余|剩余|余下")
# One thing may stand in two such parts, so that their sum may exceed the whole without a fault.
_OVERLAPPING = re.compile(r"均|各|人次|转载|同步|重复|以上|阅读|点击|浏览|关注")
_CARRIED = re.compile(r"结转")  # what is divided is the year's and the last year's together
_NESTED = re.compile(r"其中|包括|含|分别")
# What was taken over from others is often named behind the list that divides one's own: 其中图解8篇，转载上级解读30篇.
_TAKEN_OVER = re.compile(r"(?:^|[，,；;、])\s*(?:另?并|同时)?(?:转载|转发)[^，,；;、]*$")


@dataclass(frozen=True, slots=True)
class Whole:
    """A quantity and its parts, in positions of the paragraph.

    ``closed``: the list names all parts; ``adds_up``: the parts are of one kind, so that they may be added; ``sure``: it is
    this quantity and no other that the list divides; ``most`` is the largest number of its kind that stands before it.
    """

    quantity: Quantity
    parts: tuple[Quantity, ...]
    closed: bool
    adds_up: bool
    sure: bool
    most: Decimal = Decimal(0)


def wholes(paragraph: str) -> Iterator[Whole]:
    """Every whole with a list of parts of its unit."""
    found = [q for q in quantities(paragraph) if q.unit != "%"]
    for place, whole in enumerate(found):
        following = paragraph[whole.span[1] :]
        opened = _PARTS.match(following)
        if opened is None or (
            opened["word"] in ("含", "分别") and not opened.group().startswith(("（", "(", "，", ","))
        ):
            continue
        begin = whole.span[1] + opened.end()
        end = _end(paragraph, begin, opened.group().lstrip().startswith(("（", "(")))
        end = _before_next(paragraph, begin, end, found[place + 1 :])
        listed = paragraph[begin:end]
        inside = [match.span() for match in _BRACKETS.finditer(paragraph, begin, end)]
        parts = tuple(
            q
            for q in found[place + 1 :]
            if q.unit == whole.unit
            and begin <= q.span[0] < end
            and not any(a < q.span[0] < b for a, b in inside)
            and not _beside(paragraph[begin : q.span[0]])
        )
        if not parts:
            continue
        before = re.split(r"[。；;]", paragraph[: whole.span[0]])[-1]
        earlier = [q for q in found[:place] if q.unit == whole.unit and q.span[0] >= whole.span[0] - len(before)]
        total = _TOTAL.search(before[-34:]) is not None
        divided = whole
        if earlier and "。" in opened.group():
            # A list that begins with the next sentence divides the largest number of the last one.
            divided, total = max((whole, *earlier), key=lambda q: q.value), False
        yield Whole(
            divided,
            parts,
            closed=_closed(listed, opened["word"], len(parts)),
            adds_up=not (
                (divided is not whole and _CARRIED.search(before))
                or _NESTED.search(listed)
                or _OVERLAPPING.search(listed)
                or _two_kinds(listed)
            ),
            sure=total or not earlier,
            most=max((q.value for q in earlier), default=Decimal(0)),
        )


def _beside(listed: str) -> bool:
    """Is the item that ends here taken over from others, and not the first of its list?"""
    return (found := _TAKEN_OVER.search(listed)) is not None and found.start() > 0


def _before_next(paragraph: str, begin: int, end: int, following: list[Quantity]) -> int:
    """Where the list ends if another whole with a list of its own follows: A 1件，其中…；B 2件，其中…."""
    nested = re.compile(r"其中").search(paragraph, begin, end)
    if nested is None:
        return end
    whole = [q for q in following if q.span[1] <= nested.start() and q.span[0] >= begin]
    if not whole:
        return end
    parted = max(paragraph.rfind(sign, begin, whole[-1].span[0]) for sign in "；;，,、")
    return parted if parted > begin else begin


def _closed(listed: str, word: str, parts: int) -> bool:
    """Does the list say that it is whole? 其他 as its last item, or 分别为."""
    if word.startswith(("分别", "分为")):
        return parts > 1
    items = re.split(r"[，,；;、]", listed)
    return parts > 1 and any(_REST.search(item) and re.search(r"\d", item) for item in items[-2:])


def _two_kinds(listed: str) -> bool:
    """Applicants and results in one list divide the whole twice."""
    divided = [any(known.search(listed) for known in table(name).values()) for name in ("applicants", "results")]
    return all(divided)


def _end(paragraph: str, begin: int, bracketed: bool) -> int:
    stop = _LIST_END.search(paragraph, begin)
    end = stop.start() if stop else len(paragraph)
    if bracketed and (closing := re.search(r"[）)]", paragraph[begin:end])):
        return begin + closing.start()
    first = paragraph[begin : begin + 4]
    for other in _ELSE.finditer(paragraph, begin, end):
        if not first.startswith(other["word"]):
            return other.start()
    return end

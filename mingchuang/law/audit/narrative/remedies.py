"""What a clause says of reviews and lawsuits, as statements about cells of table 4."""

import re
from dataclasses import dataclass
from decimal import Decimal

from .prose import Piece
from .quantities import Quantity, quantities
from .words import table

REMEDY = re.compile(r"复议|诉讼|起诉|应诉")
_COUNTED = frozenset(["件", "起", "宗", "例", "件次"])
NEAR = 16  # characters between the remedy and its number
_NO = re.compile(r"未发生|未出现|未产生|没有发生|没有出现|没有|未有|无|未被|未收到|未引发|未引起|未提起|零发生|不存在")
_NO_STATEMENT = re.compile(
    r"败诉|纠错|被?撤销|责令|结果|维持|超期|逾期|投诉|举报|情况如下|如对|可以|可依法|权利|不服|告知"
)
# A body that hears reviews or defends suits in its daily work counts them too; those are others.
_OTHER_CASES = re.compile(
    r"(?:办理|受理|审理|办结|承办|代理|收到)[^，,。；;]{0,6}(?:行政)?(?:复议|诉讼|应诉)(?:案件|申请)?|(?:民事|刑事|公益)诉讼|出庭应诉率"
)
_INSTANCE = re.compile(r"[一二]审|再审|终审|抗诉")  # one suit stands in several of them
_DIRECT = re.compile(r"未经复议|直接(?:提起|起诉|向)")
_POST = re.compile(r"复议后|经复议(?!直接)|复议再")


@dataclass(frozen=True, slots=True)
class Remedy:
    """A number said of cells of table 4, with its readings."""

    topic: str
    value: Quantity
    readings: tuple[tuple[str, ...], ...]


def group_of(text: str) -> str:
    """review, direct_suit, post_suit, suits, both, or "" when neither is named."""
    if _POST.search(text) and re.search(r"起诉|诉讼", text):
        return "post_suit"
    if _DIRECT.search(text):
        return "direct_suit"
    review, suit = "复议" in text, re.search(r"诉讼|起诉|应诉", text) is not None
    return "both" if review and suit else "review" if review else "suits" if suit else ""


def _cells(group: str, outcome: str) -> tuple[str, ...]:
    groups = {"suits": ("direct_suit", "post_suit"), "both": ("review", "direct_suit", "post_suit")}.get(
        group, (group,)
    )
    return tuple(f"T4.{one}.{outcome}" for one in groups)


def remedies(clause: Piece, remembered: str, own: bool) -> tuple[list[Remedy], str]:
    """The statements of a clause, and the group that later clauses of the sentence go on speaking of."""
    text = clause.text
    group = group_of(text) or remembered
    named = group_of(text) != ""
    if _OTHER_CASES.search(text) and "公开" not in text:
        return [], ""
    if named and not own:
        return [], ""
    found = [q for q in quantities(text) if q.unit in _COUNTED]
    if not found:
        return (_none(clause, text, group) if named else []), group
    made: list[Remedy] = []
    begin = 0
    for quantity in found:
        before = text[begin : quantity.span[0]]
        after = text[quantity.span[1] :][:10]
        begin = quantity.span[1]
        spoken = group_of(before) or group_of(after.split("、")[0]) or group
        last = max((m.end() for m in re.finditer(r"复议|诉讼|起诉|应诉", before)), default=None)
        if (last is not None and len(before) - last > NEAR) or _INSTANCE.search(before):
            continue
        outcome = _outcome(before) or (_outcome(after) if not group_of(before) else "")
        if not outcome and not (group_of(before) or group_of(after)):
            continue
        placed = _moved(quantity, clause.start)
        if spoken == "both" and re.search(r"各\s*$", before):
            made += [Remedy(topic, placed, (_cells(topic, outcome or "total"),)) for topic in ("review", "suits")]
        else:
            made.append(Remedy(spoken, placed, (_cells(spoken, outcome or "total"),)))
        group = spoken
    return made, group


def _none(clause: Piece, text: str, group: str) -> list[Remedy]:
    no = _NO.search(text)
    if not no or _NO_STATEMENT.search(text):
        return []
    zero = Quantity(Decimal(0), "件", (clause.start + no.start(), clause.start + no.end()), True, Decimal(1))
    topics = ("review", "suits") if group == "both" else (group,)
    return [Remedy(topic, zero, (_cells(topic, "total"),)) for topic in topics]


def _outcome(text: str) -> str:
    return next((key for key, known in table("outcomes").items() if known.search(text[-12:])), "")


def _moved(found: Quantity, start: int) -> Quantity:
    span = (start + found.span[0], start + found.span[1])
    return Quantity(found.value, found.unit, span, found.exact, found.step)

"""Sentences about disclosure requests, read as statements about cells of tables 3 and 4.

Read with care: a sentence about another year, about a rise, about the whole city or about a hypothetical says nothing of
this report's cells. What cannot be told for certain is left out.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from mingchuang.law.audit.values import Report, Span

from .prose import Piece, clauses, sentences
from .quantities import Quantity, quantities

_COUNTED = frozenset(["件", "份", "条", "宗", "起", "例", "次", "个", "件次"])
_NOT_THIS_YEAR = re.compile(r"上年度?[^结]|去年|往年|同比|较上|比上|历年|以来累计|20\d{2}年以来|近[三五两]年|同期")
_NOT_THIS_BODY = re.compile(r"全[市县区省州](?!政务服务)|各[县区市镇乡]|各部门|指导.{0,6}(?:部门|单位)|下属|所属")
_REQUEST = re.compile(r"申请|依申请公开")
_NEW = re.compile(r"收到|受理|新收|接收|接到|收悉|登记")
_HANDLED = re.compile(r"办结|办理(?!流程|制度|情况|工作|时限)|答复|处理(?!单|决定|流程|费)|办复")
_NONE_AT_ALL = re.compile(
    r"(?:未|没有|尚未|并未|无)(?:有)?(?:收到|接到|受理|发生|产生)?[^，,。；;]{0,24}?(?:依申请公开|(?:政府)?信息公开(?:的)?申请|申请公开)"
)
_REMEDY = re.compile(r"复议|诉讼|起诉")
_NO_REMEDY = re.compile(r"未发生|未出现|未产生|没有发生|没有出现|没有|未有|无|未被|未收到|未引发|零")
_GROUPS = {
    "予以公开": "R3a",
    "部分公开": "R3b",
    "不予公开": "R3c",
    "无法提供": "R3d",
    "不予处理": "R3e",
    "其他处理": "R3f",
}
_RESULTS = re.compile(rf"(?:{'|'.join(_GROUPS)})(?:(?:[、或和及与]|以及|的)*(?:{'|'.join(_GROUPS)}))*")
_CARRIED_OUT = re.compile(r"结转(?:至|到|入)?(?:下年度?|下一年度?|次年|20\d{2}年)|(?:下年度?|次年)(?:继续)?办理")
_CARRIED_IN = re.compile(r"(?:上年度?|上一年度?|去年|20\d{2}年)(?:度)?结转|结转(?:自)?上年")


@dataclass(frozen=True, slots=True)
class Statement:
    """A number said of cells: it must equal the sum of each of the ``readings`` (a list of cell ids) or of one of them."""

    topic: str
    value: Quantity
    readings: tuple[tuple[str, ...], ...]
    piece: Piece

    @property
    def span(self) -> Span:
        return self.value.span


def _total(*rows: str) -> tuple[str, ...]:
    return tuple(f"T3.{row}.total" for row in rows)


def _group_rows(report: Report, group: str) -> tuple[str, ...]:
    """The leaf rows under a heading of table 3, by the ids that were read."""
    rows = sorted({cell.split(".")[1] for cell in report.cells if cell.startswith(f"T3.{group}")})
    return tuple(f"T3.{row}.total" for row in rows if row != "R3g")


def _first(piece: Piece, after: int = 0) -> Quantity | None:
    """The first countable quantity of a clause from a place on, moved to its place in the report."""
    for found in quantities(piece.text):
        if found.span[0] >= after and found.unit in _COUNTED:
            span = (piece.start + found.span[0], piece.start + found.span[1])
            return Quantity(found.value, found.unit, span, found.exact, found.step)
    return None


def _zero(piece: Piece, match: re.Match[str]) -> Quantity:
    return Quantity(Decimal(0), "件", (piece.start + match.start(), piece.start + match.end()), True, Decimal(1))


def statements(report: Report) -> Iterator[Statement]:
    """Every statement about tables 3 and 4 that can be told for certain."""
    for sentence in sentences(report):
        text = sentence.text
        if _NOT_THIS_BODY.search(text) or not (_REQUEST.search(text) or _REMEDY.search(text) or "公开" in text):
            continue
        requests = bool(_REQUEST.search(text))
        if (none := _NONE_AT_ALL.search(text)) and not _REMEDY.search(none.group()) and not quantities(text):
            if (
                not re.search(r"法人|企业|自然人|超期|逾期|投诉|收费|书面|当面|信函", none.group())
                and "申请人" not in none.group()
            ):
                yield Statement("new", _zero(sentence, none), (_total("R1"),), sentence)
            continue
        for clause in clauses(sentence):
            if not _NOT_THIS_YEAR.search(clause.text):
                yield from _of_clause(report, clause, requests)
        yield from _no_remedies(sentence)


def _of_clause(report: Report, clause: Piece, requests: bool) -> Iterator[Statement]:
    text = clause.text
    if _REMEDY.search(text):
        yield from _remedies(clause)
        return
    if (carried := _CARRIED_OUT.search(text)) and (value := _first(clause)):
        yield Statement("carried_out", value, (_total("R4"),), clause)
    elif (carried := _CARRIED_IN.search(text)) and (value := _first(clause, carried.end())):
        yield Statement("carried_in", value, (_total("R2"),), clause)
    elif requests and (result := _RESULTS.search(text)) and (value := _first(clause, result.end())):
        rows = tuple(
            cell for name, group in _GROUPS.items() if name in result.group() for cell in _group_rows(report, group)
        )
        if value.span[0] - clause.start - result.end() <= 10 and rows:
            yield Statement("results", value, (rows,), clause)
    elif (_REQUEST.search(text) and "申请人" not in text and (value := _first(clause))) and not re.search(
        "收费|费用|提案|建议", text
    ):
        if _NEW.search(text):
            yield Statement("new", value, (_total("R1"), _total("R1", "R2")), clause)
        elif _HANDLED.search(text):
            yield Statement("handled", value, (_total("R3g"), _total("R1"), _total("R1", "R2")), clause)


def _remedies(clause: Piece) -> Iterator[Statement]:
    review, suit = clause.text.find("复议"), max(clause.text.find("诉讼"), clause.text.find("起诉"))
    value = _first(clause, max(review, suit, 0))
    if value is None or _NO_REMEDY.search(clause.text):
        return
    both = ("T4.direct_suit.total", "T4.post_suit.total")
    if review >= 0 and suit < 0:
        yield Statement("reviews", value, (("T4.review.total",),), clause)
    elif suit >= 0 and review < 0:
        yield Statement("suits", value, (both, ("T4.direct_suit.total",), ("T4.post_suit.total",)), clause)


def _no_remedies(sentence: Piece) -> Iterator[Statement]:
    for clause in clauses(sentence):
        found = _NO_REMEDY.search(clause.text)
        if not found or not _REMEDY.search(clause.text) or _NOT_THIS_YEAR.search(clause.text):
            continue
        if re.search(r"败诉|纠错|被撤销|责令|结果|败议|维持", clause.text):
            continue
        if "复议" in clause.text:
            yield Statement("reviews", _zero(clause, found), (("T4.review.total",),), clause)
        if "诉讼" in clause.text:
            yield Statement("suits", _zero(clause, found), (("T4.direct_suit.total", "T4.post_suit.total"),), clause)

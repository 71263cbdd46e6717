"""Sentences about disclosure requests, read as statements about cells of tables 3 and 4.

Read with care: a clause about another year, a rise, one way in, another body or a hypothetical says nothing of this report's
cells. What cannot be told for certain is left out; what can be told, but might be meant more narrowly, is not ``certain``.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from decimal import Decimal

from mingchuang.law.audit.values import Report, Span

from .prose import Piece, clauses, paragraphs, sentences_of
from .quantities import Quantity, quantities
from .remedies import REMEDY, remedies
from .words import pattern, table

COUNTED = frozenset(["件", "份", "条", "宗", "起", "例", "次", "件次", "笔"])
NEAR = 16  # characters between an applicant and the number of that kind
_EACH = re.compile(r"各\s*$|分别向|提供")
ORGANISATIONS = ("commercial", "research", "charity", "legal", "other_org")
_OWN = re.compile(r"信息公开|依申请公开|政务公开|公开申请|申请公开")
_CARRIED_TO = re.compile(r"结转(?:至|到|入)?(20\d{2})年")
# 连同上年结转的共办结26件: the number is what was handled, last year's among it.
_TOGETHER = re.compile(
    r"(?:连同|加上|算上|包括|含)[^，,。；;]{0,8}结转[^，,。；;\d]{0,8}(?:办结|办理|答复|处理)[^，,。；;\d]{0,4}$"
)
_ABOUT = re.compile(r"(?:含|包括|包含|加上|连同)[^，,。；;]{0,6}$")


@dataclass(frozen=True, slots=True)
class Statement:
    """A number said of cells: it must equal the sum of one of the ``readings`` (each a list of cell ids).

    ``certain``: the words leave no other meaning, so that a difference is a fault and not a question of scope.
    """

    topic: str
    value: Quantity
    readings: tuple[tuple[str, ...], ...]
    piece: Piece
    certain: bool = False

    @property
    def span(self) -> Span:
        return self.value.span


@dataclass
class Context:
    """What the sentences before have established within a paragraph."""

    report: Report
    government: bool
    requests: bool = False
    narrow: bool = False
    kind: str = ""  # the applicant kind that the last clauses speak of
    remedy: str = ""
    outcomes: list[Statement] = field(default_factory=list)


def statements(report: Report, government: bool = False) -> Iterator[Statement]:
    """Every statement about tables 3 and 4 that can be told."""
    for paragraph in paragraphs(report):
        context = Context(report, government)
        for sentence in sentences_of(paragraph):
            if pattern("made_papers").search(sentence.text) and pattern("attributes").search(sentence.text):
                context = Context(report, government)
                continue
            if pattern("part_of_time").search(sentence.text):
                continue
            if pattern("whole_territory").search(sentence.text) and not government:
                context = Context(report, government)
                continue
            yield from _of_sentence(context, sentence)


def _of_sentence(context: Context, sentence: Piece) -> Iterator[Statement]:
    text = sentence.text
    follows = re.match(r"\s*(?:其中|包括|上述|以上|答复|办理结果|已|共|均)", text) is not None
    if not follows:
        context.requests, context.kind, context.remedy = False, "", ""
        context.narrow = context.government and not pattern("whole_territory").search(text)
    context.narrow = context.narrow or pattern("one_office").search(text) is not None
    for clause in clauses(sentence):
        own = _OWN.search(clause.text) is not None
        if own or (context.requests and pattern("request").search(clause.text)):
            context.requests = True
        if pattern("other_year").search(clause.text) or pattern("share_of_work").search(clause.text):
            continue
        if REMEDY.search(clause.text) or context.remedy:
            found, context.remedy = remedies(clause, context.remedy, _OWN.search(text) is not None)
            yield from (Statement(f.topic, f.value, f.readings, clause, not context.narrow) for f in found)
            if found or REMEDY.search(clause.text):
                continue
        if context.requests:
            yield from _of_clause(context, clause)


def _of_clause(context: Context, clause: Piece) -> Iterator[Statement]:
    found = [q for q in quantities(clause.text) if q.unit in COUNTED]
    if not found:
        yield from _without_number(context, clause)
        return
    begin = 0
    for index, quantity in enumerate(found):
        end = found[index + 1].span[0] if index + 1 < len(found) else len(clause.text)
        before, after = clause.text[begin : quantity.span[0]], clause.text[quantity.span[1] : end]
        begin = quantity.span[1]
        only = len(found) == 1
        role = _role(context, before, after if only or index == len(found) - 1 else "", clause.text)
        if role is None:
            continue
        topic, readings, certain = role
        yield Statement(topic, _moved(quantity, clause.start), readings, clause, certain and not context.narrow)


Role = tuple[str, tuple[tuple[str, ...], ...], bool]


def _role(context: Context, before: str, after: str, clause: str) -> Role | None:
    """What a number of a clause says: topic, readings, certainty; None when that cannot be told."""
    if pattern("other_requests").search(clause):
        return None
    both = before + "#" + after
    if year := _CARRIED_TO.search(both):
        # 结转至2024年 is this year's beginning or its end, by the year of the report.
        if context.report.year is None or int(year[1]) not in (context.report.year, context.report.year + 1):
            return None
        into = int(year[1]) == context.report.year
        return ("carried_in", (_total("R2"),), False) if into else ("carried_out", (_total("R4"),), True)
    if pattern("carried_out").search(both):
        return "carried_out", (_total("R4"),), True
    if pattern("carried_in").search(both) and not _TOGETHER.search(before):
        return "carried_in", (_total("R2"),), True
    if role := _result(context, before, after):
        return role
    if kind := _applicant(clause):
        if (
            (before and _ABOUT.search(before))
            or not _applicant(before[-NEAR:] + "#" + after[:NEAR])
            or _EACH.search(before)
        ):
            return None
        context.kind = kind
        return "applicants", tuple(_column(context, row) for row in (("R1",), ("R1", "R2"), ("R3g",))), False
    return _whole(context, both, clause)


def _result(context: Context, before: str, after: str) -> Role | None:
    """A row of results: by the words before the number, else by those right after it."""
    for words, near in ((before[-30:], False), (after[:14], True)):
        groups = [key for key, known in table("results").items() if known.search(words)]
        if not groups:
            continue
        # 不予公开的商业秘密3件 names group and row: the row is meant; 予以公开和部分公开8件 means both.
        leaves = [g for g in groups if len(g) > 3]
        chosen = leaves[-1:] if len(leaves) == 1 else (leaves or groups)
        if len(chosen) > 1 and not re.search(r"[或和及与、]", words):
            chosen = chosen[:1]
        if leaves and len(leaves) > 1:
            return None
        rows = tuple(row for group in chosen for row in rows_of(context.report, group))
        if not rows or (near and re.search(r"申请", after[:4])):
            return None
        readings = [_column(context, rows)] if context.kind else []
        readings.append(_total(*rows))
        if chosen == ["R3a"] and "予以" not in words:
            readings.append(_total("R3a", "R3b"))
        return "results", tuple(readings), not context.kind and len(chosen) == 1
    return None


def _whole(context: Context, both: str, clause: str) -> Role | None:
    """All requests, new or handled."""
    if pattern("ways").search(clause) and not pattern("many_ways").search(clause):
        return None
    if re.match(r"\s*(?:其中|另|平均|每|日均|最多)", clause):
        return None
    with_carried = re.search(r"(?:含|包括|加上).{0,4}(?:上年|结转)", clause)
    new, handled = pattern("new").search(both), pattern("handled").search(both)
    if new and (not handled or pattern("request").search(both)):
        readings = (_total("R1", "R2"),) if with_carried else (_total("R1"), _total("R1", "R2"))
        return "new", readings, pattern("request").search(both) is not None
    if handled:
        other = tuple(f"-{cell}" for cell in _total(*rows_of(context.report, "R3f")))
        # 答复 may leave out what was closed in another way, such as requests that were taken back.
        return "handled", (*HANDLED, ("T3.R3g.total", *other)), False
    return None


def _without_number(context: Context, clause: Piece) -> Iterator[Statement]:
    none = pattern("none").search(clause.text)
    if none and not pattern("none_excuses").search(clause.text) and not pattern("carried_out").search(clause.text):
        plain = not pattern("ways").search(clause.text) or pattern("many_ways").search(clause.text)
        if plain:
            yield Statement("new", _zero(clause, none), (_total("R1"),), clause, not context.narrow)
        return
    carried = re.search(r"(?:无|没有|未)[^，,。；;]{0,6}结转", clause.text)
    if carried and "上年" not in clause.text and "上一年" not in clause.text and "下" in clause.text:
        yield Statement("carried_out", _zero(clause, carried), (_total("R4"),), clause, not context.narrow)
    elif (done := pattern("all_done").search(clause.text)) and not pattern("the_rest").search(clause.text):
        yield Statement("all_done", _zero(clause, done), (_total("R4"),), clause, False)


def _total(*rows: str) -> tuple[str, ...]:
    return tuple(f"T3.{row}.total" for row in rows)


# 答复 and 办理 may leave out what was only noted or closed without an answer.
HANDLED = (
    _total("R3g"),
    _total("R1"),
    _total("R1", "R2"),
    ("T3.R1.total", "-T3.R4.total"),  # of those that came this year
)


def _applicant(text: str) -> str:
    return next((key for key, known in table("applicants").items() if known.search(text)), "")


def _column(context: Context, rows: tuple[str, ...]) -> tuple[str, ...]:
    """The cells of rows in the column (or columns) of the applicant kind that is spoken of."""
    kinds = ORGANISATIONS if context.kind == "organisations" else (context.kind,)
    return tuple(f"T3.{row}.{kind}" for row in rows for kind in kinds)


def rows_of(report: Report, group: str) -> tuple[str, ...]:
    """The leaf rows under a heading of table 3, by the ids that were read."""
    rows = sorted({cell.split(".")[1] for cell in report.cells if cell.startswith(f"T3.{group}")})
    return tuple(row for row in rows if row != "R3g")


def _moved(found: Quantity, start: int) -> Quantity:
    span = (start + found.span[0], start + found.span[1])
    return Quantity(found.value, found.unit, span, found.exact, found.step)


def _zero(piece: Piece, match: re.Match[str]) -> Quantity:
    return Quantity(Decimal(0), "件", (piece.start + match.start(), piece.start + match.end()), True, Decimal(1))

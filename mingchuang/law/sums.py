"""勾稽: which rules a set of report tables breaks. Values in, findings out; a finding is ``rule@place``.

A cell that holds no proper number breaks ``nat`` (or ``type``) and leaves the sums it belongs to unassessed.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from typing import Any

from mingchuang.law.annual_report import Format

Rows = Mapping[str, Sequence[Any]]


@dataclass(frozen=True)
class Check:
    """A broken rule: its id (``T3.identity@commercial``), severity (hard | soft), and the numbers on both sides."""

    id: str
    severity: str
    left: Any = None
    right: Any = None

    @property
    def rule(self) -> str:
        return self.id.split("@", 1)[0]

    @property
    def where(self) -> str:
        return self.id.split("@", 1)[1]


@dataclass(frozen=True)
class Known:
    """What else is known: last year's R4 and table 2, the register's counts, and whether a correction is cited."""

    previous_r4: Sequence[Any] | None = None
    previous_t2: Rows | None = None
    register: Rows | None = None
    correction_cited: bool = False


def reconcile(
    fmt: Format, t2: Rows | None, t3: Rows | None, t4: Rows | None, known: Known | None = None
) -> tuple[Check, ...]:
    """Every broken rule of tables 2, 3 and 4, in the order of the tables.

    A table given as None is not assessed, nor is a row that table 2 does not hold; tables 3 and 4 must be whole.
    """
    known = known or Known()
    found: list[Check] = []
    if t2 is not None:
        found += _table_2(fmt, t2, known)
    if t3 is not None:
        found += _table_3(fmt, t3, known)
    if t4 is not None:
        found += _table_4(fmt, t4)
    return tuple(found)


def is_nat(value: Any) -> bool:
    """A whole number of 0 or more; neither a blank, a text, a fraction nor a truth value."""
    return isinstance(value, int) and not isinstance(value, bool) and value >= 0


def _number(value: Any) -> bool:
    return isinstance(value, int) and not isinstance(value, bool)


def fits(kind: str, value: Any) -> bool:
    """Whether a value is of a column's kind: nat, int (signed), money or decimal (not negative; texts of a decimal count)."""
    if kind == "nat":
        return is_nat(value)
    if kind == "int":
        return _number(value)
    if isinstance(value, bool) or not isinstance(value, int | float | str | Decimal):
        return False
    try:
        amount = Decimal(str(value))
    except InvalidOperation:
        return False
    return amount.is_finite() and amount >= 0


def _cell(row: Sequence[Any] | None, position: int) -> Any:
    return row[position] if row is not None and position < len(row) else None


def _at(rows: Rows, row: str, position: int) -> Any:
    return _cell(rows.get(row), position)


def _differs(left: Any, right: Any) -> bool:
    return _number(left) and _number(right) and left != right


def _sum(values: Sequence[Any]) -> int | None:
    """The sum, or None when a value is no whole number: then nothing can be said."""
    return sum(values) if all(_number(value) for value in values) else None


def _table_2(fmt: Format, t2: Rows, known: Known) -> Iterator[Check]:
    for block in fmt.t2:
        ids = [column.id for column in block.columns]
        for row in (row for row in block.rows if row.id in t2):
            values = dict(zip(ids, _padded(t2[row.id], len(ids)), strict=True))
            place = row.id.removeprefix("T2.")
            for column in block.columns:
                if not fits(column.kind, values[column.id]):
                    yield Check(f"T2.type@{place}.{column.id}", "hard", values[column.id])
            before = None
            if known.previous_t2 is not None and row.id in known.previous_t2:
                before = dict(zip(ids, _padded(known.previous_t2[row.id], len(ids)), strict=True))
            for rule, left, right, broken in _row_rules(values, before):
                if rule in fmt.rules and broken:
                    yield Check(f"{rule}@{place}", fmt.rules[rule].severity, left, right)


def _padded(row: Sequence[Any] | None, width: int) -> list[Any]:
    cells = list(row or ())[:width]
    return cells + [None] * (width - len(cells))


def _row_rules(now: Mapping[str, Any], before: Mapping[str, Any] | None) -> Iterator[tuple[str, Any, Any, bool]]:
    """The soft rules of one row of table 2 as (rule, left, right, broken); only those whose numbers are known."""
    if (items := _sum([now.get("previous"), now.get("change")])) is not None:
        yield "T2.fee_sign", items, 0, items < 0
    if _sum([now.get("opened"), now.get("total_open")]) is not None:
        yield "T2.pub", now["opened"], now["total_open"], now["opened"] > now["total_open"]
    if before is None:
        return
    items = _sum([before.get("previous"), before.get("change")])
    if items is not None and _number(now.get("previous")):
        yield "T2.prev", now["previous"], items, now["previous"] != items
    if _sum([now.get("in_force"), now.get("made"), now.get("repealed"), before.get("in_force")]) is not None:
        expected = before["in_force"] + now["made"] - now["repealed"]
        yield "T2.valid", now["in_force"], expected, now["in_force"] != expected
        yield "T2.abolish", now["repealed"], before["in_force"], now["repealed"] > before["in_force"]


def _table_3(fmt: Format, t3: Rows, known: Known) -> Iterator[Check]:
    columns = [column.id for column in fmt.t3_columns]
    total = columns.index("total")
    for row in fmt.t3_ids:
        for position, column in enumerate(columns):
            if not is_nat(_at(t3, row, position)):
                yield Check(f"T3.nat@{row}.{column}", "hard", _at(t3, row, position))
    for row in fmt.t3_ids:
        parts = _sum([_at(t3, row, position) for position in range(total)])
        if _differs(parts, _at(t3, row, total)):
            yield Check(f"T3.rowsum@{row}", "hard", parts, _at(t3, row, total))
    for position, column in enumerate(columns):
        results = _sum([_at(t3, row, position) for row in fmt.result_ids])
        if _differs(results, _at(t3, "R3g", position)):
            yield Check(f"T3.result@{column}", "hard", results, _at(t3, "R3g", position))
    for position, column in enumerate(columns):
        left = _sum([_at(t3, "R1", position), _at(t3, "R2", position)])
        right = _sum([_at(t3, "R3g", position), _at(t3, "R4", position)])
        if _differs(left, right):
            yield Check(f"T3.identity@{column}", "hard", left, right)
    yield from _carried(t3, columns, known)
    yield from _registered(fmt, t3, columns, known)


def _carried(t3: Rows, columns: list[str], known: Known) -> Iterator[Check]:
    """R2 of this year equals R4 of the last, unless a correction of last year's report is cited."""
    if known.previous_r4 is None:
        return
    severity = "soft" if known.correction_cited else "hard"
    for position, column in enumerate(columns):
        now, before = _at(t3, "R2", position), _cell(known.previous_r4, position)
        if _differs(now, before):
            yield Check(f"T3.carry@{column}", severity, now, before)


def _registered(fmt: Format, t3: Rows, columns: list[str], known: Known) -> Iterator[Check]:
    if known.register is None:
        return
    for row in fmt.t3_ids:
        for position, column in enumerate(columns):
            stated, counted = _at(t3, row, position), _at(known.register, row, position)
            if _differs(stated, counted):
                yield Check(f"T3.register@{row}.{column}", "soft", stated, counted)


def _table_4(fmt: Format, t4: Rows) -> Iterator[Check]:
    columns = [column.id for column in fmt.t4_columns]
    total = columns.index("total")
    for group in fmt.t4_groups:
        for position, column in enumerate(columns):
            if not is_nat(_at(t4, group.id, position)):
                yield Check(f"T4.nat@{group.id}.{column}", "hard", _at(t4, group.id, position))
    for group in fmt.t4_groups:
        parts = _sum([_at(t4, group.id, position) for position in range(total)])
        if _differs(parts, _at(t4, group.id, total)):
            yield Check(f"T4.sum@{group.id}", "hard", parts, _at(t4, group.id, total))

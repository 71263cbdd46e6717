"""``reconcile``: which rules the tables of a report break."""

from collections.abc import Sequence
from typing import Any

from mingchuang.intake.questions.values import need
from mingchuang.law.annual_report import Format, format_by_id
from mingchuang.law.refusal import refuse
from mingchuang.law.sums import Check, Known, Rows, reconcile

_T2_PREFIX = "T2."


def answer(question: dict[str, Any]) -> dict[str, Any]:
    """``{"format","T2","T3","T4","previous_R4"}`` → ok, the hard rules broken, the soft ones apart, what was not assessed.

    Also taken: ``previous_T2``, ``register`` (table 3 counted from the register) and ``correction_cited``. Row ids of table 2
    may stand with or without their prefix.
    """
    fmt = format_by_id(need(question, "format"))
    known = Known(
        previous_r4=_numbers(question, "previous_R4", len(fmt.t3_columns)),
        previous_t2=_table(question, "previous_T2", fmt),
        register=_table(question, "register", fmt),
        correction_cited=bool(question.get("correction_cited")),
    )
    t2, t3, t4 = (_table(question, name, fmt) for name in ("T2", "T3", "T4"))
    found = reconcile(fmt, t2, t3, t4, known)
    hard = [check for check in found if check.severity == "hard"]
    soft = [check for check in found if check.severity == "soft"]
    return {
        "format": fmt.id,
        "ok": not hard,
        "violations": [check.id for check in hard],
        "warnings": [check.id for check in soft],
        "checks": [_check(fmt, check) for check in found],
        "not_assessed": _not_assessed({"T2": t2, "T3": t3, "T4": t4}, known),
    }


def _check(fmt: Format, check: Check) -> dict[str, Any]:
    rule = fmt.rules[check.rule]
    sides = {"left": check.left, "right": check.right}
    return {"id": check.id, "severity": check.severity, "zh": rule.zh, "en": rule.en, "source": rule.source, **sides}


def _not_assessed(tables: dict[str, Rows | None], known: Known) -> list[str]:
    missing = [name for name, table in tables.items() if table is None]
    return missing + (["T3.carry"] if known.previous_r4 is None else [])


def _table(question: dict[str, Any], name: str, fmt: Format) -> Rows | None:
    table = question.get(name)
    if table is None or table == {}:
        return None
    if not isinstance(table, dict) or not all(isinstance(row, list) for row in table.values()):
        raise refuse("questions.table_wrong", name, name=name)
    if not name.endswith("T2"):
        rows = {str(row).removeprefix(f"{name}."): cells for row, cells in table.items()}
    else:
        rows = {_T2_PREFIX + str(row).removeprefix(_T2_PREFIX): cells for row, cells in table.items()}
    shape = _widths(fmt, name)
    unknown = sorted(set(rows) - set(shape))
    if unknown:
        raise refuse("questions.rows_unknown", name, name=name, rows="、".join(unknown), format=fmt.id)
    long = sorted(row for row, cells in rows.items() if len(cells) > shape[row])
    if long:
        raise refuse("questions.row_too_long", name, name=name, rows="、".join(long))
    return rows


def _widths(fmt: Format, name: str) -> dict[str, int]:
    key = {"register": "T3", "previous_T2": "T2"}.get(name, name)
    return {row: len(cells) for row, cells in fmt.empty()[key].items()}


def _numbers(question: dict[str, Any], name: str, width: int) -> Sequence[Any] | None:
    values = question.get(name)
    if values is None:
        return None
    if not isinstance(values, list) or len(values) != width:
        raise refuse("questions.numbers_wrong", name, name=name, width=width)
    return values

"""Tables 2, 3 and 4: the hard and soft rules of the formats (``law/sums``), said in sentences about this report."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any, ClassVar

from mingchuang.law import sums
from mingchuang.law.annual_report import Format
from mingchuang.law.audit.check import Case, ReportCheck, sentences
from mingchuang.law.audit.values import Finding, Report

FEW = 2  # cells without a number that are named one by one


class Names:
    """The printed names of rows and columns of a format, by id, in both languages."""

    def __init__(self, fmt: Format) -> None:
        self.rows = {row.id.removeprefix("T2."): (row.zh, row.en) for block in fmt.t2 for row in block.rows}
        self.rows |= {row.id: (f"{row.number}{row.zh}", row.en) for row in fmt.t3_rows}
        self.rows |= {group.id: (group.zh, group.en) for group in fmt.t4_groups}
        columns = [*fmt.t3_columns, *fmt.t4_columns]
        self.columns = {column.id: (column.zh, column.en) for column in columns}
        self.t2 = {
            f"{row.id.removeprefix('T2.')}.{column.id}": (column.zh, column.en)
            for block in fmt.t2
            for row in block.rows
            for column in block.columns
        }


def tables(case: Case, report: Report, fmt: Format) -> dict[str, Mapping[str, Sequence[Any]]]:
    """The tables as `law.sums` takes them; rows of table 2 that were not read are left out, others padded with None."""
    held = {cell_id.rsplit(".", 1)[0] for cell_id in report.cells}
    other = Case(report) if report is not case.report else case
    t3 = {row.id: other.row("T3", row.id, tuple(c.id for c in fmt.t3_columns)) for row in fmt.t3_rows}
    t4 = {group.id: other.row("T4", group.id, tuple(c.id for c in fmt.t4_columns)) for group in fmt.t4_groups}
    t2 = {
        row.id: other.row("T2", row.id, tuple(c.id for c in block.columns))
        for block in fmt.t2
        for row in block.rows
        if row.id in held
    }
    return {"T2": t2, "T3": t3, "T4": t4}


class Tables(ReportCheck):
    """All rules of ``law/sums``; one finding a broken rule and place, under the rule's own id."""

    id: ClassVar[str] = "T3.*"
    source = "国办公开办函〔2019〕60号; 国办公开办函〔2021〕30号"

    def find(self, case: Case) -> Iterator[Finding]:
        fmt = case.fmt
        if fmt is None:
            return
        read = tables(case, case.report, fmt)
        blanks: dict[str, list[tuple[sums.Check, str]]] = {}
        for broken in sums.reconcile(fmt, read["T2"] or None, read["T3"], read["T4"], self._known(case, fmt)):
            places = cells_of(broken, fmt)
            # A cell that was not read is not assessable, never wrong.
            if any(place not in case.report.cells for place in places):
                continue
            if broken.rule.endswith((".nat", ".type")):
                blanks.setdefault(broken.rule, []).append((broken, places[0]))
                continue
            yield self._said(broken, places, case, fmt)
        for held in blanks.values():
            yield from self._held(held, case, fmt)

    def _held(self, held: list[tuple[sums.Check, str]], case: Case, fmt: Format) -> Iterator[Finding]:
        """Cells that hold no proper number: each by itself, or all of a table at once where there are many."""
        if len(held) <= FEW:
            yield from (self._said(broken, (place,), case, fmt) for broken, place in held)
            return
        one = self._said(*held[0][:1], (held[0][1],), case, fmt)
        raws = [case.report.cells[place].raw for _, place in held]
        kinds = sorted(set(raws), key=raws.index)
        said = sentences()["tables.many"]
        table = held[0][0].rule[1]
        facts = {"table": "二三四"[int(table) - 2], "table_en": table, "count": len(held)}
        facts["raw"] = "、".join(f"“{raw}”" if raw else "空白" for raw in kinds[:4])
        yield replace(
            one,
            where=tuple(place for _, place in held),
            evidence=f"{len(held)} × {' '.join(kinds[:4])}".strip(),
            zh=said["zh"].format(**facts),
            en=said["en"].format(**facts),
        )

    @staticmethod
    def _known(case: Case, fmt: Format) -> sums.Known:
        previous = case.previous
        if previous is None or case.report.year is None or previous.year != case.report.year - 1:
            return sums.Known()
        before = Case(previous)
        r4 = before.row("T3", "R4", tuple(c.id for c in fmt.t3_columns))
        t2 = tables(before, previous, fmt)["T2"] if previous.format == case.report.format else None
        return sums.Known(
            previous_r4=r4 if None not in r4 else None,
            previous_t2=t2,
            correction_cited=cites_correction(case.report.text),
        )

    @staticmethod
    def _said(broken: sums.Check, places: tuple[str, ...], case: Case, fmt: Format) -> Finding:
        rule = fmt.rules[broken.rule]
        short, names = broken.rule.split(".", 1)[1], Names(fmt)
        zh, en = _names(broken, names, 0), _names(broken, names, 1)
        raw = case.report.cells[places[0]].raw if len(places) == 1 else ""
        facts = {"left": broken.left, "right": broken.right, "raw": raw or "（空白）"}
        said = sentences()[f"tables.{short}"]
        return Finding(
            id=broken.rule,
            severity="error" if broken.severity == "hard" else "warning",
            where=places,
            evidence=f"{broken.left} ≠ {broken.right}" if len(places) > 1 else raw,
            source=rule.source,
            zh=said["zh"].format(row=zh[0], column=zh[1], **facts),
            en=said["en"].format(row=en[0], column=en[1], **facts),
        )


def _names(broken: sums.Check, names: Names, language: int) -> tuple[str, str]:
    """Row and column names of a broken rule's place; one of them "" where the place names only the other."""
    place = broken.where
    if place in names.columns and place not in names.rows:
        return "", names.columns[place][language]
    if place in names.rows:
        return names.rows[place][language], ""
    if place in names.t2:
        return names.rows[place.rsplit(".", 1)[0]][language], names.t2[place][language]
    row, column = place.rsplit(".", 1)
    return names.rows[row][language], names.columns[column][language]


def cells_of(broken: sums.Check, fmt: Format) -> tuple[str, ...]:
    """The cells that a broken rule speaks of."""
    table, rule = broken.rule.split(".", 1)
    place = broken.where
    t3, t4 = [c.id for c in fmt.t3_columns], [c.id for c in fmt.t4_columns]
    if rule in ("nat", "type"):
        return (f"{table}.{place}",)
    if rule == "rowsum":
        return tuple(f"T3.{place}.{column}" for column in t3)
    if rule == "result":
        return tuple(f"T3.{row}.{place}" for row in (*fmt.result_ids, "R3g"))
    if rule == "identity":
        return tuple(f"T3.{row}.{place}" for row in ("R1", "R2", "R3g", "R4"))
    if rule == "carry":
        return (f"T3.R2.{place}",)
    if rule == "sum":
        return tuple(f"T4.{place}.{column}" for column in t4)
    block = next(b for b in fmt.t2 if any(row.id == f"T2.{place}" for row in b.rows))
    used = {"fee_sign": ("previous", "change"), "prev": ("previous",), "pub": ("opened", "total_open")}
    kept = used.get(rule, tuple(c.id for c in block.columns))
    return tuple(f"T2.{place}.{column}" for column in kept)


def cites_correction(text: str) -> bool:
    """Does the report say that last year's figures were corrected?"""
    return any(sign in text for sign in ("更正", "勘误", "上年数据有误", "统计口径调整", "统计口径变化"))

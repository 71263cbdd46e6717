"""Faults in the three tables."""

import random

from benchmarks.reports.draft import Draft
from mingchuang.law.annual_report import APPLICANT_KINDS

from .base import TABLE, add, fault


def _row(rng: random.Random, draft: Draft, rows: tuple[str, ...] = ()) -> str:
    return rng.choice(rows or draft.fmt.t3_ids)


@fault("tables", "T3.identity", also=TABLE)
def one_request_too_many(rng: random.Random, draft: Draft) -> bool:
    kind = rng.choice(APPLICANT_KINDS)
    add(draft, f"T3.R1.{kind}", 1)
    add(draft, "T3.R1.total", 1)
    return True


@fault("tables", "T3.rowsum", also=TABLE)
def wrong_total_of_a_row(rng: random.Random, draft: Draft) -> bool:
    add(draft, f"T3.{_row(rng, draft)}.total", rng.choice((1, 2, 10)))
    return True


@fault("tables", "T3.result", also=TABLE)
def a_result_too_many(rng: random.Random, draft: Draft) -> bool:
    row, kind = _row(rng, draft, draft.fmt.result_ids), rng.choice(APPLICANT_KINDS)
    add(draft, f"T3.{row}.{kind}", 1)
    add(draft, f"T3.{row}.total", 1)
    return True


@fault("tables", "T3.rowsum", "T3.result", "T3.identity", also=TABLE)
def columns_read_one_off(_: random.Random, draft: Draft) -> bool:
    columns = [c.id for c in draft.fmt.t3_columns]
    values = [draft.cells[f"T3.R1.{column}"] for column in columns]
    if len(set(values)) == 1:
        return False
    for column, value in zip(columns, values[1:] + values[:1], strict=True):
        draft.cells[f"T3.R1.{column}"] = value
    return True


@fault("tables", "T4.sum", also=TABLE)
def wrong_total_of_remedies(rng: random.Random, draft: Draft) -> bool:
    add(draft, f"T4.{rng.choice(('review', 'direct_suit', 'post_suit'))}.total", 1)
    return True


@fault("tables", "T3.nat", "T4.nat", also=TABLE)
def a_negative_count(rng: random.Random, draft: Draft) -> bool:
    draft.cells[f"T3.{_row(rng, draft)}.{rng.choice(APPLICANT_KINDS)}"] = "-1"
    return True


@fault("tables", "T3.nat", also=TABLE)
def a_fraction(rng: random.Random, draft: Draft) -> bool:
    draft.cells[f"T3.{_row(rng, draft)}.{rng.choice(APPLICANT_KINDS)}"] = "1.5"
    return True


# Where one cell stands a line, a blank leaves no trace but a row that is too short: form.cells.
@fault("tables", "T3.nat", "T4.nat", "form.cells", also=TABLE)
def a_blank_total(rng: random.Random, draft: Draft) -> bool:
    draft.cells[f"T3.{_row(rng, draft)}.total"] = ""
    return True


@fault("tables", "T3.nat", also=TABLE)
def a_cell_that_says_none(rng: random.Random, draft: Draft) -> bool:
    draft.cells[f"T3.{_row(rng, draft)}.{rng.choice(APPLICANT_KINDS)}"] = rng.choice(("无", "/", "—"))
    return True


@fault("tables", "T2.type", also=TABLE)
def text_in_table_two(rng: random.Random, draft: Draft) -> bool:
    draft.cells[rng.choice([c.id for c in draft.fmt.cells() if c.table == "T2"])] = rng.choice(("无", "/", "-"))
    return True


@fault("tables", "T2.fee_sign", also=TABLE)
def a_change_below_nothing(_: random.Random, draft: Draft) -> bool:
    if draft.format != "AR2019":
        return False
    draft.cells |= {"T2.5.licence.previous": "12", "T2.5.licence.change": "-20"}
    return True


@fault("tables", "T2.change", also=TABLE)
def the_total_in_the_column_of_changes(_: random.Random, draft: Draft) -> bool:
    if draft.format != "AR2019":
        return False
    draft.cells |= {"T2.6.penalty.previous": "86", "T2.6.penalty.change": "86"}
    return True


@fault("tables", "T2.pub", also=TABLE)
def more_opened_than_open(_: random.Random, draft: Draft) -> bool:
    if draft.format != "AR2019":
        return False
    draft.cells |= {"T2.1.normative.opened": "9", "T2.1.normative.total_open": "3"}
    return True


@fault("tables", "T2.force", also=TABLE)
def fewer_in_force_than_issued(_: random.Random, draft: Draft) -> bool:
    if draft.format != "AR2021":
        return False
    draft.cells |= {"T2.1.normative.made": "9", "T2.1.normative.repealed": "1", "T2.1.normative.in_force": "3"}
    return True


@fault("tables", "T2.unit", also=TABLE)
def fees_in_yuan(_: random.Random, draft: Draft) -> bool:
    if draft.format != "AR2021":
        return False
    draft.cells["T2.8.fee.amount_wan"] = "32560000"
    return True


@fault("tables", "T2.powers", also=TABLE)
def rules_of_a_body_without_that_power(_: random.Random, draft: Draft) -> bool:
    if draft.agency.endswith(("管委会", "江东省交通运输厅")):
        return False
    column = "total_open" if draft.format == "AR2019" else "in_force"
    draft.cells[f"T2.1.regulation.{column}"] = "3"
    return True

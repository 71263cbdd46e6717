"""Released reports as plain values, drawn at random: tables that reconcile, and texts as offices write them."""

from datetime import datetime
from decimal import Decimal
from typing import Any

from hypothesis import strategies as st

from benchmarks.reports.make import BODIES, make
from mingchuang.domains.reports.values import ReleasedReport, plain, title_of
from mingchuang.law.annual_report import APPLICANT_KINDS, Column, Format, format_for
from mingchuang.ledger.acts import SHANGHAI

# What a reader could take for something else: a formula, a heading, a row of a table, a command of the typesetter.
AWKWARD = (
    "=SUM(A1:A9)不是公式。", "+86是国家代码。", "@市民朋友：感谢监督。", "-1与1相加为0。", "一、二期工程已经完工。",
    "本年新收政府信息公开申请的办理，见第三部分；结转下年度继续办理的，另行答复。",
    "（一）主动公开。全年公布规章0件、规范性文件3件。", "#let $x$ = *重点* _领域_ <公开> & “规范”。",
    "行政许可 12 行政处罚 3 行政强制 0", "信息内容更新及时，行政复议、行政诉讼均依法办理。",
    "1,234条信息；12.50万元；占比45.3%。", "0 0 0 0 0 0 0",
)  # fmt: skip
_SMALL = st.one_of(st.just(0), st.integers(0, 9), st.integers(0, 3_000))
# A bureau's largest number of decisions or yuan, and what a column of decimals holds.
_LARGE = st.one_of(st.just(0), st.integers(0, 99), st.integers(0, 99_999_999))
_MONEY = st.decimals(0, 9_999_999, places=2, allow_nan=False, allow_infinity=False)
_FINE = st.decimals(0, 999, places=6, allow_nan=False, allow_infinity=False)


@st.composite
def released(draw: st.DrawFn, years: tuple[int, ...], blanks: bool = False) -> ReleasedReport:
    """A report of one of the years. ``blanks``: as a draft, some cells that two people sign are not stated yet."""
    year = draw(st.sampled_from(years))
    fmt = format_for(year)
    agency = draw(st.sampled_from([name for name, _, _ in BODIES]))
    title = title_of(agency, year)
    content = {
        "agency": {"code": "body", "name": agency}, "year": year, "format": fmt.id, "title": title, "figures": {},
        "tables": {"T2": draw(_table_2(fmt, blanks)), "T3": draw(_table_3(fmt)), "T4": draw(_table_4(fmt))},
        "narratives": draw(_narratives(fmt, year)), "entries": [], "reasons": {},
    }  # fmt: skip
    at = datetime(year + 1, 1, 17, 10, 2, tzinfo=SHANGHAI)
    return ReleasedReport("body", agency, year, fmt.id, title, content, "ab" * 32, "doc", "cd" * 32, at)


@st.composite
def _table_2(draw: st.DrawFn, fmt: Format, blanks: bool) -> dict[str, list[Any]]:
    def cell(column: Column) -> Any:
        if blanks and draw(st.booleans()):
            return None
        if column.kind == "nat":
            return draw(_LARGE)
        if column.kind == "int":
            return draw(st.one_of(st.integers(-9, 9), st.integers(-99_999, 99_999)))
        return plain(Decimal(draw(st.one_of(_MONEY, _FINE))).normalize())

    return {row.id: [cell(column) for column in block.columns] for block in fmt.t2 for row in block.rows}


@st.composite
def _table_3(draw: st.DrawFn, fmt: Format) -> dict[str, list[int]]:
    """Results drawn, what came in drawn to fit them: every identity of the table holds."""
    leaves = fmt.result_ids
    columns: dict[str, dict[str, int]] = {}
    for kind in APPLICANT_KINDS:
        held = {row: draw(_SMALL) for row in leaves}
        handled, out = sum(held.values()), draw(st.integers(0, 30))
        carried_in = draw(st.integers(0, handled + out))
        columns[kind] = held | {"R1": handled + out - carried_in, "R2": carried_in, "R3g": handled, "R4": out}
    table = {row: [columns[kind][row] for kind in APPLICANT_KINDS] for row in fmt.t3_ids}
    return {row: [*cells, sum(cells)] for row, cells in table.items()}


@st.composite
def _table_4(draw: st.DrawFn, fmt: Format) -> dict[str, list[int]]:
    outcomes = {group.id: [draw(_SMALL) for _ in range(4)] for group in fmt.t4_groups}
    return {group: [*cells, sum(cells)] for group, cells in outcomes.items()}


@st.composite
def _narratives(draw: st.DrawFn, fmt: Format, year: int) -> dict[str, str]:
    """The texts of a made-up report of the year, with awkward paragraphs between them."""
    made = make(draw(st.integers(0, 100_000)), year)
    texts = {part.number: list(part.paragraphs) for part in made.parts if not part.table}
    found = {"preamble": f"<p>{made.preface}</p>"}
    for section in fmt.sections:
        if not section.table:
            between = draw(st.lists(st.sampled_from(AWKWARD), max_size=3))
            escaped = [one.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;") for one in between]
            found[section.id] = "".join(f"<p>{words}</p>" for words in [*texts[section.number], *escaped])
    return found

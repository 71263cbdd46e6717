"""Series across both formats: every cell exists, what has no equivalent is a gap, sums are sums."""

from decimal import Decimal

from mingchuang.law.annual_report import format_by_id, format_for
from mingchuang.law.report_series import Gap, Series, charts, followed, years_of

SERIES = {one.id: one for chart in charts() for one in chart.series}


def filled(format_id: str, **given: int) -> dict[str, int]:
    cells = {cell.id: 0 for cell in format_by_id(format_id).cells()}
    return cells | {key.replace("__", "."): value for key, value in given.items()}


def test_every_named_cell_is_one_of_its_format_and_ids_are_unique() -> None:
    ids = [one.id for chart in charts() for one in chart.series]
    assert len(ids) == len(set(ids))
    for one in SERIES.values():
        for format_id, cells in one.cells.items():
            known = {cell.id for cell in format_by_id(format_id).cells()}
            assert set(cells) <= known, one.id
            assert len(set(cells)) == len(cells), one.id


def test_outcomes_cover_every_result_row_once_in_both_formats() -> None:
    outcomes = next(chart for chart in charts() if chart.id == "outcomes")
    for format_id in ("AR2019", "AR2021"):
        named = [cell for one in outcomes.series for cell in one.cells[format_id]]
        assert sorted(named) == sorted(f"T3.{row}.total" for row in format_by_id(format_id).result_ids)


def test_a_chart_whose_formats_differ_says_why() -> None:
    for chart in charts():
        whole = all({"AR2019", "AR2021"} <= set(one.cells) for one in chart.series)
        assert whole or (chart.why_zh and chart.why_en), chart.id


def test_what_a_format_does_not_ask_for_is_a_gap_and_never_zero() -> None:
    in_force = SERIES["normative_in_force"]
    assert in_force.of("AR2019", filled("AR2019", T2__1__normative__total_open=50)) is Gap.NO_ROW
    assert in_force.of("AR2021", filled("AR2021", T2__1__normative__in_force=50)) == 50


def test_the_split_row_is_added_up() -> None:
    other = SERIES["other"]
    assert other.of("AR2019", {"T3.R3f.total": 5}) == 5
    assert other.of("AR2021", {"T3.R3f1.total": 2, "T3.R3f2.total": 0, "T3.R3f3.total": 3}) == 5


def test_a_cell_that_was_not_read_makes_the_sum_unknown() -> None:
    assert SERIES["other"].of("AR2021", {"T3.R3f1.total": 2, "T3.R3f3.total": 3}) is Gap.UNREAD


def test_an_unknown_format_is_a_gap() -> None:
    assert SERIES["new"].of("", {"T3.R1.total": 4}) is Gap.NO_ROW


def test_years_between_are_gaps() -> None:
    new = SERIES["new"]
    reports = {2019: ("AR2019", {"T3.R1.total": 3}), 2022: ("AR2021", {"T3.R1.total": 7})}
    years = years_of({2022, 2019})
    assert followed(new, reports, years) == [3, Gap.NO_REPORT, Gap.NO_REPORT, 7]
    assert list(years_of(set())) == []


def test_money_keeps_its_decimals() -> None:
    fee = SERIES["fee"]
    assert fee.of("AR2021", {"T2.8.fee.amount_wan": Decimal("12.50")}) == Decimal("12.5")
    assert fee.of("AR2021", {"T2.8.fee.amount_wan": 0.1}) == Decimal("0.1")
    assert isinstance(fee.of("AR2021", {"T2.8.fee.amount_wan": 3.0}), int)


def test_formats_of_all_years_are_known_to_the_series() -> None:
    known = {format_id for one in SERIES.values() for format_id in one.cells}
    assert {format_for(year).id for year in range(2019, 2027)} <= known
    assert all(isinstance(one, Series) for one in SERIES.values())

"""The text of a report: live figures, period, typed numbers."""

from datetime import date

import pytest

from mingchuang.law.report_text import fields, filled, period, typed_numbers


def test_live_figures_are_found_and_filled_by_key_and_by_name() -> None:
    text = "<p>收到{{figure:T3.R1.total}}件，公开{{数据：主动公开信息总数}}条，{{ figure:T3.R1.total }}件。</p>"
    assert fields(text) == ("T3.R1.total", "主动公开信息总数")
    assert filled(text, {"T3.R1.total": 4, "主动公开信息总数": 2254}) == "<p>收到4件，公开2254条，4件。</p>"


def test_an_unknown_figure_stays_as_it_was_written() -> None:
    assert filled("{{figure:no.such}}件", {"T3.R1.total": 4}) == "{{figure:no.such}}件"
    assert (
        filled("{{figure:T2.5.licence.decisions}}件", {"T2.5.licence.decisions": None})
        == "{{figure:T2.5.licence.decisions}}件"
    )


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("统计期限为2020年1月1日至2020年12月31日。", (date(2020, 1, 1), date(2020, 12, 31))),
        ("自 2020 年 1 月 1 日 起至 2020 年 12 月 31 日", (date(2020, 1, 1), date(2020, 12, 31))),
        ("2019年1月1日至2020年12月31日", (date(2019, 1, 1), date(2020, 12, 31))),
        ("全年", None),
        ("2020年1月1日。2021年12月31日", None),
    ],
)
def test_the_period_of_a_text(text: str, expected: tuple[date, date] | None) -> None:
    assert period(text) == expected


def test_numbers_typed_by_hand_are_seen_and_live_ones_are_not() -> None:
    assert typed_numbers("收到申请4件，{{figure:T3.R1.total}}件，发布信息2,254条，第3条，20个工作日，〔2020〕88号") == (
        "4件",
        "2,254条",
    )

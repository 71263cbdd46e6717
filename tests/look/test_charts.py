"""The chart frame: its table says everything, gaps are never zero, and its files are loaded only where a chart is."""

import re
from decimal import Decimal
from pathlib import Path

import pytest
from django.contrib.staticfiles import finders
from django.template import Context, Template
from django.test import override_settings
from django.utils import translation

from mingchuang.look import assets
from mingchuang.look.charts import Chart, Series, chart_view, spot


def rendered(chart: Chart) -> str:
    with translation.override("zh-hans"):
        return Template("{% load charts %}{% chart value %}").render(Context({"value": chart}))


def lines(**changes: object) -> Chart:
    given = {
        "title": "申请", "kind": "line", "heading": "年度", "categories": ("2019", "2020"), "unit": "件",
        "series": [Series("新收", [1203, "无报告"]), Series("结转", [0, Decimal("2.50")])],
    }  # fmt: skip
    return Chart(**(given | changes))  # type: ignore[arg-type]


def test_the_table_holds_every_number_as_the_script_reads_it() -> None:
    html = rendered(lines())
    assert re.findall(r'data-value="([^"]*)">([^<]*)<', html) == [
        ("1203", "1,203"), ("0", "0"), ("", "无报告"), ("2.50", "2.50"),
    ]  # fmt: skip
    assert re.findall(r'<th scope="row">(\d+)</th>', html) == ["2019", "2020"]
    assert "单位：件" in html


def test_a_gap_is_marked_and_is_not_zero() -> None:
    html = rendered(lines(series=[Series("新收", ["无报告", "无此项"])]))
    assert html.count("chart-gap") == 2
    assert 'data-value="0"' not in html


def test_what_does_not_fit_is_refused() -> None:
    with pytest.raises(ValueError, match="kind"):
        chart_view(lines(kind="pie"))
    with pytest.raises(ValueError, match="shorter"):
        chart_view(lines(series=[Series("新收", [1])]))


def test_names_from_outside_are_escaped() -> None:
    html = rendered(lines(title="<b>甲</b>", series=[Series("<script>", [1, "<i>"])]))
    assert "<script" not in html
    assert "<b>" not in html
    assert "<i>" not in html


def test_numbers_are_grouped_by_three_and_whole_ones_stay_whole() -> None:
    assert [spot(value).text for value in (0, 1234567, 1.5, Decimal("12000.00"), -3)] == [
        "0", "1,234,567", "1.5", "12,000", "-3",
    ]  # fmt: skip


def test_one_file_of_the_package_is_served_and_no_other() -> None:
    found = dict(assets.packaged())
    if not found:
        pytest.skip("the front-end packages are not installed: make setup")
    assert finders.find("echarts/echarts.common.min.js") == str(found["echarts/echarts.common.min.js"])
    assert finders.find("echarts/echarts.js") is None
    listed = [
        f"{getattr(storage, 'prefix', '') or ''}/{path}" for path, storage in assets.LookFinder().list([])
    ]  # fmt: skip
    assert [one for one in listed if "echarts" in one] == ["echarts/echarts.common.min.js"]


def test_without_the_package_pages_load_no_script_and_nothing_fails(tmp_path: Path) -> None:
    with override_settings(PROJECT=tmp_path):
        assert dict(assets.packaged()) == {}
        assert finders.find("echarts/echarts.common.min.js") is None


def test_the_script_writes_no_markup_that_the_policy_refuses() -> None:
    text = (assets.ROOM / "static/look/chart.js").read_text("utf-8")
    assert 'renderMode: "richText"' in text
    assert "innerHTML" not in text
    assert "eval(" not in text


def test_every_chart_stands_in_the_frame_with_its_table() -> None:
    """Nobody draws beside the component: a picture without its table tells nothing to who cannot see it."""
    rooms = assets.ROOM.parent
    drawing = re.compile(r"<canvas|echarts\.init|window\.echarts")
    files = [path for kind in ("*.html", "*.js") for path in rooms.rglob(kind)]
    found = [path.relative_to(rooms).as_posix() for path in files if drawing.search(path.read_text("utf-8"))]
    assert found == ["look/static/look/chart.js"]
    html = (assets.ROOM / "components" / "chart" / "chart.html").read_text("utf-8")
    assert "<figure" in html
    assert "<table" in html

"""What comes of an audit in a real browser: uploads become a roll-up, charts that are drawn from their tables, letters."""

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from benchmarks.reports.make import make
from benchmarks.reports.writers import html
from mingchuang.law.annual_report import format_for


def reports(folder: Path) -> list[Path]:
    """Two bureaus in two years of two formats, and their government's report with one number off."""
    found, bodies = [], []
    for seed, name in ((1, "和州市财政局"), (2, "和州市教育局")):
        for year in (2020, 2023):
            draft = make(seed, year)
            draft.agency, draft.title = name, f"{name}{year}年政府信息公开工作年度报告"
            path = folder / f"{name}{year}.html"
            path.write_bytes(html.plain(draft))
            found.append(path)
            if year == 2023:
                bodies.append(draft)
    government = make(3, 2023)
    government.agency, government.title = "和州市人民政府", "和州市人民政府2023年政府信息公开工作年度报告"
    for cell in format_for(2023).cells():
        whole = sum(float(one.cells[cell.id]) for one in bodies)
        government.cells[cell.id] = f"{whole:.2f}" if cell.kind == "decimal" and whole % 1 else str(int(whole))
    government.cells["T2.1.normative.in_force"] = str(int(government.cells["T2.1.normative.in_force"]) + 1)
    path = folder / "和州市人民政府2023.html"
    path.write_bytes(html.plain(government))
    return [*found, path]


@pytest.fixture
def audited(sign_in: Callable[..., Page], tmp_path: Path) -> Page:
    page = sign_in("openness")
    page.goto("/desk/audits/new/")
    page.fill("input[name=name]", "和州市年报")
    page.set_input_files("input[type=file]", [str(path) for path in reports(tmp_path)])
    page.locator("main form button").first.click()
    page.wait_for_url("**/desk/audits/r/*/")
    page.locator("main [hx-post]").wait_for(state="detached", timeout=60_000)
    return page


def test_roll_up_charts_and_letters(audited: Page, axe: Callable, screens: Callable) -> None:
    page = audited
    run = page.url
    page.goto(f"{run}rollup/")
    expect(page.locator("td.bad")).to_have_count(1)
    assert page.get_attribute("td.bad", "data-cell") == "T2.1.normative.in_force"
    axe(page)
    screens(page, "outcomes-rollup")
    page.click("td.bad a")
    expect(page.locator("main table tbody tr")).to_have_count(2)
    axe(page)
    page.goto(f"{run}trends/")
    axe(page)
    screens(page, "outcomes-trends")
    page.click("main table tbody th a")
    page.wait_for_selector("figure.chart-drawn canvas")
    expect(page.locator("figure.chart-drawn canvas")).to_have_count(8)
    assert "2021" in (page.get_attribute(".chart-plate", "aria-label") or "")
    axe(page)
    screens(page, "outcomes-body")
    page.goto(f"{run}letters/")
    axe(page)
    screens(page, "outcomes-letters")
    page.goto(f"{run}letters/template/")
    page.click("button[value=look]")
    page.wait_for_selector("article.letter")
    axe(page)
    screens(page, "outcomes-template")


def test_without_script_the_tables_stand_alone(audited: Page, new_page: Callable[..., Page]) -> None:
    address = f"{audited.url}trends/"
    audited.goto(address)
    audited.click("main table tbody th a")
    page = new_page(java_script_enabled=False)
    page.context.add_cookies(audited.context.cookies())
    page.goto(audited.url)
    assert page.locator("figure.chart table").first.is_visible()
    assert not page.locator(".chart-plate").first.is_visible()

"""期限计算 and the holiday notices at the desk, in a real browser."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.channels.test_cli_importing import TEXT

KINDS = {
    "terms": "/due/",
    "terms-answer": "/due/?start=2026-09-11&length=20&unit=working",
    "terms-provisional": "/due/?start=2026-12-11&length=20&unit=working",
    "terms-wrong": "/due/?start=2025-02-30&length=x",
    "request-terms": "/due/request/?channel=in_person&received=2025-03-03&sent1=2025-03-10&delivered1=2025-03-12"
    "&opinion1=2025-03-24&extension_on=2025-03-28&extension_days=10",
    "request-terms-en": "/en/due/request/?channel=web&received=2026-11-02",
}


@pytest.mark.parametrize("name", KINDS)
def test_the_counter_is_accessible_at_every_width(
    name: str, visit: Callable[..., Page], axe: Callable, screens: Callable
) -> None:
    page = visit(KINDS[name])
    screens(page, f"site-{name}")
    axe(page)
    page.set_viewport_size({"width": 360, "height": 800})
    axe(page)


def test_a_term_is_counted_without_script_and_without_a_mouse(visit: Callable[..., Page]) -> None:
    page = visit("/due/", java_script_enabled=False)
    page.get_by_label("年").focus()
    for text in ("2025", "1", "24", "20"):
        page.keyboard.type(text)
        page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.locator(".due-day")).to_contain_text("2025年2月27日(周四)")
    page.get_by_text("逐日明细与放假依据").click()
    expect(page.get_by_role("row", name="2025年2月8日(周六)")).to_contain_text("国办发明电〔2024〕12号")


def test_a_notice_from_the_desk_reaches_the_public_page(
    sign_in: Callable[..., Page], visit: Callable[..., Page], axe: Callable, screens: Callable
) -> None:
    term = "/due/?start=2026-12-30&length=20&unit=working"
    expect(visit(term).locator("main")).to_contain_text("暂定")
    page = sign_in("keeper")
    page.goto("/desk/calendars/")
    screens(page, "desk-calendars")
    axe(page)
    page.get_by_role("link", name="录入放假通知").click()
    screens(page, "desk-calendars-enter")
    axe(page)
    page.get_by_label("通知正文").fill(TEXT.replace("周五）至3日", "周四）至3日"))
    page.get_by_role("button", name="预览").click()
    expect(page.locator("main")).to_contain_text("不是周四")
    page.get_by_label("通知正文").fill(TEXT)
    page.get_by_role("button", name="预览").click()
    screens(page, "desk-calendars-preview")
    axe(page)
    page.get_by_role("button", name="保存通知").click()
    expect(page.locator("main")).to_contain_text("国办发明电〔2026〕9号")
    screens(page, "desk-calendars-year")
    axe(page)
    expect(visit(term).locator("main")).not_to_contain_text("暂定")
    page.get_by_role("button", name="撤下通知").click()
    page.get_by_label("原因").fill("测试录入")
    page.get_by_role("dialog").get_by_role("button", name="撤下通知").click()
    expect(page.locator("main")).to_contain_text("测试录入")
    expect(visit(term).locator("main")).to_contain_text("暂定")

"""The map frame: an entry of the list marks its place; without script the list says everything."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

pytestmark = pytest.mark.slow


def test_an_entry_marks_its_place_and_takes_the_mark_back_by_keyboard(visit: Callable[..., Page]) -> None:
    frame = visit("/look/patterns").locator(".map-frame").first
    second = frame.get_by_role("button", name="在图上标出 金安区政务服务中心")
    second.focus()
    second.press("Enter")
    expect(second).to_have_attribute("aria-pressed", "true")
    expect(frame.locator("g.chosen")).to_have_text("2")
    frame.get_by_role("button", name="在图上标出 市档案馆查阅点").click()
    expect(frame.locator("g.chosen")).to_have_text("3")
    expect(frame.locator("li[aria-current]")).to_have_count(1)
    frame.get_by_role("button", name="在图上标出 市档案馆查阅点").click()
    expect(frame.locator("g.chosen")).to_have_count(0)


def test_without_script_the_list_has_every_place_and_no_button(new_page: Callable[..., Page]) -> None:
    page = new_page(java_script_enabled=False)
    page.goto("/look/patterns")
    frame = page.locator(".map-frame").first
    expect(frame.get_by_role("listitem")).to_have_count(3)
    expect(frame.get_by_role("button")).to_have_count(0)

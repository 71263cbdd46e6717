"""A reader looks for a text: from the header, by keyboard, on a phone, without script, in the mode for seniors."""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Site
from tests.browser.modes import chosen

pytestmark = [pytest.mark.slow, pytest.mark.usefixtures("indexed")]


@pytest.fixture(scope="module")
def indexed(site: Site) -> None:
    """What was released before the server started can be found."""
    gone = ("MINGCHUANG_DATABASE_URL", "DJANGO_SETTINGS_MODULE")
    kept = {name: value for name, value in os.environ.items() if name not in gone}
    command = [Path(sys.executable).with_name("mingchuang"), "reindex"]
    subprocess.run(command, env=kept | {"MINGCHUANG_HOME": str(site.home)}, check=True, capture_output=True)


def test_a_reader_finds_a_text_by_keyboard_and_reads_it(
    site: Site, visit: Callable[..., Page], axe: Callable, screens: Callable
) -> None:
    page = visit(f"/{site.agency}/")
    field = page.get_by_role("searchbox", name="搜索公开信息")
    field.focus()
    page.keyboard.type("数据")
    page.keyboard.press("Enter")
    page.wait_for_url("**/search?q=*")
    first = page.locator(".found-list a").first
    expect(page.locator(".found-list mark").first).to_have_text("数据")
    axe(page)
    screens(page, "site-search")
    title = first.inner_text()
    first.click()
    expect(page.get_by_role("heading", level=1)).to_have_text(title)


@pytest.mark.parametrize("query", ["数据", "白内障手术", "数", ""])
def test_results_are_accessible_at_every_width_in_both_languages(
    query: str, visit: Callable[..., Page], axe: Callable
) -> None:
    page = visit(f"/search?q={query}")
    for width in (1920, 360):
        page.set_viewport_size({"width": width, "height": 800})
        axe(page)
        assert page.evaluate("document.documentElement.scrollWidth") <= width
    page.goto(f"/en/search?q={query}")
    axe(page)


def test_the_field_works_without_script_on_a_phone(site: Site, new_page: Callable[..., Page]) -> None:
    page = new_page(java_script_enabled=False, viewport={"width": 360, "height": 740})
    page.goto("/")
    field = page.get_by_role("searchbox", name="搜索公开信息")
    expect(field).to_be_in_viewport(ratio=1)
    field.fill("数据")
    page.locator("header").get_by_role("button", name="搜索").click()
    expect(page.locator(".found-list li").first).to_be_visible()
    page.go_back()
    page.get_by_role("searchbox", name="搜索公开信息").fill("白内障手术")
    page.locator("header").get_by_role("button", name="搜索").click()
    expect(page.get_by_role("link", name="没有公开？我要申请公开")).to_be_visible()


def test_seniors_search_too(new_page: Callable[..., Page]) -> None:
    page = new_page(viewport={"width": 360, "height": 740})
    page.add_init_script(chosen(elder=True))
    page.goto("/")
    page.get_by_role("searchbox", name="搜索公开信息").fill("数据")
    page.locator("header").get_by_role("button", name="搜索").click()
    expect(page.locator(".found-list li").first).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth") <= 360

"""Nothing jumps while a page comes: the sum of Chromium's layout shifts stays far below what Lighthouse calls good."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Site

SHIFTS = """window.shifted = 0; new PerformanceObserver((list) => {
  for (const one of list.getEntries()) if (!one.hadRecentInput) window.shifted += one.value;
}).observe({ type: "layout-shift", buffered: true });"""
PHONE, DESK = {"width": 412, "height": 823}, {"width": 1280, "height": 900}
# A tenth of what Lighthouse calls good: on a fast machine only part of a jump is seen.
MOST = 0.01
PATHS = ("/", "/{agency}/c/news", "/{agency}/d/{shown}", "/{agency}/requests/new/person", "/requests/status")


@pytest.mark.parametrize("viewport", [PHONE, DESK], ids=["phone", "desk"])
@pytest.mark.parametrize("path", PATHS)
def test_a_page_stands_still(path: str, viewport: dict, site: Site, new_page: Callable[..., Page]) -> None:
    page = new_page(viewport=viewport)
    page.add_init_script(SHIFTS)
    # Scripts come late on a slow line: the page is painted before them.
    page.route(
        "**/*.js",
        lambda route: (page.wait_for_timeout(300) if "first" not in route.request.url else None, route.continue_()),
    )
    page.goto(path.format(agency=site.agency, **site.documents), wait_until="networkidle")
    assert page.evaluate("window.shifted") < MOST


def test_a_form_whose_script_does_not_come_is_whole_after_a_while(site: Site, new_page: Callable[..., Page]) -> None:
    page = new_page(viewport=PHONE)
    page.route("**/steps.*", lambda route: route.abort())
    page.goto(f"/{site.agency}/requests/new/person")
    expect(page.locator("main [name=description]")).to_be_hidden()
    expect(page.locator("main [name=description]")).to_be_visible(timeout=8000)
    expect(page.get_by_role("button", name="核对")).to_be_visible()

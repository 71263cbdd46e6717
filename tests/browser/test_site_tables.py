"""A table scrolls sideways inside its frame and never downwards; one that fits does not scroll at all."""

from collections.abc import Callable

from playwright.sync_api import Page

from tests.browser.conftest import Site

COUNT = "/due/?start=2026-09-18&length=60&unit=working"
FRAMES = "[...document.querySelectorAll('.table-frame')].filter(one => one.offsetParent)"


def opened(visit: Callable[..., Page], path: str, width: int) -> Page:
    page = visit(path, viewport={"width": width, "height": 600})
    page.evaluate("document.querySelectorAll('details').forEach(one => one.open = true)")
    page.wait_for_timeout(100)
    return page


def test_no_frame_scrolls_downwards(site: Site, visit: Callable[..., Page]) -> None:
    for path in (COUNT, "/look/patterns", f"/{site.agency}/d/{site.documents['shown']}"):
        for width in (360, 1280):
            page = opened(visit, path, width)
            inside = page.evaluate(
                f"{FRAMES}.filter(one => getComputedStyle(one).overflowY !== 'visible')"
                ".filter(one => one.scrollHeight > one.clientHeight + 1).length"
            )
            assert inside == 0, (path, width)


def test_the_head_of_a_long_table_stays_in_sight(site: Site, visit: Callable[..., Page]) -> None:
    page = opened(visit, COUNT, 1280)
    frame = page.locator(".table-frame").last
    assert "whole" in (frame.get_attribute("class") or "")
    assert frame.get_attribute("tabindex") is None
    frame.locator("tbody tr").nth(40).scroll_into_view_if_needed()
    top = page.evaluate("document.querySelector('.table-frame thead th').getBoundingClientRect().top")
    assert -1 <= top <= 1


def test_the_first_column_stays_while_a_wide_table_moves(site: Site, visit: Callable[..., Page]) -> None:
    page = opened(visit, "/look/patterns", 360)
    moved = page.evaluate(
        """() => [...document.querySelectorAll('.table-part > .table-frame:not(.whole)')]
        .filter(one => one.offsetParent && one.querySelector('tbody th')).map(one => {
            one.scrollLeft = 120;
            const cell = one.querySelector('tbody th').getBoundingClientRect();
            return [one.scrollLeft, Math.round(cell.left - one.getBoundingClientRect().left), one.tabIndex];
        })"""
    )
    assert moved
    for scrolled, left, tabbed in moved:
        assert scrolled > 0
        assert left == 0
        assert tabbed == 0

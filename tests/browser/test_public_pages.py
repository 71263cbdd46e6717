"""Every kind of public page, in a real browser: accessible, readable at every width, by keyboard, small."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Site

KINDS = {
    "home": "/",
    "agencies": "/agencies",
    "sitemap": "/sitemap",
    "mistake": "/mistake",
    "agency": "/{agency}/",
    "guide": "/{agency}/guide",
    "system": "/{agency}/system",
    "statutory": "/{agency}/statutory",
    "section": "/{agency}/c/news",
    "section-policy": "/{agency}/c/normative",
    "section-group": "/{agency}/c/policy",
    "section-empty": "/{agency}/c/budget",
    "document": "/{agency}/d/{shown}",
    "withdrawn": "/{agency}/d/{outdated}",
    "gone": "/{agency}/d/{wrong}",
    "missing": "/nothing/at/all",
    "patterns": "/look/patterns",
    "home-en": "/en/",
    "document-en": "/en/{agency}/d/{shown}",
}


@pytest.mark.parametrize("name", KINDS)
def test_page_is_accessible_at_every_width(
    name: str, site: Site, visit: Callable[..., Page], axe: Callable, screens: Callable
) -> None:
    page = visit(KINDS[name].format(agency=site.agency, **site.documents))
    screens(page, f"site-{name}")
    # The pattern page shows the same component many times over; a real page does not.
    without = ("heading-order", "landmark-unique") if name == "patterns" else ()
    axe(page, without)
    page.set_viewport_size({"width": 360, "height": 800})
    axe(page, without)


@pytest.mark.parametrize("name", ["home", "agency", "guide", "section", "document", "mistake", "document-en"])
def test_a_phone_with_letters_twice_as_large_is_not_scrolled_sideways(
    name: str, site: Site, visit: Callable[..., Page]
) -> None:
    page = visit(KINDS[name].format(agency=site.agency, **site.documents), viewport={"width": 360, "height": 740})
    page.evaluate("document.documentElement.style.fontSize = '200%'")
    assert page.evaluate("parseFloat(getComputedStyle(document.querySelector('h1')).fontSize)") > 40
    assert page.evaluate("document.documentElement.scrollWidth") <= 360


@pytest.mark.parametrize("name", ["home", "section", "document", "guide"])
def test_page_weighs_little(name: str, site: Site, new_page: Callable[..., Page]) -> None:
    page, weight = new_page(), []
    page.on("requestfinished", lambda request: weight.append(request.sizes()["responseBodySize"]))
    page.goto(KINDS[name].format(agency=site.agency, **site.documents), wait_until="networkidle")
    assert sum(weight) < 60 * 1024
    assert not page.context.cookies()


def test_the_keyboard_reaches_the_text_first(site: Site, visit: Callable[..., Page]) -> None:
    page = visit(f"/{site.agency}/c/news")
    page.keyboard.press("Tab")
    skip = page.locator(":focus")
    expect(skip).to_have_text("跳到正文")
    expect(skip).to_be_in_viewport()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('main') !== null")
    outline = page.evaluate("getComputedStyle(document.activeElement).outlineWidth")
    assert outline == "3px"


def test_text_grows_and_is_remembered(site: Site, visit: Callable[..., Page]) -> None:
    page = visit(f"/{site.agency}/d/{site.documents['shown']}")
    size = "parseFloat(getComputedStyle(document.querySelector('.document-body p')).fontSize)"
    before = page.evaluate(size)
    page.get_by_role("button", name="大字").click()
    assert page.evaluate(size) > before
    page.reload()
    assert page.evaluate(size) > before


def test_everything_is_read_without_a_script(site: Site, visit: Callable[..., Page]) -> None:
    page = visit(f"/{site.agency}/d/{site.documents['shown']}", java_script_enabled=False)
    expect(page.get_by_role("heading", level=1)).to_have_text("六安市公共数据共享管理办法")
    expect(page.get_by_role("button", name="打印")).to_have_count(0)


def test_on_paper_a_document_is_a_document(site: Site, visit: Callable[..., Page]) -> None:
    page = visit(f"/{site.agency}/d/{site.documents['shown']}")
    page.emulate_media(media="print")
    for chrome in (".site-header", ".site-navigation", ".site-footer", ".document-tools", ".breadcrumb"):
        expect(page.locator(chrome)).to_be_hidden()
    assert "serif" in page.evaluate("getComputedStyle(document.querySelector('.document-body')).fontFamily")


def test_the_other_language_is_the_same_page(site: Site, visit: Callable[..., Page]) -> None:
    page = visit(f"/{site.agency}/c/news?page=2")
    page.get_by_role("link", name="English").click()
    expect(page).to_have_url(re.compile(rf"/en/{site.agency}/c/news\?page=2$"))
    expect(page.locator("html")).to_have_attribute("lang", "en")


def test_text_may_be_twice_as_large(site: Site, visit: Callable[..., Page]) -> None:
    """200 % zoom of a 1280 px window is a 640 px window."""
    for path in ("/", f"/{site.agency}/", f"/{site.agency}/d/{site.documents['shown']}"):
        page = visit(path, viewport={"width": 640, "height": 450})
        assert page.evaluate("document.documentElement.scrollWidth") <= 640


@pytest.mark.parametrize("name", KINDS)
def test_a_page_says_once_what_it_is(name: str, site: Site, visit: Callable[..., Page]) -> None:
    page = visit(KINDS[name].format(agency=site.agency, **site.documents), java_script_enabled=False)
    told = page.locator("meta[name=description]")
    expect(told).to_have_count(1)
    assert len(told.get_attribute("content") or "") > 10

"""Where a page cannot be shown, in a real browser: nothing for axe to find at any width; and how often a text was read."""

import re
from collections.abc import Callable

import pytest
from django.test import RequestFactory
from django.utils import translation
from playwright.sync_api import Page, expect

from mingchuang.channels.site import errors
from tests.browser.conftest import Site

PATHS = {
    "missing-en": "/en/nothing/at/all",
    "gone-en": "/en/{agency}/d/{wrong}",
    "link-over": "/{agency}/requests/files/no-such-token",
    "requests": "/requests",
}


def looked_at(page: Page, name: str, axe: Callable, screens: Callable) -> None:
    screens(page, f"error-{name}")
    axe(page)
    page.set_viewport_size({"width": 360, "height": 740})
    axe(page)
    assert page.evaluate("document.documentElement.scrollWidth") <= 360


@pytest.mark.parametrize("name", PATHS)
def test_an_error_page_is_accessible(
    name: str, site: Site, visit: Callable[..., Page], axe: Callable, screens: Callable
) -> None:
    page = visit(PATHS[name].format(agency=site.agency, **site.documents))
    looked_at(page, name, axe, screens)


def test_a_form_whose_token_is_lost(site: Site, visit: Callable[..., Page], axe: Callable, screens: Callable) -> None:
    page = visit(f"/{site.agency}/requests/status")
    page.context.clear_cookies()
    page.fill("[name=code]", "ABCD-EFGH-JKLM")
    page.get_by_role("button", name="查询").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("表单未提交成功")
    looked_at(page, "csrf", axe, screens)
    page.get_by_role("link", name="重新打开此页面").click()
    expect(page.locator("[name=code]")).to_have_value("")


def test_when_the_program_fails(site: Site, visit: Callable[..., Page], axe: Callable, screens: Callable) -> None:
    """The page for 500 is made here and shown in the frame of the real server, which never fails when it should."""
    page = visit("/")
    style = page.evaluate("document.querySelector('link[rel=stylesheet]').getAttribute('href')")
    with translation.override("zh-hans"):
        body = errors.server_error(RequestFactory().get("/")).content.decode()
    body = re.sub(r'href="[^"]*look/look[^"]*\.css"', f'href="{style}"', body)
    page.route(
        "**/failing", lambda route: route.fulfill(status=200, body=body, content_type="text/html; charset=utf-8")
    )
    page.goto(site.url("/failing"))
    expect(page.get_by_role("heading", level=1)).to_have_text("系统出错了")
    looked_at(page, "failed", axe, screens)


def test_a_text_says_how_often_it_was_read(site: Site, visit: Callable[..., Page]) -> None:
    page = visit(f"/{site.agency}/d/{site.documents['outdated']}")
    views = page.locator(".views")
    expect(views).to_have_text(re.compile(r"^浏览次数：[\d,]+次$"))
    said = views.inner_text()
    page.reload()
    expect(views).to_have_text(said)
    assert not page.context.cookies()
    silent = visit(f"/{site.agency}/d/{site.documents['outdated']}", java_script_enabled=False)
    expect(silent.locator(".views")).to_be_hidden()

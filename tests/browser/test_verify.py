"""信息核验 in a real browser: without script, by keyboard, at every width."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect


@pytest.fixture
def text(visit: Callable[..., Page], site) -> str:
    """The body of a document as a reader copies it from its page."""
    page = visit(f"/{site.agency}/d/{site.documents['shown']}")
    return page.locator(".document-body").inner_text()


def asked(visit: Callable[..., Page], text: str, **options: bool) -> Page:
    page = visit("/verify", **options)
    page.get_by_label("文字或指纹").fill(text)
    page.get_by_role("button", name="开始核验").click()
    return page


def test_the_empty_form_is_accessible(visit: Callable[..., Page], axe: Callable, screens: Callable) -> None:
    page = visit("/verify")
    screens(page, "site-verify")
    axe(page)


def test_a_copied_text_is_recognised_without_script(visit: Callable[..., Page], text: str) -> None:
    page = asked(visit, text, java_script_enabled=False)
    expect(page.locator("main")).to_contain_text("与发布的原文一致")


def test_a_tampered_text_is_shown_by_character(
    visit: Callable[..., Page], text: str, axe: Callable, screens: Callable
) -> None:
    tampered = text[:6] + "比分直播,篮球比分直播" + text[8:]
    page = asked(visit, tampered)
    expect(page.locator("main")).to_contain_text("与发布的原文不一致")
    expect(page.locator("main ins").last).to_contain_text("比分直播")
    screens(page, "site-verify-differs")
    axe(page)
    page.set_viewport_size({"width": 360, "height": 800})
    axe(page)


def test_the_card_below_a_document_leads_to_its_check(visit: Callable[..., Page], site) -> None:
    page = visit(f"/{site.agency}/d/{site.documents['shown']}")
    page.locator(".verify-card a").click()
    expect(page).to_have_url(re.compile(r"/verify\?fingerprint="))
    expect(page.locator("main")).to_contain_text("与发布的原文一致")


def test_bad_input_names_the_field_by_keyboard(visit: Callable[..., Page], axe: Callable, screens: Callable) -> None:
    page = visit("/en/verify")
    page.get_by_label("Text or fingerprint").focus()
    page.keyboard.type("short")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.get_by_role("alert")).to_contain_text("too short")
    expect(page.get_by_label("Text or fingerprint")).to_have_value("short")
    screens(page, "site-verify-wrong-en")
    axe(page)

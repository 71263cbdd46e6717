"""The application on a phone is asked one question at a time; nothing typed is lost, and what is wrong is led to."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Site
from tests.factories.disclosure import PERSON

PHONE = {"width": 360, "height": 740}


@pytest.fixture
def phone(site: Site, visit: Callable[..., Page]) -> Page:
    return visit(f"/{site.agency}/requests/new/person", viewport=PHONE)


def step(page: Page) -> None:
    page.get_by_role("button", name="下一步", exact=True).click()


def test_one_question_at_a_time_to_the_summary(phone: Page, axe: Callable) -> None:
    expect(phone.locator(".step-count")).to_have_text("第1项，共10项")
    expect(phone.locator(".question:visible")).to_have_count(1)
    axe(phone)
    step(phone)
    expect(phone.locator(".step-count")).to_have_text("第1项，共10项")
    assert phone.locator("[name=name]").evaluate("one => one.validationMessage") == "请填写申请人姓名或者名称。"
    phone.fill("[name=name]", PERSON["name"])
    phone.press("[name=name]", "Enter")
    expect(phone.locator(".step-count")).to_have_text("第2项，共10项")
    phone.select_option("[name=id_kind]", "resident_id")
    phone.fill("[name=id_number]", PERSON["id_number"])
    step(phone)
    phone.fill("[name=phone]", PERSON["phone"])
    for _ in range(3):
        step(phone)
    phone.fill("main [name=description]", PERSON["description"])
    phone.go_back()
    expect(phone.locator(".step-count")).to_have_text("第5项，共10项")
    step(phone)
    expect(phone.locator("main [name=description]")).to_have_value(PERSON["description"])
    step(phone)
    step(phone)
    phone.check("[name=medium][value=electronic]")
    step(phone)
    phone.check("[name=delivery][value=online]")
    step(phone)
    expect(phone.get_by_role("button", name="下一步", exact=True)).to_be_hidden()
    axe(phone)
    phone.get_by_role("button", name="下一步：核对并提交").click()
    expect(phone.get_by_role("heading", level=1)).to_have_text("核对并提交")


def test_what_the_server_refuses_is_shown_at_its_question(phone: Page, axe: Callable) -> None:
    phone.evaluate("document.querySelectorAll('[required]').forEach(one => one.required = false)")
    phone.fill("[name=name]", PERSON["name"])
    for _ in range(9):
        step(phone)
    phone.get_by_role("button", name="下一步：核对并提交").click()
    expect(phone.locator(".error-summary")).to_be_focused()
    expect(phone.locator(".step-count")).to_have_text("第2项，共10项")
    axe(phone)
    phone.locator(".error-summary a").last.click()
    expect(phone.locator("[name=delivery]").first).to_be_focused()
    phone.evaluate("document.querySelectorAll('[required]').forEach(one => one.required = false)")
    for _ in range(8):
        phone.get_by_role("button", name="上一步").click()
    expect(phone.locator("[name=name]")).to_have_value(PERSON["name"])


def test_a_desk_and_a_browser_without_script_show_the_three_groups(site: Site, visit: Callable[..., Page]) -> None:
    for wanted in ({"viewport": {"width": 1280, "height": 800}}, {"viewport": PHONE, "java_script_enabled": False}):
        page = visit(f"/{site.agency}/requests/new/organisation", **wanted)
        expect(page.locator(".form-group:visible")).to_have_count(3)
        expect(page.locator("[name=delivery]").first).to_be_visible()
        expect(page.locator(".step-acts")).to_be_hidden()

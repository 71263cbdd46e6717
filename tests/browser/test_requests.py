"""依申请公开 in a real browser: a visitor applies without a script, three people answer, the visitor takes the reply."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Site
from tests.factories.disclosure import PDF, PERSON

FIELDS = ("name", "id_number", "phone", "description")


@pytest.fixture
def proof(tmp_path: Path) -> Path:
    path = tmp_path / "身份证.pdf"
    path.write_bytes(PDF)
    return path


def fill(page: Page) -> None:
    for name in FIELDS:
        page.fill(f"main [name={name}]", PERSON[name])
    page.select_option("[name=id_kind]", "resident_id")
    page.check("[name=medium][value=electronic]")
    page.check("[name=delivery][value=online]")


def apply(page: Page, proof: Path) -> str:
    """Fill in, check, hand in; the query code."""
    fill(page)
    page.get_by_role("button", name="下一步").click()
    page.set_input_files("[name=identity]", proof)
    page.get_by_role("button", name="提交申请").click()
    return page.locator(".query-code .code").inner_text()


def act(page: Page, name: str, **facts: str) -> None:
    """Choose an act on the case's page, fill in its form, send it."""
    page.get_by_role("link", name=name, exact=True).click()
    for field, value in facts.items():
        where = page.locator(f"[name={field}]").first
        kind = where.evaluate("node => node.tagName + ':' + (node.type || '')")
        if kind.startswith("SELECT"):
            where.select_option(label=value)
        elif kind.endswith("radio"):
            page.check(f"[name={field}][value={value}]")
        else:
            where.fill(value)
    page.locator("main form button.button").first.click()
    expect(page.locator(".act-list, .timeline").first).to_be_visible()


def test_a_visitor_applies_without_a_script_and_three_people_answer(
    site: Site, visit: Callable[..., Page], sign_in: Callable[..., Page], axe: Callable, screens: Callable, proof: Path
) -> None:
    page = visit(f"/{site.agency}/requests", java_script_enabled=False)
    page.get_by_role("link", name="公民申请").click()
    code = apply(page, proof)
    assert re.fullmatch(r"[2-9A-Z]{4}(-[2-9A-Z]{4}){2}", code)
    number = page.locator(".query-code p").nth(2).inner_text().split()[-1]

    clerk = sign_in("clerk")
    clerk.goto("/desk/requests/")
    screens(clerk, "desk-requests-queues")
    axe(clerk)
    clerk.locator("tr", has_text=number).get_by_role("link").first.click()
    act(clerk, "确认登记", subject="某项目批复")
    act(clerk, "分办", handler="吴承办")
    screens(clerk, "desk-requests-case")
    axe(clerk)
    case = clerk.url

    handler = sign_in("handler")
    handler.goto(case)
    handler.get_by_role("link", name="拟定处理决定", exact=True).click()
    screens(handler, "desk-requests-choose")
    axe(handler)
    handler.get_by_role("link", name="予以公开", exact=True).click()
    handler.fill("[name=content]", "批复文件一份")
    handler.get_by_role("button", name="预览答复书").click()
    expect(handler.locator(".letter")).to_contain_text("批复文件一份")
    screens(handler, "desk-requests-decision")
    axe(handler)
    handler.get_by_role("button", name="提交审签").click()

    approver = sign_in("approver")
    approver.goto(case)
    approver.get_by_role("link", name="查看拟出具的答复书").click()
    expect(approver.locator(".letter")).to_contain_text("行政复议")
    approver.goto(case)
    act(approver, "审签", opinion="同意")

    clerk.goto(case)
    act(clerk, "出具答复书")
    act(clerk, "送达", way="online")
    screens(clerk, "desk-requests-answered")

    page.goto(f"/{site.agency}/requests/status")
    page.fill("[name=code]", code)
    page.get_by_role("button", name="查询").click()
    expect(page.locator(".when")).to_contain_text("答复")
    with page.expect_download() as download:
        page.get_by_role("link", name="政府信息公开申请答复书").click()
    assert Path(download.value.path()).read_bytes().startswith(b"%PDF-")


def test_the_applicants_pages_are_accessible_at_every_width(
    site: Site, visit: Callable[..., Page], axe: Callable, screens: Callable, proof: Path
) -> None:
    for name, path in (
        ("start", "/requests"), ("agency", f"/{site.agency}/requests"), ("status-start", "/requests/status"),
        ("organisation", f"/{site.agency}/requests/new/organisation"), ("person-en", f"/en/{site.agency}/requests/new/person"),
    ):  # fmt: skip
        page = visit(path)
        screens(page, f"requests-{name}")
        axe(page)
    page = visit(f"/{site.agency}/requests/new/person")
    page.get_by_role("button", name="下一步").click()
    expect(page.locator(".error-summary")).to_be_visible()
    screens(page, "requests-errors")
    axe(page)
    fill(page)
    page.get_by_role("button", name="下一步").click()
    screens(page, "requests-summary")
    axe(page)
    page.set_input_files("[name=identity]", proof)
    page.get_by_role("button", name="提交申请").click()
    screens(page, "requests-receipt")
    axe(page)
    code = page.locator(".query-code .code").inner_text()
    page.goto(f"/{site.agency}/requests/status")
    page.fill("[name=code]", code)
    page.get_by_role("button", name="查询").click()
    expect(page.locator(".when")).to_contain_text("最迟")
    page.locator("details").first.locator("summary").click()
    screens(page, "requests-status")
    axe(page)
    page.set_viewport_size({"width": 360, "height": 800})
    axe(page)


def test_staff_enter_a_letter_and_read_the_register(
    site: Site, sign_in: Callable[..., Page], axe: Callable, screens: Callable
) -> None:
    page = sign_in("clerk")
    page.goto("/desk/requests/enter/")
    screens(page, "desk-requests-enter")
    axe(page)
    fill(page)
    page.check("[name=channel][value=in_person]")
    page.check("[name=applicant_kind][value=natural]")
    today = page.evaluate("new Date().toLocaleDateString('sv', {timeZone: 'Asia/Shanghai'})").split("-")
    for part, value in zip(("year", "month", "day"), today, strict=True):
        page.fill(f"[name=submitted_{part}]", value)
    page.fill("[name=subject]", "某年度统计数据")
    page.get_by_role("button", name="登记", exact=True).click()
    expect(page.locator(".query-code .code")).to_be_visible()
    screens(page, "desk-requests-receipt")
    axe(page)
    page.goto("/desk/requests/register/?sort=due")
    expect(page.get_by_role("table")).to_contain_text("某年度统计数据")
    screens(page, "desk-requests-register")
    axe(page)
    page.get_by_role("link", name=re.compile("个工作日")).first.click()
    expect(page.get_by_role("table")).to_contain_text("起算之日")
    screens(page, "desk-requests-days")
    axe(page)

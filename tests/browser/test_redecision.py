"""重新答复 in a real browser: from a review's outcome to the new letter, and what the applicant reads on the way."""

import re
from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import Page, expect

from tests.browser.conftest import Site
from tests.browser.test_requests import act
from tests.factories.disclosure import PERSON


def dated(page: Page, name: str) -> None:
    """Type today into the three boxes of a date."""
    today = page.evaluate("new Date().toLocaleDateString('sv', {timeZone: 'Asia/Shanghai'})").split("-")
    for part, value in zip(("year", "month", "day"), today, strict=True):
        page.fill(f"[name={name}_{part}]", value)


def enter(page: Page) -> tuple[str, str]:
    """Enter an application at the desk; its query code and register number."""
    page.goto("/desk/requests/enter/")
    for name in ("name", "id_number", "phone", "description"):
        page.fill(f"main [name={name}]", PERSON[name])
    page.select_option("[name=id_kind]", "resident_id")
    for name, value in (
        ("channel", "in_person"),
        ("applicant_kind", "natural"),
        ("medium", "electronic"),
        ("delivery", "online"),
    ):
        page.check(f"[name={name}][value={value}]")
    dated(page, "submitted")
    page.fill("[name=subject]", "某项目批复的重新答复")
    page.get_by_role("button", name="登记", exact=True).click()
    number = page.locator(".query-code p").first.inner_text().split()[-1]
    return page.locator(".query-code .code").inner_text(), number


def decide(page: Page, case: str, decision: str, **texts: str) -> None:
    page.goto(case)
    page.get_by_role("link", name="拟定处理决定", exact=True).click()
    page.get_by_role("link", name=decision, exact=True).click()
    for name, text in texts.items():
        page.fill(f"[name={name}]", text)
    page.get_by_role("button", name="提交审签").click()
    expect(page.locator(".timeline")).to_be_visible()


def status(page: Page, site: Site, code: str) -> Page:
    page.goto(f"/{site.agency}/requests/status")
    page.fill("[name=code]", code)
    page.get_by_role("button", name="查询").click()
    expect(page.locator(".when")).to_be_visible()
    return page


def answer(clerk: Page, handler: Page, approver: Page, case: str, number: str) -> None:
    """The first answer, each act of the clerk from the row of 待办."""
    decide(handler, case, "经检索没有所申请公开信息", search="检索了2018年以来的档案目录")
    approver.goto(case)
    act(approver, "审签", opinion="同意")
    # The row of 待办 leads to the act itself.
    clerk.goto("/desk/")
    clerk.get_by_role("row", name=number).get_by_role("link", name="出具答复书").click()
    clerk.locator("main form button.button").first.click()
    clerk.goto("/desk/")
    clerk.get_by_role("row", name=number).get_by_role("link", name="送达").click()
    clerk.check("[name=way][value=online]")
    clerk.locator("main form button.button").first.click()


def record_the_review(clerk: Page, case: str) -> None:
    """A review was filed and corrected the answer."""
    clerk.goto(case)
    clerk.get_by_role("link", name="登记行政复议", exact=True).click()
    clerk.fill("[name=organ]", "六安市人民政府")
    clerk.fill("[name=case_number]", "六复决〔2026〕7号")
    dated(clerk, "filed")
    clerk.locator("main form button.button").first.click()
    clerk.get_by_role("link", name="登记复议诉讼结果", exact=True).click()
    clerk.check("[name=outcome][value=corrected]")
    remedy = clerk.locator("[name=remedy]").first
    if remedy.evaluate("node => node.type") == "radio":
        remedy.check()
    dated(clerk, "day")
    clerk.locator("main form button.button").first.click()


def order_anew(clerk: Page, axe: Callable, screens: Callable) -> None:
    """The order is recorded; a form sent without it says what is missing."""
    clerk.get_by_role("link", name="登记责令重新答复", exact=True).click()
    screens(clerk, "desk-requests-redecision")
    axe(clerk)
    clerk.locator("main form button.button").first.click()
    expect(clerk.locator(".error-summary")).to_be_visible()
    axe(clerk)
    clerk.locator("[name=remedy]").first.check()
    dated(clerk, "received")
    clerk.locator("main form button.button").first.click()
    expect(clerk.locator("main")).to_contain_text("重新办理中")
    screens(clerk, "desk-requests-redeciding")
    axe(clerk)


def sign_anew(handler: Page, approver: Page, case: str, axe: Callable, screens: Callable) -> None:
    """The new decision, read as the letter it becomes, and signed."""
    decide(handler, case, "予以公开", content="批复文件一份")
    approver.goto(case)
    approver.get_by_role("link", name="查看拟出具的答复书").click()
    expect(approver.locator(".letter")).to_contain_text("重新作出如下答复")
    screens(approver, "desk-requests-letter-anew")
    axe(approver)
    approver.goto(case)
    act(approver, "审签", opinion="同意")


def test_a_review_corrects_and_the_new_answer_reaches_the_applicant(
    site: Site, visit: Callable[..., Page], sign_in: Callable[..., Page], axe: Callable, screens: Callable
) -> None:
    reader = visit(f"/{site.agency}/requests/status", java_script_enabled=False)
    clerk, handler, approver = sign_in("clerk"), sign_in("handler"), sign_in("approver")
    code, number = enter(clerk)
    clerk.get_by_role("link", name="查看申请").click()
    case = clerk.url
    act(clerk, "分办", handler="吴承办")
    answer(clerk, handler, approver, case, number)
    expect(status(reader, site, code).locator(".when")).to_contain_text("答复")
    clerk.goto("/desk/requests/?queue=archive")
    screens(clerk, "desk-requests-to-archive")
    axe(clerk)

    record_the_review(clerk, case)
    order_anew(clerk, axe, screens)
    page = status(reader, site, code)
    expect(page.locator(".when")).to_contain_text("责令重新答复")
    expect(page.locator(".answer-first")).to_contain_text("自收到次日起计算20个工作日")
    screens(page, "requests-status-redeciding")

    sign_anew(handler, approver, case, axe, screens)
    clerk.goto(case)
    act(clerk, "出具答复书")
    expect(status(reader, site, code).locator(".when")).not_to_contain_text("已于")
    act(clerk, "送达", way="online")
    page = status(reader, site, code)
    expect(page.locator(".when")).to_contain_text(re.compile("已于.*重新答复"))
    screens(page, "requests-status-answered-anew")
    letters = page.get_by_role("link", name="政府信息公开申请答复书")
    expect(letters).to_have_count(2)
    with page.expect_download() as download:
        letters.nth(1).click()
    assert Path(download.value.path()).read_bytes().startswith(b"%PDF-")
    clerk.goto(case)
    act(clerk, "归档")
    expect(clerk.locator("main")).to_contain_text("已归档")

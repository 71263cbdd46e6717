"""The annual report in a real browser: written, signed by two, seen through by three, released, read, verified, tampered with."""

import re
from collections.abc import Callable
from datetime import date

import pytest
from playwright.sync_api import Page, expect

from tests.browser.waiting import every

YEAR = date.today().year - 1
DESK = f"/desk/report/{YEAR}/"
# The editor is a library of its own: what it draws is not ours to mend, what surrounds it is.
EDITOR = (
    "aria-allowed-role",
    "aria-required-children",
    "aria-required-parent",
    "nested-interactive",
    "aria-allowed-attr",
)


@pytest.fixture(scope="module")
def done() -> dict[str, bool]:
    """What an earlier step of the journey in this module has done."""
    return {}


def write(page: Page, section: str, text: str) -> None:
    page.goto(f"{DESK}text/{section}/")
    page.click(".jodit-wysiwyg")
    page.keyboard.type(text)
    page.get_by_role("button", name="保存").click()
    expect(page.locator(".toast")).to_contain_text("已保存")


PASTED = (
    "<html xmlns:o='urn:schemas-microsoft-com:office:office'><body><!--StartFragment-->"
    "<p class=MsoListParagraph style='mso-list:l0 level1 lfo1'><span style='mso-list:Ignore'>1.</span>改进解读方式。</p>"
    "<p class=MsoNormal style='color:red'>加强<del>培训</del>检查。</p><script>alert(1)</script><!--EndFragment-->"
)


def paste_into(page: Page, section: str, html: str) -> None:
    """What Word puts on the clipboard, into the text of a part: cleaned, and what stays out is said."""
    page.goto(f"{DESK}text/{section}/")
    page.click(".jodit-wysiwyg")
    page.keyboard.press("Control+End")
    page.evaluate(
        """(html) => {
            const data = new DataTransfer();
            data.setData("text/html", html);
            const event = new ClipboardEvent("paste", {clipboardData: data, bubbles: true, cancelable: true});
            document.querySelector(".jodit-wysiwyg").dispatchEvent(event);
        }""",
        html,
    )
    expect(page.locator(".jodit-wysiwyg ol li")).to_have_text("改进解读方式。")
    expect(page.locator("#left-behind li")).to_have_count(3)
    expect(page.locator(".jodit-wysiwyg script, .jodit-wysiwyg del, .jodit-wysiwyg [style*=color]")).to_have_count(0)
    page.get_by_role("button", name="保存").click()
    expect(page.locator(".toast")).to_contain_text("已保存")
    page.goto(DESK)
    expect(page.locator(f"#{section}-part")).to_contain_text("加强检查。")


def test_a_report_from_the_first_count_to_its_verification(
    sign_in: Callable, visit: Callable, site, axe: Callable, screens: Callable, done: dict
) -> None:
    keeper = sign_in("openness")
    keeper.goto("/desk/report/")
    keeper.get_by_label("报告年度").select_option(str(YEAR))
    keeper.get_by_role("button", name="新建年报").click()
    expect(keeper).to_have_url(re.compile(rf"/desk/report/{YEAR}/$"))
    expect(keeper.locator("td[data-cell='T3.R1.total'] a.figure")).to_have_text("0")
    axe(keeper)
    screens(keeper, "desk-report")

    keeper.get_by_role("link", name="填报和签署").click()
    for field in every(keeper.locator("input[name^='T2.']")):
        field.fill("0")
    keeper.get_by_label("数据来源").fill("局办公室台账")
    keeper.get_by_role("button", name="填报并签署").click()
    expect(keeper.locator(".notice").first).to_contain_text("等待另一人签署")
    axe(keeper)
    screens(keeper, "desk-report-entries")

    drafter = sign_in("drafter")
    drafter.goto(f"{DESK}entries/")
    drafter.get_by_role("button", name="签署所选").click()
    expect(drafter.locator(".toast")).to_contain_text("填报完成")
    write(drafter, "overview", "本年收到申请{{数据：本年新收政府信息公开申请数量：总计}}件，均依法办理。")
    write(drafter, "problems", "关于政策解读的时效，仍有待提高。")
    paste_into(drafter, "problems", PASTED)
    drafter.goto(f"{DESK}text/overview/")
    axe(drafter, without=EDITOR)
    screens(drafter, "desk-report-text")
    drafter.goto(DESK)
    expect(drafter.locator("#overview-part")).to_contain_text("本年收到申请0件")
    drafter.get_by_label("原因").fill("系统上线当年补编。")
    drafter.get_by_role("button", name="保存说明").click()
    drafter.get_by_role("button", name="提交审核").click()
    expect(drafter.locator(".toast")).to_contain_text("等待审核")

    reviewer = sign_in("reviewer")
    reviewer.goto(DESK)
    reviewer.get_by_role("button", name="审核通过").click()
    expect(reviewer.locator(".toast")).to_contain_text("等待复审")
    final = sign_in("final")
    final.goto(DESK)
    final.get_by_role("button", name="复审通过").click()
    final.get_by_role("button", name="立即发布").dblclick()
    expect(final.locator(".toast")).to_contain_text("公众可以查看")
    screens(final, "desk-report-released")
    done["released"] = True

    reader = visit(f"/{site.agency}/reports/{YEAR}")
    expect(reader.locator("td[data-cell='T3.R1.total']")).to_have_text("0")
    expect(reader.locator("main")).to_contain_text("本年收到申请0件，均依法办理。")
    axe(reader)
    screens(reader, "site-report")
    reader.locator(".verify-card a").click()
    expect(reader.locator("main")).to_contain_text("与发布的原文一致")


def test_a_tampered_copy_of_the_report_is_found(visit: Callable, site, done: dict) -> None:
    if not done:
        pytest.skip("the report of this journey was not released")
    page = visit(f"/{site.agency}/reports/{YEAR}")
    page.get_by_role("link", name="年报正文页").click()
    text = page.locator(".document-body").inner_text()
    assert "关于政策解读" in text
    page = visit("/verify")
    page.get_by_label("文字或指纹").fill(text.replace("关于", "比分直播，篮球比分直播"))
    page.get_by_role("button", name="开始核验").click()
    expect(page.locator("main")).to_contain_text("与发布的原文不一致")
    expect(page.locator("main ins").last).to_contain_text("比分直播")


def test_title_prose_and_tables_of_a_report_stand_in_one_column(visit: Callable, site, done: dict) -> None:
    if not done:
        pytest.skip("the report of this journey was not released")
    page = visit(f"/{site.agency}/reports/{YEAR}")
    edges = page.eval_on_selector_all(
        ".report h2, .report .document-body, .report .report-table-frame",
        "all => all.map(one => one.getBoundingClientRect()).map(box => [Math.round(box.left), Math.round(box.right)])",
    )
    assert len(edges) > 8
    assert len({tuple(edge) for edge in edges}) == 1


def test_the_lists_of_reports_are_accessible(visit: Callable, site, axe: Callable, screens: Callable) -> None:
    for path, name in (("/reports", "site-reports"), (f"/{site.agency}/reports", "site-reports-of-agency")):
        page = visit(path)
        axe(page)
        screens(page, name)


def test_every_page_of_the_report_at_the_desk(sign_in: Callable, axe: Callable, screens: Callable, done: dict) -> None:
    if not done:
        pytest.skip("the report of this journey was not released")
    page = sign_in("drafter")
    for path, name in (
        ("/desk/report/", "desk-reports"),
        (f"{DESK}records/T3.R1.total/", "desk-report-records"),
        (f"{DESK}records/proactive.total/", "desk-report-sum"),
        (f"/en{DESK}", "desk-report-en"),
    ):
        page.goto(path)
        axe(page)
        screens(page, name)

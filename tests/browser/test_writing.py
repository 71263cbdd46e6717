"""Writing in a real browser: findings beside the text, paste, import, autosave over a closed browser, compare and restore."""

import re

from playwright.sync_api import Page, expect

EDITOR = ".jodit-wysiwyg"


def write(page: Page, title: str, body: str) -> None:
    """Fill the form of a new notice."""
    page.goto("/desk/documents/new/notice/")
    page.fill("#id_title", title)
    page.click(EDITOR)
    page.keyboard.insert_text(body)


def expect_text(page: Page, text: str) -> None:
    """The editor's text holds it. The editor's library keeps signs that show nothing where a selection was."""
    page.wait_for_function(
        "([selector, text]) => document.querySelector(selector).textContent.replaceAll('\ufeff', '').includes(text)",
        arg=[EDITOR, text],
    )


def test_findings_are_marked_in_the_text_and_put_right_by_one_click(sign_in, axe, screens):
    page = sign_in("drafter")
    write(page, "关于做好归集工作的通知。", "按照国发[2019]5号统一布署，请认真落实。")
    items = page.locator("#advice .advice-item")
    expect(items).to_have_count(3)
    marked = "[...CSS.highlights.get('advice-notice')].map((one) => one.toString())"
    assert page.evaluate(marked) == ["[2019]5号", "布署"]
    screens(page, "desk-advice")
    page.get_by_role("button", name="查看位置").last.click()
    assert page.evaluate("getSelection().toString()") == "布署"
    page.get_by_role("button", name="改正").last.click()
    expect_text(page, "统一部署")
    expect(items).to_have_count(2)
    page.get_by_role("button", name="改正").last.click()
    expect_text(page, "国发〔2019〕5号统一部署")
    page.get_by_role("button", name="改正").click()
    expect(page.locator("#id_title")).to_have_value("关于做好归集工作的通知")
    expect(page.locator("#advice")).to_contain_text("没有需要提示的问题")
    page.get_by_role("button", name="保存", exact=True).click()
    expect(page.locator(".toast")).to_contain_text("已保存")
    expect_text(page, "国发〔2019〕5号统一部署")
    # Marks are the browser's: nothing of them is in the text.
    assert "mark" not in page.locator("#id_body").input_value()


def test_a_finding_over_several_pieces_of_text_is_put_right_and_undone(sign_in):
    page = sign_in("drafter")
    page.goto("/desk/documents/new/notice/")
    page.wait_for_selector(EDITOR)
    page.evaluate(
        "Object.values(Jodit.instances)[0].value = '<p>统一布<strong>署并</strong>落实。</p><p>再次布署。</p>'"
    )
    expect(page.locator("#advice .advice-item")).to_have_count(2)
    page.get_by_role("button", name="改正").first.click()
    expect(page.locator(EDITOR).locator("p").first).to_have_text("统一部署并落实。")
    expect(page.locator(f"{EDITOR} strong")).to_have_text("并")
    page.evaluate("Object.values(Jodit.instances)[0].execCommand('undo')")
    expect(page.locator(EDITOR).locator("p").first).to_have_text("统一布署并落实。")


def test_find_and_replace_works_in_chinese_under_the_policy(sign_in):
    page = sign_in("drafter")
    write(page, "查找替换的通知", "市数据局负责归集，市数据局负责共享。")
    page.click(f"{EDITOR} p")
    page.keyboard.press("Control+h")
    page.locator("[data-ref=query]").fill("市数据局")
    page.locator("[data-ref=replace]").fill("市数据资源局")
    expect(page.locator("[data-ref=count]")).to_have_text("2")
    for _ in range(2):
        page.locator("[data-ref=replace-btn]").click()
    expect_text(page, "市数据资源局负责归集，市数据资源局负责共享。")
    expect(page.locator("#id_body")).to_have_value(re.compile("市数据资源局负责归集，市数据资源局负责共享"))

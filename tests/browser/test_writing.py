"""Writing in a real browser: findings beside the text, autosave over a closed browser, compare and restore."""

import re

from playwright.sync_api import expect

from tests.browser.editor import EDITOR, NOT_OURS, expect_text, write


def test_findings_are_marked_in_the_text_and_put_right_by_one_click(sign_in, axe, screens):
    page = sign_in("drafter")
    write(page, "关于做好归集工作的通知。", "按照国发[2019]5号统一布署，请认真落实。")
    items = page.locator("#advice .advice-item")
    expect(items).to_have_count(3)
    marked = "[...CSS.highlights.get('advice-notice')].map((one) => one.toString())"
    assert page.evaluate(marked) == ["[2019]5号", "布署"]
    axe(page, without=NOT_OURS)
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


def test_a_sign_in_that_ends_while_somebody_types_loses_nothing(sign_in, axe):
    page = sign_in("drafter")
    write(page, "登录失效时的通知", "登录失效前的正文。")
    name = page.locator("header a[href$='/desk/account/']").inner_text()
    cookies = page.context.cookies()
    page.context.clear_cookies(name="mingchuang")
    page.fill("#id_title", "登录失效后的通知")
    told = page.locator(".toast", has_text="登录已失效")
    expect(told).to_be_visible()
    axe(page, without=NOT_OURS)
    # A click on 保存 leads nowhere while nobody is signed in.
    page.get_by_role("button", name="保存", exact=True).click()
    page.wait_for_timeout(300)
    assert "/documents/new/" in page.url and page.locator("#id_title").input_value() == "登录失效后的通知"
    page.context.add_cookies([one for one in cookies if one["name"] == "mingchuang"])
    page.evaluate("window.dispatchEvent(new Event('focus'))")
    expect(told).to_have_count(0)
    page.get_by_role("button", name="保存", exact=True).click()
    expect(page.locator(".toast")).to_contain_text("已保存")
    assert page.locator("#id_title").input_value() == "登录失效后的通知" and name
    expect_text(page, "登录失效前的正文")


def test_what_is_saved_at_once_is_not_offered_as_unsaved(sign_in):
    page = sign_in("drafter")
    write(page, "写完就保存的通知", "正文。")
    # The server takes its time: the moment of the autosave comes while the save is under way.
    slow = "**/desk/documents/new/notice/**"
    page.route(
        slow,
        lambda route: (
            (page.wait_for_timeout(5000), route.continue_()) if route.request.method == "POST" else route.continue_()
        ),
    )
    with page.expect_request("**/desk/documents/new/notice/**"):
        page.get_by_role("button", name="保存", exact=True).click(no_wait_after=True)
    expect(page.locator(".toast")).to_contain_text("已保存", timeout=30_000)
    page.goto("/desk/documents/")
    expect(page.locator("main")).to_contain_text("写完就保存的通知")
    expect(page.locator("main")).not_to_contain_text("尚未保存")


def test_a_text_of_two_megabytes_is_kept_and_saved(sign_in):
    page = sign_in("drafter")
    write(page, "很长的通知", "开头。")
    # 700,000 Chinese signs: two megabytes as they are, more than six when each is written as %E5%85%AC.
    page.evaluate(
        "Object.values(Jodit.instances)[0].value = `<p>${'公开信息。数据共享。'.repeat(70000)}</p><p>末句。</p>`"
    )
    page.fill("#id_title", "很长的通知之二")
    expect(page.locator("#kept")).to_contain_text("已自动保留", timeout=60_000)
    page.get_by_role("button", name="保存", exact=True).click(timeout=60_000)
    expect(page.locator(".toast")).to_contain_text("已保存", timeout=60_000)
    assert page.locator("#id_body").input_value().endswith("<p>末句。</p>")


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


def test_replace_all_says_how_many_and_one_undo_takes_all_back(sign_in, axe, screens):
    page = sign_in("drafter")
    page.goto("/desk/documents/new/notice/")
    page.wait_for_selector(EDITOR)
    body = (
        "<p>市数据局归集，市<strong>数据</strong>局共享，市数局除外。</p><table><tbody><tr><td>市数据</td><td>局</td></tr></tbody></table>"
        "<p>再报市数据局。统一布署。</p>"
    )
    page.evaluate("(body) => { Object.values(Jodit.instances)[0].value = body; }", body)
    expect(page.locator("#advice .advice-item").first).to_be_visible()
    marks = "CSS.highlights.get('advice-notice')?.size ?? 0"
    assert page.evaluate(marks) > 0
    page.locator(f"{EDITOR} p").last.click()
    assert page.evaluate(marks) > 0
    page.keyboard.press("End")
    page.keyboard.insert_text("完。")
    page.keyboard.press("Control+h")
    box = page.locator(".jodit-ui-search")
    said = box.get_by_role("status")
    box.get_by_role("button", name="全部替换").click()
    expect(said).to_contain_text("请先输入")
    box.locator("[data-ref=query]").fill("市数据局")
    box.locator("[data-ref=replace]").fill("市数据资源局")
    # By the keyboard; Enter alone is one place, never the sending of the form.
    box.locator("[data-ref=replace]").press("Control+Enter")
    expect(said).to_contain_text("已替换3处")
    axe(page, without=NOT_OURS)
    screens(page, "desk-replace-all")
    replaced = "市数据资源局归集，市数据资源局共享，市数局除外。市数据局再报市数据资源局。统一布署。完。"
    text = "document.querySelector('.jodit-wysiwyg').textContent.replace(/[\\s\ufeff]/g, '')"
    assert page.evaluate(text) == replaced
    assert page.locator("#id_body").input_value().count("市数据资源局") == 3
    box.locator("[data-ref=replace]").press("Control+Enter")
    expect(said).to_contain_text("正文中没有找到")
    assert "/new/" in page.url
    page.get_by_role("button", name="撤销").first.click()
    assert page.evaluate(text) == replaced.replace("市数据资源局", "市数据局")
    expect(page.locator(f"{EDITOR} strong")).to_have_text("数据")


def test_what_was_typed_survives_a_closed_browser(sign_in):
    page = sign_in("drafter")
    write(page, "浏览器关闭前的通知", "只写了一半的正文。")
    expect(page.locator("#kept")).to_contain_text("自动保留")
    page.context.close()
    again = sign_in("drafter")
    again.goto("/desk/documents/")
    again.get_by_role("link", name=re.compile("浏览器关闭前的通知")).click()
    expect(again.locator("#id_title")).to_have_value("浏览器关闭前的通知")
    expect(again.locator(EDITOR)).to_contain_text("只写了一半的正文。")


def test_two_people_see_each_other_and_the_second_to_save_loses_nothing(sign_in):
    first = sign_in("drafter")
    write(first, "两位同志同时打开的通知", "原来的正文。")
    first.get_by_role("button", name="保存", exact=True).click()
    expect(first.locator(".toast")).to_contain_text("已保存")
    expect(first.locator("#others .notice")).to_have_count(0)
    second = sign_in("second_drafter")
    second.goto(first.url)
    expect(second.locator("#others")).to_contain_text("也打开了这条信息")
    # The page asks every fifteen seconds.
    expect(first.locator("#others")).to_contain_text("也打开了这条信息", timeout=25_000)
    second.fill("#id_title", "第二位同志的标题")
    second.get_by_role("button", name="保存", exact=True).click()
    expect(second.locator(".toast")).to_contain_text("已保存")
    first.fill("#id_title", "第一位同志的标题")
    first.get_by_role("button", name="保存", exact=True).click()
    expect(first.locator("h1")).to_contain_text("保存了这一稿")
    expect(first.locator(".diff del")).to_have_text("二")
    expect(first.locator(".diff ins")).to_have_text("一")


def test_two_editions_are_compared_and_the_earlier_is_taken_up_again(sign_in, site, axe, screens):
    page = sign_in("drafter")
    page.goto(f"/desk/documents/d/{site.documents['shown']}/")
    page.get_by_role("button", name="更正").first.click()
    page.fill("[name=correct-change_note]", "核对数字")
    page.locator("dialog[open]").get_by_role("button", name=re.compile("稿|更正")).last.click()
    page.wait_for_selector(EDITOR)
    page.fill("#id_title", "六安市公共数据共享管理办法（修订）")
    page.get_by_role("button", name="保存", exact=True).click()
    expect(page.locator(".toast")).to_contain_text("已保存")
    page.get_by_role("link", name="返回信息").click()
    page.get_by_role("link", name=re.compile("上一稿")).click()
    expect(page.locator("ins").first).to_contain_text("修订")
    axe(page)
    screens(page, "desk-compare")


def test_a_new_document_begins_with_a_template(sign_in, axe, screens):
    page = sign_in("drafter")
    page.goto("/desk/documents/new/notice/")
    page.get_by_text("选用模板").click()
    page.get_by_role("link", name="工作通知").click()
    expect(page.locator("#id_title")).to_have_value("关于做好【××】工作的通知")
    expect(page.locator(EDITOR)).to_contain_text("为做好【××】工作")
    expect(page.locator("#advice")).to_contain_text("还没有填写")
    page.goto("/desk/documents/templates/")
    axe(page)
    screens(page, "desk-templates")
    page.get_by_role("row", name="工作通知").get_by_role("link", name="改为本机关模板").click()
    page.wait_for_selector(EDITOR)
    page.get_by_role("button", name="保存").click()
    expect(page.locator(".toast")).to_contain_text("已保存")
    expect(page.get_by_role("row", name="工作通知")).to_contain_text("本机关")


def test_findings_are_said_in_english_on_an_english_page(sign_in):
    page = sign_in("drafter")
    page.goto("/en/desk/documents/new/notice/")
    page.fill("#id_title", "关于做好归集工作的通知。")
    expect(page.locator("#advice")).to_contain_text("No punctuation stands at the end of a title.")
    page.get_by_role("button", name="Put it right").click()
    expect(page.locator("#id_title")).to_have_value("关于做好归集工作的通知")

"""Publishing in a real browser: a pair released as one, editions compared and restored, sections that move, posts that fail."""

import re
from collections.abc import Callable
from datetime import date, timedelta

from playwright.sync_api import Page, expect

from tests.browser.conftest import Site
from tests.press.test_scans import typed_pdf

EDITOR = ".jodit-wysiwyg"


def fill_day(page: Page, name: str, day: str) -> None:
    for part, value in zip(("year", "month", "day"), day.split("-"), strict=True):
        page.fill(f"[name={name}_{part}]", value)


def said(page: Page, words: str) -> None:
    expect(page.locator(".toast").first).to_contain_text(words)


def test_a_policy_and_its_interpretation_go_through_three_people_and_out_as_one(
    site: Site, sign_in: Callable, visit: Callable, deeds: Callable, axe: Callable, screens: Callable
) -> None:
    made = deeds("pair")["pair"]
    document, other = made["document"], made["other"]
    here = f"/desk/life/d/{document}/together/"
    drafter = sign_in("drafter")
    drafter.goto(f"/desk/documents/d/{other}/links/")
    drafter.select_option("[name=link_type]", "interprets")
    drafter.fill("[name=target]", "六数资〔2026〕3号")
    drafter.get_by_role("button", name="关联", exact=True).click()
    said(drafter, "六安市数据登记管理办法")
    drafter.goto(here)
    # That it comes later is signed by the leader in charge, not by who writes.
    drafter.get_by_label("先发文件，后补解读").check()
    drafter.fill("[name=reason]", "应急印发")
    drafter.get_by_role("button", name="记录").click()
    expect(drafter.locator(".error-summary")).to_contain_text("签署")
    expect(drafter.locator("[name=reason]")).to_have_value("应急印发")
    drafter.fill("[name=reason]", "")
    drafter.get_by_label(re.compile("同步发布")).check()
    drafter.get_by_role("button", name="记录").click()
    drafter.get_by_role("button", name="提交审核").click()
    said(drafter, "两件")
    for role, act in (("reviewer", "审核通过"), ("final", "复审通过")):
        page = sign_in(role)
        page.goto(here)
        axe(page)
        page.fill("#opinion", "同意")
        page.get_by_role("button", name=act).click()
        said(page, "两件")
    screens(page, "life-together-release")
    # Neither goes out alone.
    page.goto(f"/desk/documents/d/{document}/")
    page.get_by_role("button", name="立即发布").click()
    expect(page.locator("main")).to_contain_text("解读")
    assert visit(f"/{site.agency}/d/{document}").locator("h1").inner_text() != "六安市数据登记管理办法"
    page.goto(here)
    page.locator("button[name=move][value=release]").click()
    said(page, "两件")
    reader = visit(f"/{site.agency}/d/{document}")
    reader.get_by_role("link", name="《六安市数据登记管理办法》解读").first.click()
    expect(reader).to_have_url(re.compile(f"/d/{other}$"))
    reader.get_by_role("link", name="六安市数据登记管理办法", exact=True).first.click()
    expect(reader).to_have_url(re.compile(f"/d/{document}$"))
    page.goto("/desk/life/interpretations/")
    expect(page.get_by_role("row", name="六安市数据登记管理办法")).to_contain_text("同步发布")


def test_editions_with_a_table_are_compared_and_the_earlier_is_restored(
    sign_in: Callable, deeds: Callable, axe: Callable, screens: Callable
) -> None:
    document = deeds("corrected")["corrected"]["document"]
    page = sign_in("drafter")
    page.goto(f"/desk/documents/d/{document}/compare/1/2/")
    cell = page.locator("td", has=page.locator("del, ins"))
    expect(cell.filter(has=page.locator("del")).last).to_contain_text("3月20日")
    expect(cell.filter(has=page.locator("ins")).last).to_contain_text("3月25日")
    expect(page.locator("tr", has_text="标题").locator("ins")).to_contain_text("补充")
    axe(page)
    screens(page, "desk-compare-table")
    page.get_by_role("button", name="恢复第 1 稿").click()
    dialog = page.locator("dialog[open]")
    axe(page)
    dialog.locator("textarea, input[name$=change_note]").first.fill("恢复原定期限")
    dialog.get_by_role("button", name="新开一稿").click()
    page.wait_for_url(f"**/d/{document}/edit/")
    expect(page.locator("#id_title")).to_have_value("关于报送数据目录的说明")
    expect(page.locator(f"{EDITOR} td").last).to_have_text("3月20日")
    page.goto(f"/desk/documents/d/{document}/history/")
    expect(page.locator("main")).to_contain_text("恢复")
    axe(page)


def test_a_text_is_copied_and_what_stands_in_its_pdf_is_found(sign_in: Callable, site: Site) -> None:
    page = sign_in("drafter")
    page.goto(f"/desk/documents/d/{site.documents['shown']}/")
    page.get_by_role("link", name="复制为新信息").click()
    expect(page.locator(EDITOR)).to_contain_text("无条件共享")
    expect(page.locator("[name=document_number]")).to_have_value("")
    page.fill("#id_title", "复制而来的办法")
    page.get_by_role("button", name="保存", exact=True).click()
    said(page, "已保存")
    made = typed_pdf("Ginkgo avenue, lot seven.")
    page.set_input_files("#files-input", {"name": "附件.pdf", "mimeType": "application/pdf", "buffer": made})
    page.get_by_role("button", name="上传").last.click()
    expect(page.locator("#files .plain-rows")).to_contain_text("附件.pdf")
    # On a busy machine the index takes more than one look to follow all that was done before.
    for _ in range(6):
        page.fill("#desk-q", "Ginkgo")
        page.press("#desk-q", "Enter")
        page.wait_for_url("**/desk/search/**")
        if page.locator(".found-list").count():
            break
    expect(page.locator(".found-list")).to_contain_text("复制而来的办法")


def test_find_and_replace_speaks_the_language_of_the_page(sign_in: Callable) -> None:
    page = sign_in("drafter")
    page.goto("/en/desk/documents/new/notice/")
    page.wait_for_selector(EDITOR)
    body = "<p>数据局数据局</p><table><tbody><tr><td>数据</td><td>局</td></tr></tbody></table><p>数局</p>"
    page.evaluate("(body) => { Object.values(Jodit.instances)[0].value = body; }", body)
    page.locator(f"{EDITOR} p").first.click()
    page.keyboard.press("Control+h")
    box = page.locator(".jodit-ui-search")
    box.get_by_role("button", name="Replace all").click()
    expect(box.get_by_role("status")).to_have_text("Write what is to be found first.")
    box.locator("[data-ref=query]").fill("数据局")
    box.locator("[data-ref=replace]").fill("数据资源局")
    # Neither from one cell into the next nor what is only nearly so.
    expect(box.locator("[data-ref=count]")).to_have_text("2")
    # Enter alone is one place, and never the sending of the form.
    box.locator("[data-ref=replace]").press("Enter")
    expect(page.locator(EDITOR)).to_contain_text("数据资源局数据局")
    expect(box.locator("[data-ref=count]")).to_have_text("1")
    box.get_by_role("button", name="Replace all").click()
    expect(box.get_by_role("status")).to_contain_text("Places replaced: 1.")
    expect(box.locator("[data-ref=count]")).to_have_text("0")
    box.get_by_role("button", name="Close find and replace").click()
    expect(page.locator(f"{EDITOR} p").first).to_have_text("数据资源局数据资源局")
    expect(page.locator(f"{EDITOR} td")).to_have_text(["数据", "局"])
    expect(page.locator(f"{EDITOR} p").last).to_have_text("数局")
    assert "/new/" in page.url


def test_an_agency_dissolved_in_mid_review_leaves_nothing_behind(
    site: Site, sign_in: Callable, visit: Callable, deeds: Callable, axe: Callable
) -> None:
    deeds("doomed")
    page = sign_in("keeper")
    page.goto("/desk/people/agencies/luan-old/dissolve/")
    axe(page)
    expect(page.locator("main")).to_contain_text("待移交的信息")
    page.select_option("[name=successor]", site.agency)
    page.get_by_role("button", name="撤销机关").click()
    for title, act in (("待移交的信息", "移交"), ("待办结的信息", "办结")):
        page.get_by_role("row", name=title).get_by_role("link").last.click()
        if act == "办结":
            page.fill("[name=reason]", "事项已取消")
        page.locator(f"button[name=act][value={'close' if act == '办结' else 'over'}]").click()
        expect(page.get_by_role("row", name=title)).to_have_count(0)
    axe(page)
    drafter = sign_in("drafter")
    expect(drafter.get_by_role("row", name="待移交的信息")).to_contain_text("原编写人已离岗")
    public = visit("/luan-old/")
    expect(public.locator("main")).to_contain_text("六安市数据资源管理局")
    public.goto(f"/{site.agency}/")
    expect(public.locator("main")).to_contain_text("六安市信息中心")
    axe(public)


def moved_and_back(
    site: Site, page: Page, old: Page, title: str, visit: Callable, axe: Callable, screens: Callable
) -> None:
    """A column moves with its address, and the change is undone."""
    page.goto("/desk/catalogue/columns/new/")
    page.fill("[name=name]", "改革动态并入放管服改革")
    page.select_option("[name=source]", "mh-gg2")
    page.select_option("[name=target]", "fd15-gg")
    page.fill("[name=reason]", "栏目归并")
    page.get_by_role("button", name="预览").click()
    expect(page.locator("main table")).to_contain_text("/c/reform-news")
    axe(page)
    screens(page, "desk-move-preview")
    page.get_by_role("button", name="调整栏目").click()
    said(page, "1")
    old.reload()
    expect(old).to_have_url(re.compile(f"/{site.agency}/c/reform$"))
    expect(old.locator("main").get_by_role("link", name=title).first).to_be_visible()

    page.goto("/desk/catalogue/columns/")
    page.get_by_role("row", name="改革动态并入放管服改革").get_by_role("link", name="撤销调整").click()
    expect(page.locator("main table")).to_contain_text("/c/reform-news")
    axe(page)
    screens(page, "desk-move-undo")
    page.get_by_role("button", name="撤销调整").click()
    expect(page.locator(".error-summary")).to_be_visible()
    page.fill("[name=reason]", "试行效果不好")
    page.get_by_role("button", name="撤销调整").click()
    said(page, "1")
    expect(page.get_by_role("row", name="撤销：改革动态并入放管服改革")).to_be_visible()
    # A browser may keep the old answer as long as a page: another query is another address.
    back = visit(f"/{site.agency}/c/reform-news?year={date.today().year}")
    expect(back).to_have_url(re.compile(r"/c/reform-news\?year="))
    expect(back.locator("main").get_by_role("link", name=title).first).to_be_visible()


def test_sections_are_kept_fresh_pinned_and_moved_with_their_address(
    site: Site, sign_in: Callable, visit: Callable, axe: Callable, screens: Callable
) -> None:
    page = sign_in("openness")
    page.goto("/desk/catalogue/freshness/?standing=empty")
    row = page.get_by_role("row", name="招考录用")
    row.get_by_role("link", name=re.compile("说明")).click()
    page.locator("main textarea").fill("本机关本年没有招考计划。")
    page.locator("main form").last.get_by_role("button").first.click()
    said(page, "说明")
    expect(page.get_by_role("row", name="招考录用")).to_contain_text("没有招考计划")
    expect(visit(f"/{site.agency}/c/recruitment").locator("main")).to_contain_text("本机关本年没有招考计划")

    shown = site.documents["shown"]
    title = "六安市公共数据共享管理办法"
    page.goto(f"/desk/documents/d/{shown}/sections/")
    page.select_option("#more", label=page.locator("#more option", has_text="改革动态").first.inner_text())
    page.locator("form.filters").get_by_role("button").click()
    said(page, "栏目")
    choice = page.locator("#id_section")
    choice.select_option(label=choice.locator("option", has_text="改革动态").first.inner_text())
    fill_day(page, "until", "2001-01-01")
    page.locator("form.measure").get_by_role("button").click()
    expect(page.locator(".error-summary")).to_be_visible()
    until = date.today() + timedelta(days=30)
    fill_day(page, "until", until.isoformat())
    page.locator("form.measure").get_by_role("button").click()
    said(page, "置顶")
    expect(page.locator("main")).to_contain_text(f"{until.year}年{until.month}月{until.day}日")
    axe(page)
    old = visit(f"/{site.agency}/c/reform-news")
    expect(old.locator("main").get_by_role("link", name=title).first).to_be_visible()
    expect(old.locator("main")).to_contain_text("置顶")

    moved_and_back(site, page, old, title, visit, axe, screens)


def test_a_post_that_the_outlet_refuses_is_tried_again_and_counted(
    sign_in: Callable, deeds: Callable, axe: Callable, screens: Callable
) -> None:
    page = sign_in("openness")
    page.goto("/desk/outlets/accounts/new/")
    page.get_by_label("微博").check()
    page.fill("[name=name]", "六安数据微博")
    page.fill("[name=code]", "liuan")
    page.locator("[name=automatic]").check()
    page.get_by_role("button", name="登记账号").click()
    deeds("shown", "publish_failing")
    page.goto("/desk/outlets/posts/")
    row = page.get_by_role("row", name="发往新媒体的信息")
    expect(row).to_contain_text("对方服务器没有应答")
    axe(page)
    screens(page, "posts-failed")
    row.get_by_role("link", name="重新发送").click()
    page.locator("main form button").click()
    expect(row).to_contain_text("待发送")
    deeds("publish_working")
    page.reload()
    expect(row).to_contain_text("已发送")
    page.goto("/desk/outlets/")
    account = page.get_by_role("row", name="六安数据微博")
    expect(account).to_contain_text("数量一致")
    axe(page)

"""What makes a day at the desk run, in a real browser: finding, several at once, kept filters, alerts, absences."""

from playwright.sync_api import expect


def test_finding_keeping_and_several_at_once(sign_in, axe, screens):
    page = sign_in("drafter")
    page.goto("/desk/documents/")
    page.get_by_role("link", name="编写中").click()
    page.get_by_role("link", name="保存此筛选").click()
    page.get_by_role("button", name="保存此筛选").click()
    expect(page.locator(".error-summary")).to_be_visible()
    axe(page)
    page.fill("#id_name", "我的草稿")
    page.get_by_role("button", name="保存此筛选").click()
    expect(page.locator(".chips", has_text="已保存的筛选").get_by_role("link", name="我的草稿")).to_be_visible()
    axe(page)
    screens(page, "kept-filter")

    page.get_by_role("link", name="批量办理").click()
    axe(page)
    screens(page, "bulk-choose")
    page.get_by_role("button", name="查看将要发生的变更").click()
    expect(page.locator(".notice.bad")).to_contain_text("请至少选择一件")
    page.get_by_label("全选").check()
    title = page.locator("tbody label").first.inner_text()
    page.get_by_role("button", name="查看将要发生的变更").click()
    expect(page.locator("h1")).to_have_text("将要发生的变更")
    axe(page)
    screens(page, "bulk-review")

    page.fill("#desk-q", title[:4])
    page.keyboard.press("Enter")
    expect(page.locator(".found-list mark").first).to_be_visible()
    axe(page)
    screens(page, "desk-search")


def test_alerts_and_absences(sign_in, axe, screens):
    page = sign_in("reviewer")
    page.goto("/desk/alerts/")
    axe(page)
    screens(page, "alerts")
    page.get_by_role("link", name="邮件与免打扰").click()
    page.get_by_label("每个工作日汇总一封").check()
    page.get_by_role("button", name="保存").click()
    expect(page.locator(".error-summary")).to_contain_text("邮箱")
    axe(page)
    screens(page, "alert-wishes")
    page.goto("/desk/absences/new/")
    axe(page)
    screens(page, "absence")

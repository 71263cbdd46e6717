"""What makes a day at the desk run, in a real browser: finding, several at once, kept filters, alerts, absences."""

from datetime import date, timedelta

from playwright.sync_api import expect


def test_a_filter_is_kept_and_renamed(sign_in, axe, screens):
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

    page.get_by_role("link", name="我保存的筛选").click()
    page.get_by_role("link", name="修改", exact=True).click()
    axe(page)
    page.fill("#id_name", "待完善的草稿")
    page.get_by_role("button", name="保存", exact=True).click()
    expect(page.locator(".plain-rows")).to_contain_text("待完善的草稿")
    axe(page)
    page.get_by_role("link", name="待完善的草稿").click()
    expect(page.locator(".chips", has_text="已保存的筛选").get_by_role("link", name="待完善的草稿")).to_be_visible()


def test_several_at_once_and_back(sign_in, deeds, axe, screens):
    page = sign_in("drafter")
    page.goto("/desk/documents/?state=draft")
    page.get_by_role("link", name="批量办理").click()
    axe(page)
    screens(page, "bulk-choose")
    page.get_by_role("button", name="查看将要发生的变更").click()
    expect(page.locator(".notice.bad")).to_contain_text("请至少选择一件")
    page.get_by_label("全选").check()
    page.get_by_role("button", name="查看将要发生的变更").click()
    expect(page.locator("h1")).to_have_text("将要发生的变更")
    axe(page)
    screens(page, "bulk-review")

    # The rows of other tests stay as they are: this is done to its own.
    deeds("drafts")
    page.goto("/desk/bulk/documents/?act=submit&q=批量办理的信息")
    page.get_by_label("全选").check()
    page.get_by_role("button", name="查看将要发生的变更").click()
    kept, changed = page.locator(".plain-rows").last, page.locator("form .plain-rows")
    expect(changed.locator("li")).to_have_count(2)
    expect(kept).to_contain_text("批量办理的信息丙")
    page.get_by_role("button", name="确认办理").click()
    expect(page.locator(".notice.done")).to_contain_text("2")
    axe(page)
    # And back: the same way, with the act that takes it back.
    page.goto("/desk/bulk/documents/?act=recall&q=批量办理的信息")
    page.get_by_label("全选").check()
    page.get_by_role("button", name="查看将要发生的变更").click()
    expect(page.locator("form .plain-rows")).to_contain_text("编写中")
    page.get_by_role("button", name="确认办理").click()
    expect(page.locator(".notice.done")).to_contain_text("2")
    page.goto("/desk/documents/?state=draft&q=批量办理的信息")
    expect(page.locator("main tbody tr")).to_have_count(3)


def test_the_desk_is_searched(sign_in, axe, screens):
    page = sign_in("drafter")
    page.goto("/desk/documents/?state=draft")
    title = page.locator("main tbody th a").first.inner_text()
    # On a busy machine the index takes more than one look to follow all that was done before.
    for _ in range(6):
        page.fill("#desk-q", title[:4])
        page.press("#desk-q", "Enter")
        page.wait_for_url("**/desk/search/**")
        if page.locator(".found-list mark").count():
            break
    expect(page.locator(".found-list mark").first).to_be_visible()
    axe(page)
    screens(page, "desk-search")


def test_alerts_at_a_chosen_hour(sign_in, axe, screens):
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
    hours = {"digest_hour": "7", "quiet_from": "21", "quiet_until": "8"}
    page.fill("#id_address", "wang@luan.gov.cn")
    for name, hour in hours.items():
        page.select_option(f"[name={name}]", hour)
    page.get_by_role("button", name="保存").click()
    expect(page.locator(".error-summary")).to_contain_text("免打扰时段")
    hours["digest_hour"] = "9"
    page.select_option("[name=digest_hour]", "9")
    page.get_by_role("button", name="保存").click()
    expect(page.locator(".toast")).to_be_visible()
    page.goto("/desk/alerts/wishes/")
    expect(page.get_by_label("每个工作日汇总一封")).to_be_checked()
    expect(page.locator("#id_address")).to_have_value("wang@luan.gov.cn")
    for name, hour in hours.items():
        expect(page.locator(f"[name={name}]")).to_have_value(hour)


def test_a_deputy_signs_in_the_stead_of_who_is_away(sign_in, site, deeds, axe, screens):
    made = deeds("waiting")["waiting"]
    site.people["second_reviewer"] = made["second"]
    page = sign_in("reviewer")
    page.goto("/desk/absences/new/")
    axe(page)
    screens(page, "absence")
    today = date.today()
    for name, day in (("first_day", today), ("last_day", today + timedelta(days=3))):
        for part, value in (("year", day.year), ("month", day.month), ("day", day.day)):
            page.fill(f"[name={name}_{part}]", str(value))
    page.select_option("[name=deputy_reviewer]", made["second_id"])
    page.locator("main form").last.get_by_role("button").click()
    expect(page.get_by_role("row", name="王审核")).to_contain_text("何代审")

    deputy = sign_in("second_reviewer")
    row = deputy.get_by_role("row", name="等待代为审核的信息")
    expect(row).to_contain_text("王审核")
    row.get_by_role("link", name="等待代为审核的信息").click()
    deputy.fill("#id_opinion", "代为审核，同意。")
    deputy.get_by_role("button", name="审核通过").click()
    expect(deputy.locator(".toast")).to_contain_text("等待复审人办理")
    deputy.goto(f"/desk/documents/d/{made['document']}/")
    expect(deputy.locator("main")).to_contain_text("代王审核")
    axe(deputy)

    # Back earlier: the work waits for the reviewer again, and for the other tests.
    page.get_by_role("row", name="王审核").get_by_role("link", name="今天结束").first.click()
    page.locator("main form button").click()
    expect(page.get_by_role("row", name="王审核").first).to_contain_text("已结束")

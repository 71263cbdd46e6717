"""The life of a normative document in a real browser: filed, gone through in a campaign, kept or repealed, marked, listed."""

from pathlib import Path

from playwright.sync_api import expect

from tests.browser.waiting import every

TITLE = "六安市公共数据共享管理办法"
OTHER = "六安市公共数据开放暂行规定"


def file(page, axe, screens):
    """From the list: a filing, first with a day that has not come."""
    page.get_by_role("row", name=TITLE).get_by_role("link", name="备案登记").click()
    page.fill("#id_authority", "六安市司法局")
    page.fill("#id_number", "六规备〔2026〕12号")
    page.fill("[name=filed_on_year]", "2999")
    page.fill("[name=filed_on_month]", "1")
    page.fill("[name=filed_on_day]", "1")
    page.get_by_role("button", name="登记备案").click()
    expect(page.locator(".error-summary")).to_be_visible()
    expect(page.locator("#id_number")).to_have_value("六规备〔2026〕12号")
    axe(page)
    today = page.evaluate("new Date().toLocaleDateString('sv', {timeZone: 'Asia/Shanghai'})").split("-")
    for name, value in zip(("year", "month", "day"), today, strict=True):
        page.fill(f"[name=filed_on_{name}]", value)
    page.get_by_role("button", name="登记备案").click()
    expect(page.locator(".toast")).to_contain_text("备案已登记")
    screens(page, "life-filing")


def go_through(page, axe, screens):
    """A campaign over two documents, each with its decision, and its end."""
    page.goto("/desk/life/campaigns/new/")
    axe(page)
    screens(page, "life-begin")
    page.fill("#id_name", "规范性文件清理")
    page.fill("#id_basis", "市政府清理通知")
    page.fill("[name=due_on_year]", "2099")
    page.fill("[name=due_on_month]", "12")
    page.fill("[name=due_on_day]", "31")
    for box in every(page.locator("[name=documents]")):
        box.uncheck()
    for title in (TITLE, OTHER):
        page.get_by_role("checkbox", name=title).check()
    page.get_by_role("button", name="发起清理").click()
    for title, decision in ((TITLE, "继续有效"), (OTHER, "废止")):
        page.get_by_role("row", name=title).get_by_role("link", name="提出意见").click()
        page.get_by_label(decision, exact=True).check()
        page.get_by_role("button", name="记录清理意见").click()
    axe(page)
    screens(page, "life-campaign")
    page.get_by_role("button", name="办结清理").click()
    expect(page.locator(".page-title, h1").first).to_contain_text("规范性文件清理")
    expect(page.locator("main")).to_contain_text("已办结")


def test_a_document_is_filed_and_gone_through_and_the_public_reads_it(sign_in, visit, site, deeds, axe, screens):
    repealed = deeds("rule")["rule"]["document"]
    page = sign_in("openness")
    page.goto("/desk/life/")
    axe(page)
    screens(page, "life-list")
    file(page, axe, screens)
    go_through(page, axe, screens)

    public = visit(f"/{site.agency}/in-force")
    expect(public.get_by_role("row", name=TITLE)).to_contain_text("六规备〔2026〕12号")
    expect(public.locator("main")).not_to_contain_text(OTHER)
    axe(public)
    screens(public, "in-force")
    with public.expect_download() as taken:
        public.get_by_role("link", name="CSV").first.click()
    listed = Path(taken.value.path()).read_text("utf-8-sig")
    assert TITLE in listed and "六规备〔2026〕12号" in listed and OTHER not in listed
    # What was repealed is still read, with its mark, on its page and in its section.
    public.goto(f"/{site.agency}/d/{repealed}")
    expect(public.locator("main")).to_contain_text("废止")
    axe(public)
    public.goto(f"/{site.agency}/c/normative")
    expect(public.locator("main li", has_text=OTHER).first).to_contain_text("废止")

    # A decision that was recorded by mistake is struck with a reason: the document stands as before it.
    page.goto(f"/desk/life/d/{repealed}/decisions/")
    axe(page)
    screens(page, "life-decisions")
    page.get_by_label("撤销原因").fill("录错了文件")
    page.get_by_role("button", name="撤销登记").click()
    expect(page.locator(".toast")).to_contain_text("清理意见已撤销")
    struck = visit(f"/{site.agency}/d/{repealed}?struck=1")
    expect(struck.locator("main")).not_to_contain_text("本文件已废止")


def test_the_other_pages_of_the_rooms_are_accessible(sign_in, site, axe, screens):
    page = sign_in("openness")
    shown = site.documents["shown"]
    for address, name in (
        ("/desk/life/interpretations/", "life-interpretations"),
        ("/desk/life/details/", "life-details"),
        (f"/desk/life/d/{shown}/together/", "life-together"),
        (f"/desk/documents/d/{shown}/sections/", "desk-placed"),
        ("/desk/catalogue/freshness/", "desk-freshness"),
        ("/desk/catalogue/s/mh-gg/note/", "desk-note"),
        ("/desk/catalogue/columns/", "desk-columns"),
        ("/desk/catalogue/columns/new/", "desk-move"),
    ):
        page.goto(address)
        expect(page.locator("h1")).to_be_visible()
        axe(page)
        screens(page, name)

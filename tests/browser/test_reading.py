"""What a reader does with a text, in a real browser: share it, take it along, tell of a mistake; and the desk's side of it."""

from collections.abc import Callable

import pypdfium2
from playwright.sync_api import Page, expect

from tests.browser.conftest import Site

SELECT = """() => {
  const range = document.createRange();
  range.selectNodeContents(document.querySelector(".document-body p"));
  getSelection().removeAllRanges();
  getSelection().addRange(range);
}"""


def looked_at(page: Page, name: str, axe: Callable, screens: Callable) -> None:
    screens(page, f"reading-{name}")
    axe(page)
    page.set_viewport_size({"width": 360, "height": 740})
    axe(page)
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    page.set_viewport_size({"width": 1280, "height": 900})


def document(site: Site) -> str:
    return f"/{site.agency}/d/{site.documents['shown']}"


def test_the_text_to_share_leads_to_its_check(site: Site, visit: Callable[..., Page], axe: Callable) -> None:
    page = visit(document(site))
    page.locator(".share > summary").click()
    text = page.locator(".share-text").input_value()
    axe(page)
    assert document(site) in text
    page.locator(".share [data-copy]").click()
    expect(page.locator(".share [aria-live]")).to_have_text("已复制")
    page.goto(text.rpartition("：")[2])
    expect(page.locator("main")).to_contain_text("一致")


def test_without_script_the_text_to_share_is_there(site: Site, visit: Callable[..., Page]) -> None:
    page = visit(document(site), java_script_enabled=False)
    page.locator(".share > summary").click()
    expect(page.locator(".share-text")).to_be_visible()
    expect(page.locator(".share [data-copy]")).to_be_hidden()


def test_a_mistake_goes_from_the_text_to_the_desk(
    site: Site, visit: Callable[..., Page], sign_in: Callable[..., Page], axe: Callable, screens: Callable
) -> None:
    page = visit(document(site))
    passage = page.locator(".document-body p").first.inner_text().strip()
    page.evaluate(SELECT)
    page.wait_for_timeout(100)
    page.get_by_role("link", name="我要找错").first.click()
    expect(page.locator("[name=passage]")).to_have_value(passage[:500])
    looked_at(page, "mistake", axe, screens)
    page.get_by_role("button", name="提交").click()
    expect(page.locator(".error-summary")).to_be_visible()
    expect(page.locator("[name=passage]")).to_have_value(passage[:500])
    page.fill("[name=remark]", "这里有一个错字。")
    page.get_by_role("button", name="提交").click()
    expect(page.locator(".notice.done")).to_contain_text("感谢您的指正")
    desk = sign_in("reviewer")
    desk.goto("/desk/mistakes/")
    looked_at(desk, "mistakes", axe, screens)
    desk.locator("main tbody a").first.click()
    expect(desk.locator(".finding-excerpt")).to_have_text(passage)
    looked_at(desk, "mistake-at-the-desk", axe, screens)
    desk.get_by_role("button", name="采纳：确有错误").click()
    expect(desk.locator(".status")).to_contain_text("已采纳")


def test_outlets_and_subscriptions_are_accessible(
    site: Site, visit: Callable[..., Page], sign_in: Callable[..., Page], axe: Callable, screens: Callable
) -> None:
    looked_at(visit(f"/{site.agency}/c/news/subscribe"), "subscribe", axe, screens)
    looked_at(visit("/subscriptions/end/nonsense"), "link-over", axe, screens)
    desk = sign_in("openness")
    desk.goto("/desk/outlets/accounts/new/")
    looked_at(desk, "account", axe, screens)
    desk.fill("[name=name]", "六安数据")
    desk.fill("[name=code]", "shuju")
    desk.get_by_role("button", name="登记账号").click()
    expect(desk.locator("main")).to_contain_text("六安数据")
    looked_at(desk, "outlets", axe, screens)
    desk.goto("/desk/outlets/posts/")
    looked_at(desk, "posts", axe, screens)


def test_on_paper_only_the_text_is_left(site: Site, visit: Callable[..., Page]) -> None:
    page = visit(document(site))
    page.emulate_media(media="print")
    for hidden in (".site-header", ".site-navigation", ".site-footer", ".breadcrumb", ".document-tools"):
        expect(page.locator(hidden).first).to_be_hidden()
    expect(page.locator(".document-title")).to_be_visible()
    expect(page.locator(".verify-card")).to_be_visible()
    # A link leads nowhere on paper: the addresses stand there in words, whole.
    expect(page.locator(".verify-card a")).to_be_hidden()
    expect(page.locator(".addresses")).to_contain_text(site.url("/verify?fingerprint="))
    with pypdfium2.PdfDocument(page.pdf(prefer_css_page_size=True)) as paper:
        printed = "".join(one.get_textpage().get_text_range() for one in paper)
    assert page.url in "".join(printed.split())
    assert "— 1 —" in printed
    page.emulate_media(media="screen")
    expect(page.locator(".verify-card a")).to_be_visible()
    expect(page.locator(".addresses")).to_be_hidden()
    page.emulate_media(media="print")
    assert "Song" in page.evaluate("getComputedStyle(document.querySelector('.document-body')).fontFamily")

"""What a page says when there is nothing, when something is on its way, when it did not arrive, and when it is not one's duty."""

from collections.abc import Callable

from playwright.sync_api import Page, Route, expect

from tests.browser.conftest import Site

# An act of htmx that stands in for any on the desk: it has the token and the header of its page.
POST = "() => htmx.ajax('POST', '/desk/documents/somewhere/', {target: '#probe', swap: 'innerHTML'}).catch(() => {})"
PROBE = "() => document.querySelector('main').insertAdjacentHTML('beforeend', '<p id=probe></p>')"


def test_a_lost_connection_is_told_once_and_taken_back(sign_in: Callable[..., Page]) -> None:
    page = sign_in("drafter")
    page.evaluate(PROBE)
    answers = iter(("lost", "lost", "fine"))

    def answer(route: Route) -> None:
        if next(answers) == "lost":
            route.abort()
        else:
            route.fulfill(status=200, body="好")

    page.route("**/desk/documents/somewhere/", answer)
    told = page.locator(".toast.error")
    for _ in range(2):
        page.evaluate(POST)
        expect(told).to_have_count(1)
    expect(told).to_contain_text("未能连接服务器")
    page.evaluate(POST)
    expect(page.locator("#probe")).to_have_text("好")
    expect(told).to_have_count(0)


def test_a_piece_that_was_not_accepted_says_what_to_do(sign_in: Callable[..., Page]) -> None:
    page = sign_in("drafter")
    page.evaluate(PROBE)
    page.route("**/desk/documents/somewhere/", lambda route: route.fulfill(status=403, body="no"))
    page.evaluate(POST)
    expect(page.locator(".toast.error")).to_contain_text("请刷新页面后重试")
    expect(page.get_by_role("status").filter(has_text="请刷新")).to_be_visible()


def test_a_form_on_its_way_says_so(sign_in: Callable[..., Page]) -> None:
    page = sign_in("drafter")
    page.goto("/desk/documents/new/notice/")
    # Kept on the page, as a slow line would.
    page.evaluate("() => window.addEventListener('submit', (event) => event.preventDefault())")
    page.get_by_role("button", name="保存", exact=True).click()
    sending = page.locator(".button.sending")
    expect(sending).to_have_attribute("aria-busy", "true")
    assert page.evaluate("getComputedStyle(document.querySelector('.sending'), '::after').content") == '"…"'


def test_what_is_not_ones_duty_says_whose_it_is(sign_in: Callable[..., Page]) -> None:
    page = sign_in("drafter")
    answer = page.goto("/desk/people/")
    assert answer is not None
    assert answer.status == 403
    expect(page.get_by_role("heading", level=1)).to_have_text("这件事不在您的职责之内")
    expect(page.get_by_role("link", name="返回待办")).to_be_visible()


def test_an_empty_list_says_so_and_what_comes_there(
    site: Site, visit: Callable[..., Page], sign_in: Callable[..., Page]
) -> None:
    expect(visit(f"/{site.agency}/c/budget").locator("main")).to_contain_text("本栏目暂无信息")
    page = sign_in("drafter")
    page.goto("/desk/documents/?q=没有这样的标题")
    expect(page.locator("tr.empty, .rows-empty").first).to_be_visible()
    assert len(page.locator("tr.empty, .rows-empty").first.inner_text()) > 4

"""Whoever sends files sees which, and that they are on their way."""

from collections.abc import Callable

from playwright.sync_api import Page, Route, expect

from tests.browser.test_desk import write

FILES = [
    {"name": "附件1.pdf", "mimeType": "application/pdf", "buffer": b"%PDF-1.7\n" + b"0" * 300_000},
    {"name": "附件2.txt", "mimeType": "text/plain", "buffer": "清单".encode() * 40},
]


def test_a_plain_form_says_what_it_is_sending(sign_in: Callable[..., Page], axe: Callable) -> None:
    page = sign_in("openness")
    page.goto("/desk/audits/new/")
    field = page.locator(".field.file", has=page.locator("input[multiple]")).first
    state = field.locator("[data-upload-state]")
    expect(state).to_be_hidden()
    field.locator("input[type=file]").set_input_files(FILES)
    expect(page.locator(".upload-list.chosen li")).to_have_text(["附件1.pdf · 293 KB", "附件2.txt · 1 KB"])
    # The form does not leave, so that what is seen meanwhile can be looked at: Playwright waits for a page that is leaving.
    page.evaluate("document.addEventListener('submit', (event) => event.preventDefault(), true)")
    page.get_by_role("button", name="上传并审核").click()
    expect(state).to_be_visible()
    expect(state.get_by_role("status")).to_have_text("正在上传（294 KB），请勿关闭页面。")
    axe(page)


def test_a_file_of_a_text_is_on_its_way_until_it_is_there(sign_in: Callable[..., Page]) -> None:
    page = sign_in("drafter")
    write(page, "关于报送附件的通知", "各有关单位，现将有关事项通知如下。")
    page.get_by_role("button", name="保存", exact=True).click()
    page.wait_for_url("**/d/**")
    page.goto(page.url.split("/edit")[0].rstrip("/") + "/edit/")
    form = page.locator("#files form.upload")
    form.locator("input[type=file]").set_input_files(FILES[1:])
    held: list[Route] = []
    page.route("**/files/", lambda route: held.append(route))
    form.get_by_role("button", name="上传").click()
    expect(form.locator("[data-upload-state]")).to_be_visible()
    held[0].continue_()
    expect(page.locator("#files")).to_contain_text("附件2.txt")
    expect(page.locator("#files [data-upload-state]")).to_be_hidden()

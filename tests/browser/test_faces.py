"""What a careful eye found on the pages once, measured so that it stays mended."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Site

# Every due chip is given the mark of a provisional year, which makes it as long as it gets.
MARK = """() => {
  for (const time of document.querySelectorAll(".due-chip time")) {
    if (!time.nextElementSibling) time.insertAdjacentHTML("afterend", ' <span class="provisional">暂定</span>');
  }
}"""
BEYOND = """() => [...document.querySelectorAll("td .due-chip")].filter((chip) => {
  const [mine, cell] = [chip, chip.closest("td")].map((one) => one.getBoundingClientRect());
  const ends = [...chip.querySelectorAll("*")].map((one) => one.getBoundingClientRect().right);
  return mine.right > cell.right || Math.max(...ends) > mine.right + 1;
}).length"""


@pytest.mark.parametrize("prefix", ["", "/en"])
def test_a_due_chip_stays_within_its_cell(sign_in: Callable[..., Page], prefix: str) -> None:
    page = sign_in("drafter")
    page.goto(f"{prefix}/desk/")
    page.evaluate(MARK)
    expect(page.locator("td .due-chip .provisional").first).to_be_attached()
    for width in (360, 820, 1024, 1280, 1920):
        page.set_viewport_size({"width": width, "height": 900})
        assert page.evaluate(BEYOND) == 0, width


def test_an_index_number_is_whole_where_there_is_room_and_else_broken_at_the_slash(
    site: Site, visit: Callable[..., Page]
) -> None:
    page = visit(f"/{site.agency}/d/{site.documents['shown']}")
    value = page.locator(".metadata-grid dd").first
    pieces = value.locator("span")
    number = value.inner_text()
    assert number.count("/") == 1
    tops = "all => all.map(one => one.getBoundingClientRect()).map(box => [box.top, box.height])"
    (first, second) = pieces.evaluate_all(tops)
    assert first[0] == second[0]
    page.set_viewport_size({"width": 360, "height": 800})
    (first, second) = pieces.evaluate_all(tops)
    assert first[0] < second[0]
    assert first[1] == second[1], "neither piece is broken in itself"
    expect(pieces.first).to_have_text(number.split("/")[0] + "/")


def test_the_editor_keeps_to_the_policy_and_a_centred_line_stays_centred(sign_in: Callable[..., Page]) -> None:
    page = sign_in("drafter")
    said: list[str] = []
    page.on("console", lambda one: said.append(one.text) if one.type in ("error", "warning") else None)
    page.goto("/desk/documents/new/news/")
    page.click(".jodit-wysiwyg")
    page.keyboard.type("居中的一行")
    page.click(".jodit-toolbar-button_center button")
    page.click(".jodit-toolbar-button_paragraph button")
    expect(page.locator(".jodit-popup")).to_contain_text("标题2")
    expect(page.locator(".jodit-popup")).not_to_contain_text("标题1")
    page.keyboard.press("Escape")
    page.click(".jodit-toolbar-button_source button")
    expect(page.locator(".jodit-source textarea, textarea.jodit-source__mirror").first).to_be_visible()
    page.click(".jodit-toolbar-button_source button")
    line = page.locator(".jodit-wysiwyg p", has_text="居中的一行")
    expect(line).to_have_css("text-align", "center")
    page.evaluate(
        """() => {
            const data = new DataTransfer();
            data.setData("text/html", "<p style='text-align:right'>右边<span title='a style=b'>的</span></p>");
            const paste = new ClipboardEvent("paste", {clipboardData: data, bubbles: true});
            document.querySelector(".jodit-wysiwyg").dispatchEvent(paste);
        }"""
    )
    expect(page.locator(".jodit-wysiwyg p", has_text="右边")).to_have_css("text-align", "right")
    assert said == []

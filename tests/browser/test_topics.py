"""A topic from the first block to its reader: composed by keyboard, previewed, seen through by three people, released, read."""

from collections.abc import Callable
from io import BytesIO

import pytest
from PIL import Image
from playwright.sync_api import Page, expect

from tests.browser.conftest import Site
from tests.browser.modes import MODES, shown_in
from tests.browser.test_manual import WINDOW, Camera, camera  # noqa: F401 - camera is a fixture

TITLE = "公共数据共享专题"
MEASURES = "六安市公共数据共享管理办法"


def enter(page: Page) -> None:
    """The Enter key, and the page that comes of it."""
    with page.expect_navigation():
        page.keyboard.press("Enter")


def press(page: Page, name: str, within: str = "#composer") -> None:
    """A button by its name, with the keyboard alone."""
    button = page.locator(within).get_by_role("button", name=name).first
    button.focus()
    enter(page)


def blocks(page: Page) -> list[str]:
    """The blocks of the composer by name."""
    return [one.split(". ")[1] for one in page.locator(".topic-block h2").all_inner_texts()]


def picture() -> bytes:
    """A picture for the library."""
    made = BytesIO()
    Image.linear_gradient("L").resize((1600, 800)).convert("RGB").save(made, "JPEG")
    return made.getvalue()


def in_library(page: Page) -> None:
    """Put a picture into the library of the agency."""
    page.goto("/desk/documents/library/")
    page.set_input_files("#id_picture", {"name": "共享大厅.jpg", "mimeType": "image/jpeg", "buffer": picture()})
    page.fill("#id_alt", "政务服务大厅的数据共享展示屏")
    page.get_by_role("button", name="添加图片").click()
    expect(page.locator(".pictures")).to_contain_text("展示屏")


def composed(page: Page) -> str:
    """The topic, composed by keyboard; its public id."""
    page.goto("/desk/topics/new/")
    page.locator("#id_title").focus()
    page.keyboard.type(TITLE)
    page.keyboard.press("Enter")
    page.wait_for_url("**/desk/topics/d/**")
    assert blocks(page) == ["正文", "政策与解读", "栏目最新信息", "链接和附件", "咨询和参与"]
    press(page, "图片")
    press(page, "上移 6")
    for place in (5, 4, 3):
        expect(page.locator(":focus")).to_contain_text(f"上移 {place}.")
        enter(page)
    expect(page.locator(":focus")).to_contain_text("上移 2.")
    press(page, "选用 政务服务大厅")
    expect(page.locator("#block-2 input:focus")).to_have_value("政务服务大厅的数据共享展示屏")
    page.locator("#b0-title").focus()
    page.keyboard.type("导读")
    page.keyboard.press("Tab")
    page.keyboard.type("数据多跑路，群众少跑腿。")
    page.locator("#b2-find").focus()
    page.keyboard.type("数据共享管理办法")
    enter(page)
    expect(page.locator(":focus")).to_contain_text(f"选择 {MEASURES}")
    enter(page)
    expect(page.locator("#block-3 .chosen")).to_contain_text(MEASURES)
    page.locator("#b4-words-1").fill("安徽省政务服务网")
    page.locator("#b4-href-1").fill("https://www.ahzwfw.gov.cn/")
    press(page, "移除 6")
    expect(page.locator(":focus")).to_have_text("恢复")
    enter(page)
    assert blocks(page)[5] == "咨询和参与"
    return page.url.split("/d/")[1].split("/")[0]


def look_at_preview(page: Page, document: str) -> None:
    """The preview at both widths, before anything is saved."""
    page.goto(f"/desk/topics/d/{document}/preview/")
    frame = page.frame_locator("iframe.phone")
    expect(frame.locator(".topic-pair")).to_contain_text(MEASURES)
    expect(frame.locator(".topic-pair")).to_contain_text("解读")
    assert frame.locator("body").evaluate("() => [innerWidth, document.documentElement.scrollWidth]") == [360, 360]
    page.get_by_role("link", name="电脑（1280像素）").click()
    frame = page.frame_locator("iframe.wide")
    assert frame.locator("body").evaluate("() => innerWidth") == 1280
    expect(frame.locator("figure img")).to_have_js_property("complete", True)
    assert frame.locator("figure img").evaluate("one => one.naturalWidth") > 0


@pytest.fixture(scope="module")
def made() -> dict[str, str]:
    """What the first journey leaves for the tests after it."""
    return {}


def test_a_topic_is_composed_by_keyboard_reviewed_by_three_and_read(
    sign_in: Callable[..., Page], visit: Callable[..., Page], site: Site, axe: Callable, screens: Callable, made: dict
) -> None:
    page = sign_in("drafter")
    in_library(page)
    page.goto("/desk/topics/")
    axe(page)
    document = composed(page)
    axe(page)
    screens(page, "topic-composer")
    look_at_preview(page, document)
    axe(page)
    screens(page, "topic-preview")
    page.goto(f"/desk/topics/d/{document}/")
    press(page, "保存并提交审核", ".act-bar")
    expect(page.locator(".toast")).to_contain_text("等待审核人办理")
    seen_through(sign_in, document)
    for width in (360, 1280):
        reader = visit(f"/{site.agency}/d/{document}", viewport={"width": width, "height": 900})
        body = reader.locator(".topic-body")
        for text in ("数据多跑路", MEASURES, "解读", "工作进展", "安徽省政务服务网", "依申请公开"):
            expect(body).to_contain_text(text)
        expect(body.locator("figure img")).to_have_attribute("alt", "政务服务大厅的数据共享展示屏")
        expect(body.locator(".topic-list .rows li")).to_have_count(5)
        axe(reader)
    screens(reader, "topic-page")
    reader.goto("/topics")
    expect(reader.locator("main")).to_contain_text(TITLE)
    axe(reader)
    made["topic"] = f"/{site.agency}/d/{document}"


def seen_through(sign_in: Callable[..., Page], document: str) -> None:
    """Reviewed, approved and released by two others; the reviewer has the same preview."""
    reviewer = sign_in("reviewer")
    reviewer.goto(f"/desk/documents/d/{document}/")
    reviewer.get_by_role("link", name="按读者看到的样子预览").click()
    expect(reviewer.frame_locator("iframe").locator(".topic-body")).to_contain_text("数据多跑路")
    reviewer.goto(f"/desk/documents/d/{document}/")
    reviewer.get_by_role("button", name="通过").click()
    final = sign_in("final")
    final.goto(f"/desk/documents/d/{document}/")
    final.get_by_role("button", name="复审通过").click()
    final.get_by_role("button", name="立即发布").click()
    expect(final.locator(".toast")).to_contain_text("已发布")


def test_without_script_blocks_are_added_and_saved(sign_in: Callable[..., Page]) -> None:
    page = sign_in("drafter", java_script_enabled=False)
    page.goto("/desk/topics/new/?arrangement=work")
    page.fill("#id_title", "不用脚本的专题")
    page.get_by_role("button", name="开始编排").click()
    for _ in range(5):
        page.get_by_role("button", name="移除 1").click()
    page.get_by_role("button", name="重要提示").click()
    page.fill("#b0-text", "请注意办理时间。")
    page.get_by_role("button", name="保存", exact=True).click()
    expect(page.locator(".toast")).to_contain_text("已保存")
    assert page.locator("#b0-text").input_value() == "请注意办理时间。"
    page.get_by_role("button", name="栏目最新信息").click()
    page.get_by_role("button", name="保存", exact=True).click()
    expect(page.locator(".error-summary")).to_contain_text("请选择要显示的栏目")
    assert page.locator("#b0-text").input_value() == "请注意办理时间。"


@pytest.mark.parametrize("mode", MODES)
def test_a_topic_is_read_in_every_mode(visit: Callable[..., Page], axe: Callable, made: dict, mode: str) -> None:
    if "topic" not in made:
        pytest.skip("the journey that releases the topic did not end")
    page = visit(made["topic"])
    with shown_in(page, mode):
        # With the system's few colours, contrast is the system's.
        axe(page, without=("color-contrast",) if mode == "forced" else ())


def test_the_manual_of_the_topics(camera: Camera, sign_in: Callable[..., Page], visit: Callable[..., Page]) -> None:  # noqa: F811
    page = sign_in("drafter", viewport=WINDOW)
    page.goto("/desk/topics/")
    camera.look(page)
    page.get_by_role("link", name="新建专题").click()
    page.fill("#id_title", "公共数据开放专题")
    camera(page, "new", "政策解读专题", "空白专题", "开始编排")
    page.get_by_role("button", name="开始编排").click()
    page.fill("#b0-title", "导读")
    page.fill("#b0-text", "公共数据依法向社会开放。")
    page.get_by_role("button", name="移除 5").click()
    camera.look(page)
    page.get_by_role("button", name="恢复").click()
    for kind in ("图片", "精选文件", "重要提示"):
        page.get_by_role("button", name=kind, exact=True).click()
    camera(page, "blocks", "上移", "下移", "移除", at=page.locator("#block-2"))
    page.get_by_role("button", name="保存", exact=True).click()
    expect(page.locator(".error-summary")).to_be_visible()
    camera(page, "wrong", "请更正以下内容", "请查找并选择文件")
    page.get_by_role("link", name="预览", exact=True).click()
    expect(page.frame_locator("iframe.phone").locator(".topic-body")).to_contain_text("公共数据依法向社会开放")
    camera(page, "preview", "手机（360像素）", "电脑（1280像素）")
    page.get_by_role("link", name="查看信息").click()
    camera.look(page)
    camera.look(visit("/"))
    camera.agrees()

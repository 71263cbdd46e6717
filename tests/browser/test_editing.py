"""The editor offers what a text keeps: sizes and words of pictures, links; what is dropped into it is cleaned as a paste is."""

import base64
from io import BytesIO

from PIL import Image
from playwright.sync_api import Page, expect

from .editor import EDITOR, NOT_OURS, write

# What the library sends when a hand lets go of something over the text, or pastes it.
PUT = """([how, html, file]) => {
  const text = document.querySelector('.jodit-wysiwyg');
  text.focus();
  const board = new DataTransfer();
  if (html) { board.setData('text/html', html); board.setData('text/plain', 'x'); }
  if (file) {
    const bytes = Uint8Array.from(atob(file), (sign) => sign.charCodeAt(0));
    board.items.add(new File([bytes], 'a.png', { type: 'image/png' }));
  }
  const at = text.getBoundingClientRect();
  const common = { bubbles: true, cancelable: true };
  text.dispatchEvent(how === 'paste'
    ? new ClipboardEvent('paste', { clipboardData: board, ...common })
    : new DragEvent('drop', { dataTransfer: board, clientX: at.x + 40, clientY: at.y + 40, ...common }));
}"""


def picture() -> str:
    drawn = BytesIO()
    Image.new("RGB", (400, 200), "#1f6b45").save(drawn, "PNG")
    return base64.b64encode(drawn.getvalue()).decode()


def save(page: Page) -> None:
    page.get_by_role("button", name="保存", exact=True).click()
    expect(page.locator(".toast")).to_contain_text("已保存")


def test_a_picture_keeps_its_size_its_place_and_its_words(sign_in):
    page = sign_in("drafter")
    write(page, "调整图片的通知", "现场如下。")
    save(page)
    page.evaluate(PUT, ["paste", "", picture()])
    shown = page.locator(f"{EDITOR} img")
    expect(shown).to_have_js_property("naturalWidth", 400)
    shown.click()
    corner = page.locator(".jodit-resizer__bottom-right").bounding_box()
    assert corner is not None
    page.mouse.move(corner["x"] + 3, corner["y"] + 3)
    page.mouse.down()
    page.mouse.move(corner["x"] - 150, corner["y"] - 75, steps=5)
    page.mouse.up()
    expect(shown).to_have_class("width-40")
    shown.dblclick()
    asked = page.locator(".jodit-dialog")
    expect(asked).to_contain_text("图片说明（替代文字）")
    for lost in ("Src", "Title", "Link", "高级", "在新窗口打开链接"):
        expect(asked.get_by_text(lost, exact=True)).to_be_hidden()
    page.locator(".jodit-ui-image-main-tab__imageAlt").fill("现场照片")
    page.get_by_role("button", name="应用").click()
    expect(shown).to_have_attribute("alt", "现场照片")
    shown.click()
    page.get_by_role("button", name="居中").click()
    save(page)
    kept = page.locator(f"{EDITOR} p.align-center img")
    expect(kept).to_have_class("width-40")
    expect(kept).to_have_attribute("alt", "现场照片")


def test_a_link_is_an_address_and_its_words(sign_in):
    page = sign_in("drafter")
    write(page, "插入链接的通知", "")
    page.click(EDITOR)
    page.get_by_role("button", name="链接").first.click()
    asked = page.locator(".jodit-popup")
    expect(asked).to_contain_text("网址")
    for lost in ("Class name", "No follow", "在新窗口打开"):
        expect(asked.get_by_text(lost, exact=True)).to_be_hidden()


def test_what_is_dropped_is_cleaned_and_what_was_left_is_said(sign_in):
    page = sign_in("drafter")
    write(page, "拖入内容的通知", "")
    page.evaluate(PUT, ["drop", "<p style='color:red'>拖入的话<img src='http://e.cn/a.png'></p><iframe></iframe>", ""])
    expect(page.locator(EDITOR)).to_contain_text("拖入的话")
    expect(page.locator(f"{EDITOR} [style*=color], {EDITOR} img, {EDITOR} iframe")).to_have_count(0)
    expect(page.locator("#left-behind li")).to_have_count(3)


def test_a_picture_for_a_text_never_saved_is_not_passed_over(sign_in):
    page = sign_in("drafter")
    for how in ("paste", "drop"):
        write(page, "没有保存过的通知", "")
        page.evaluate(PUT, [how, "", picture()])
        expect(page.locator("#left-behind")).to_contain_text("请先保存一次，再插入图片")
        expect(page.locator(f"{EDITOR} img")).to_have_count(0)


def test_a_template_takes_a_paste_as_every_text_does(sign_in, axe):
    page = sign_in("drafter")
    page.goto("/desk/documents/templates/new/")
    page.wait_for_selector(EDITOR)
    page.evaluate(PUT, ["paste", "<h1>一、要求</h1><p style='color:red'>请报送。</p><script>x</script>", ""])
    expect(page.locator(f"{EDITOR} h2")).to_have_text("一、要求")
    expect(page.locator("#left-behind li")).to_have_count(2)
    page.evaluate(PUT, ["paste", "", picture()])
    expect(page.locator("#left-behind")).to_contain_text("此处正文不能插入图片")
    axe(page, without=NOT_OURS)

"""What comes into a text from elsewhere, in a real browser: a paste, a Word file, a picture of the library."""

from io import BytesIO

import docx
from PIL import Image
from playwright.sync_api import Page, expect

from tests.browser.editor import EDITOR, write


def paste(page: Page, html: str, text: str = "", into: str = EDITOR) -> None:
    """Put a piece on a clipboard of our own and paste it."""
    page.evaluate(
        """([selector, html, text]) => {
            const data = new DataTransfer();
            data.setData("text/html", html);
            data.setData("text/plain", text);
            const event = new ClipboardEvent("paste", {clipboardData: data, bubbles: true, cancelable: true});
            document.querySelector(selector).dispatchEvent(event);
        }""",
        [into, html, text],
    )


WORD = """<html xmlns:o="urn:schemas-microsoft-com:office:office"><body><!--StartFragment--><h1>总体要求</h1>
<table class=MsoTableGrid><tr><td colspan=2 style='mso-x:1'>合计</td></tr><tr><td>甲</td><td>乙</td></tr></table>
<p class=MsoNormal style='color:red'>年底前完成<del>报送</del>。</p><script>alert(1)</script><!--EndFragment--></body></html>"""


def test_a_paste_keeps_headings_and_spans_and_says_what_it_left(sign_in):
    page = sign_in("drafter")
    write(page, "从文字处理软件粘贴的通知", "前文。")
    paste(page, WORD)
    expect(page.locator(f"{EDITOR} h2")).to_have_text("总体要求")
    expect(page.locator(f"{EDITOR} td[colspan='2']")).to_have_text("合计")
    expect(page.locator(f"{EDITOR} [style*=color], {EDITOR} script, {EDITOR} del")).to_have_count(0)
    said = page.locator("#left-behind")
    expect(said).to_be_visible()
    expect(said.locator("li")).to_have_count(3)
    page.get_by_role("button", name="保存", exact=True).click()
    expect(page.locator(".toast")).to_contain_text("已保存")
    page.get_by_role("link", name="返回信息").click()
    expect(page.locator(".document-body td[colspan='2']")).to_have_text("合计")
    expect(page.locator(".document-body")).to_contain_text("年底前完成。")


def word_file() -> bytes:
    made = docx.Document()
    made.add_heading("归集工作通知", 0)
    made.add_heading("总则", 1)
    made.add_paragraph("请各有关单位按时报送。")
    drawn = BytesIO()
    Image.new("RGB", (40, 30), "#0b5a7d").save(drawn, "PNG")
    drawn.seek(0)
    made.add_picture(drawn)
    kept = BytesIO()
    made.save(kept)
    return kept.getvalue()


def test_a_word_file_is_looked_at_and_then_taken_over_with_its_picture(sign_in):
    page = sign_in("drafter")
    write(page, "导入前的通知", "原来的正文。")
    page.get_by_role("button", name="保存", exact=True).click()
    expect(page.locator(".toast")).to_contain_text("已保存")
    kind = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
    page.set_input_files("#docx-input", {"name": "通知.docx", "mimeType": kind, "buffer": word_file()})
    page.get_by_role("button", name="读取文件").click()
    found = page.locator("#imported")
    expect(found).to_contain_text("归集工作通知")
    expect(page.locator(EDITOR)).to_contain_text("原来的正文")
    found.get_by_role("button", name="替换").click()
    expect(page.locator(f"{EDITOR} h2")).to_have_text("总则")
    expect(page.locator(f"{EDITOR} img")).to_have_js_property("naturalWidth", 40)
    page.get_by_role("button", name="保存", exact=True).click()
    expect(page.locator(".toast")).to_contain_text("已保存")
    page.set_input_files("#docx-input", {"name": "坏.docx", "mimeType": kind, "buffer": b"MZ"})
    page.get_by_role("button", name="读取文件").click()
    expect(found.locator(".notice.bad")).to_be_visible()
    expect(page.locator(f"{EDITOR} h2")).to_have_text("总则")


def test_a_picture_of_the_library_is_put_into_the_text(sign_in, axe, screens):
    page = sign_in("drafter")
    page.goto("/desk/documents/library/")
    drawn = BytesIO()
    Image.new("RGB", (640, 480), "#1f6b45").save(drawn, "PNG")
    page.set_input_files("#id_picture", {"name": "会场.png", "mimeType": "image/png", "buffer": drawn.getvalue()})
    page.fill("#id_alt", "会议现场")
    page.get_by_role("button", name="添加图片").click()
    expect(page.locator(".toast")).to_contain_text("已入库")
    expect(page.get_by_role("img", name="会议现场")).to_have_js_property("naturalWidth", 320)
    axe(page)
    screens(page, "desk-library")
    write(page, "从图片库选图的通知", "现场如下。")
    page.get_by_role("button", name="保存", exact=True).click()
    expect(page.locator(".toast")).to_contain_text("已保存")
    page.click(EDITOR)
    page.get_by_text("图片库", exact=True).click()
    chosen = page.locator(".pictures li").filter(has_text="会议现场")
    chosen.get_by_role("button", name="插入正文").click()
    expect(page.locator(f"{EDITOR} img[alt='会议现场']")).to_have_js_property("naturalWidth", 640)
    page.get_by_role("button", name="保存", exact=True).click()
    expect(page.locator(".toast")).to_contain_text("已保存")
    page.get_by_role("link", name="返回信息").click()
    expect(page.locator(".document-body img[alt='会议现场']")).to_have_js_property("naturalWidth", 640)

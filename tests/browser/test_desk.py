"""The desk in a real browser: three people see a text through, two meet at one edition, and every page kind is looked at."""

import re
from io import BytesIO

import pytest
from PIL import Image
from playwright.sync_api import Page, expect

PDF = (
    b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[]/Count 0>>endobj\n"
    b"trailer<</Root 1 0 R>>\n%%EOF\n"
)
# The editor is a library of its own: what it draws is not ours to mend, what surrounds it is.
EDITOR = (
    "aria-allowed-role",
    "aria-required-children",
    "aria-required-parent",
    "nested-interactive",
    "aria-allowed-attr",
)


def picture() -> bytes:
    kept = BytesIO()
    Image.new("RGB", (40, 30), "#0b5a7d").save(kept, "PNG")
    return kept.getvalue()


def write(page: Page, title: str, body: str) -> None:
    """Fill the form of a new notice."""
    page.goto("/desk/documents/new/notice/")
    page.fill("#id_title", title)
    page.click(".jodit-wysiwyg")
    page.keyboard.type(body)


def test_three_people_write_review_and_release(sign_in, visit, site):
    title = "关于公布三个人办理的信息的通知"
    drafter = sign_in("drafter")
    write(drafter, title, "各有关单位,现将有关事项通知如下。")
    drafter.get_by_role("button", name="保存并提交审核").click()
    expect(drafter.locator(".toast")).to_contain_text("等待审核人办理")
    document = drafter.url.split("/d/")[1].strip("/")

    reviewer = sign_in("reviewer")
    reviewer.get_by_role("link", name=title).click()
    expect(reviewer.locator(".document-body")).to_contain_text("现将有关事项通知如下")
    reviewer.keyboard.press("r")
    expect(reviewer.locator("#id_opinion")).to_be_focused()
    reviewer.fill("#id_opinion", "同意")
    reviewer.locator("h1").click()
    reviewer.keyboard.press("a")
    reviewer.keyboard.press("Enter")
    expect(reviewer.locator(".toast")).to_contain_text("等待复审人办理")

    final = sign_in("final")
    final.get_by_role("row", name=title).get_by_role("link", name="复审通过").click()
    final.get_by_role("button", name="复审通过").click()
    expect(final.locator(".toast")).to_contain_text("可以立即发布")
    final.get_by_role("button", name="立即发布").dblclick()
    expect(final.locator(".toast")).to_contain_text("已发布")

    reader = visit(f"/{site.agency}/d/{document}")
    expect(reader.locator("h1")).to_have_text(title)


def test_a_text_sent_back_comes_home_with_the_opinion(sign_in, site):
    title = "关于退回修改的通知"
    drafter = sign_in("drafter")
    write(drafter, title, "待修改的正文。")
    drafter.get_by_role("button", name="保存并提交审核").click()
    reviewer = sign_in("reviewer")
    reviewer.get_by_role("link", name=title).click()
    reviewer.get_by_role("button", name="退回修改").click()
    expect(reviewer.locator(".field.wrong, .error-summary").first).to_be_visible()
    reviewer.fill("#id_opinion", "请写明依据")
    reviewer.get_by_role("button", name="退回修改").click()
    expect(reviewer.locator(".toast")).to_contain_text("已退回编写人")
    drafter.goto("/desk/")
    expect(drafter.get_by_role("row", name=title)).to_contain_text("请写明依据")


def test_what_is_typed_is_kept_and_a_table_survives_the_paste(sign_in, site):
    page = sign_in("drafter")
    strangers = []
    page.on("request", lambda one: None if one.url.startswith((site.origin, "data:")) else strangers.append(one.url))
    write(page, "没有保存就离开的通知", "第一段。")
    page.evaluate(
        """() => {
            const data = new DataTransfer();
            data.setData("text/html", "<table class='MsoTable'><tr><td style='color:red'>项目</td><td>数量</td></tr></table>");
            const paste = new ClipboardEvent("paste", {clipboardData: data, bubbles: true});
            document.querySelector(".jodit-wysiwyg").dispatchEvent(paste);
        }"""
    )
    expect(page.locator(".jodit-wysiwyg td").first).to_have_text("项目")
    page.keyboard.type("。")
    expect(page.locator("#kept")).to_contain_text("自动保留")
    address = page.url
    page.goto("/desk/documents/")
    page.get_by_role("link", name=re.compile("没有保存就离开的通知")).click()
    assert page.url == address
    expect(page.locator("#id_title")).to_have_value("没有保存就离开的通知")
    expect(page.locator(".jodit-wysiwyg td").first).to_have_text("项目")
    page.get_by_role("button", name="放弃").click()
    expect(page.locator(".toast")).to_contain_text("已放弃")
    assert strangers == []


def test_files_are_added_beside_the_typing_and_bad_ones_refused(sign_in):
    page = sign_in("drafter")
    write(page, "带附件的通知", "见附件。")
    page.get_by_role("button", name="保存", exact=True).click()
    expect(page.locator(".toast")).to_contain_text("已保存")
    page.fill("#id_title", "带附件的通知(改)")
    page.set_input_files("#files-input", [
        {"name": "通知全文.pdf", "mimeType": "application/pdf", "buffer": PDF},
        {"name": "照片.pdf", "mimeType": "application/pdf", "buffer": b"MZ not a pdf"},
    ])  # fmt: skip
    page.get_by_role("button", name="上传").click()
    expect(page.locator("#files")).to_contain_text("通知全文.pdf")
    expect(page.locator("#files .notice.bad")).to_contain_text("照片.pdf")
    expect(page.locator("#id_title")).to_have_value("带附件的通知(改)")
    page.get_by_role("button", name="保存", exact=True).click()
    expect(page.locator(".toast")).to_contain_text("已保存")
    expect(page.locator("#id_title")).to_have_value("带附件的通知(改)")


def test_a_picture_is_put_into_the_text(sign_in, site):
    page = sign_in("drafter")
    write(page, "带图的通知", "现场如下。")
    page.get_by_role("button", name="保存", exact=True).click()
    expect(page.locator(".toast")).to_contain_text("已保存")
    page.click(".jodit-wysiwyg")
    page.click(".jodit-toolbar-button_image button")
    page.set_input_files(
        ".jodit-popup input[type=file]", {"name": "现场.png", "mimeType": "image/png", "buffer": picture()}
    )
    expect(page.locator(".jodit-wysiwyg img")).to_be_visible()
    expect(page.locator(".jodit-wysiwyg img")).to_have_js_property("naturalWidth", 40)
    page.get_by_role("button", name="保存", exact=True).click()
    expect(page.locator(".toast")).to_contain_text("已保存")
    page.get_by_role("link", name="返回信息").click()
    expect(page.locator(".document-body img")).to_have_js_property("naturalWidth", 40)


def test_two_windows_at_one_edition_meet_in_a_comparison(sign_in, site):
    first = sign_in("drafter")
    write(first, "两个人同时修改的通知", "原来的正文。")
    first.get_by_role("button", name="保存", exact=True).click()
    expect(first.locator(".toast")).to_contain_text("已保存")
    second = first.context.new_page()
    second.goto(first.url)
    second.fill("#id_title", "后来的标题")
    second.get_by_role("button", name="保存", exact=True).click()
    expect(second.locator(".toast")).to_contain_text("已保存")
    first.fill("#id_title", "先前的标题")
    first.get_by_role("button", name="保存", exact=True).click()
    expect(first.locator("h1")).to_contain_text("保存了这一稿")
    expect(first.locator(".diff")).to_contain_text("标题")
    first.get_by_role("button", name="手工合并").click()
    expect(first.locator("#id_title")).to_have_value("先前的标题")
    first.get_by_role("button", name="保存", exact=True).click()
    expect(first.locator(".toast")).to_contain_text("已保存")
    expect(first.locator("#id_title")).to_have_value("先前的标题")


def test_keys_can_be_switched_off(sign_in, site):
    page = sign_in("reviewer")
    page.goto(f"/desk/documents/d/{site.documents['waiting']}/")
    page.keyboard.press("?")
    expect(page.locator("#dialog-keys")).to_be_visible()
    page.uncheck("#keys-on")
    page.keyboard.press("Escape")
    # The browser closes the dialog in its own time; a key pressed before that belongs to the dialog.
    expect(page.locator("#dialog-keys")).not_to_be_visible()
    page.keyboard.press("r")
    expect(page.locator("#id_opinion")).not_to_be_focused()
    page.keyboard.press("?")
    page.check("#keys-on")


PAGES = [
    ("drafter", "/desk/", "desk-home"),
    ("drafter", "/desk/documents/", "desk-documents"),
    ("drafter", "/desk/documents/new/", "desk-kinds"),
    ("drafter", "/desk/documents/new-media/", "desk-new-media"),
    ("drafter", "/desk/documents/new-media/enter/", "desk-enter-post"),
    ("openness", "/desk/documents/clean-up/", "desk-clean-up"),
    ("reviewer", "/desk/documents/d/{waiting}/", "desk-review"),
    ("drafter", "/desk/documents/d/{shown}/", "desk-released"),
    ("openness", "/desk/catalogue/", "desk-sections"),
    ("openness", "/desk/catalogue/template/", "desk-catalogue"),
    ("manager", "/desk/people/", "desk-people"),
    ("manager", "/desk/people/new/", "desk-engage"),
    ("manager", "/desk/people/agency/", "desk-agency"),
    ("manager", "/desk/people/choices/", "desk-choices"),
    ("manager", "/desk/people/units/", "desk-units"),
    ("openness", "/desk/ledger/", "desk-ledger"),
    ("drafter", "/desk/account/", "desk-account"),
    ("drafter", "/accounts/password/change/", "desk-password"),
    ("drafter", "/desk/people/", "desk-denied"),
]


@pytest.mark.parametrize("role", ["drafter", "reviewer", "openness", "manager"])
def test_pages_are_accessible_and_fit_every_width(sign_in, site, axe, screens, role):
    page = sign_in(role)
    for who, address, name in PAGES:
        if who == role:
            page.goto(address.format(**site.documents))
            axe(page)
            screens(page, name)


def test_the_editor_page_is_accessible_around_the_editor(sign_in, site, axe, screens):
    page = sign_in("drafter")
    page.goto("/desk/documents/new/normative/")
    page.wait_for_selector(".jodit-wysiwyg")
    axe(page, without=EDITOR)
    screens(page, "desk-edit")
    page.goto("/en/desk/documents/new/news/")
    expect(page.locator("h1")).to_contain_text("New")
    axe(page, without=EDITOR)


def test_signing_in_is_accessible_and_wrong_passwords_are_said(visit, axe, screens, site):
    page = visit("/accounts/login/")
    axe(page)
    screens(page, "desk-login")
    page.fill("input[name=login]", "nobody-at-all")
    page.fill("input[name=password]", "wrong")
    page.press("input[name=password]", "Enter")
    expect(page.locator(".error-summary")).to_contain_text("登录名或密码有误")
    axe(page)


def test_a_security_key_is_added_and_asked_for_at_the_next_sign_in(new_page, site):
    """With a key that the browser simulates; a key needs a name, so the server is addressed as localhost."""
    page = new_page()
    origin = site.origin.replace("127.0.0.1", "localhost")
    keys = page.context.new_cdp_session(page)
    keys.send("WebAuthn.enable")
    options = {"protocol": "ctap2", "transport": "usb", "hasUserVerification": True, "isUserVerified": True}
    keys.send("WebAuthn.addVirtualAuthenticator", {"options": options | {"automaticPresenceSimulation": True}})

    def sign_in() -> None:
        page.goto(f"{origin}/accounts/login/")
        page.fill("input[name=login]", site.people["approver"])
        page.fill("input[name=password]", site.password)
        page.press("input[name=password]", "Enter")

    sign_in()
    page.wait_for_url("**/desk/")
    page.goto(f"{origin}/accounts/2fa/webauthn/add/")
    page.fill("input[name=password]", site.password)
    page.press("input[name=password]", "Enter")
    page.fill("#id_name", "办公室的钥匙")
    page.get_by_role("button", name="添加").click()
    expect(page.locator(".toast").first).to_contain_text("安全密钥已添加")
    page.goto(f"{origin}/accounts/2fa/webauthn/")
    expect(page.locator("main")).to_contain_text("办公室的钥匙")
    page.goto(f"{origin}/desk/")
    page.get_by_role("button", name="退出").click()
    sign_in()
    expect(page.locator("h1")).to_contain_text("双重验证")
    page.get_by_role("button", name="改用安全密钥").click()
    page.wait_for_url("**/desk/")
    page.goto(f"{origin}/accounts/2fa/webauthn/")
    page.get_by_role("link", name="移除").click()
    page.fill("input[name=password]", site.password)
    page.press("input[name=password]", "Enter")
    page.get_by_role("button", name="移除").click()
    expect(page.locator(".toast").first).to_contain_text("安全密钥已移除")

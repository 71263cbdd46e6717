"""The manual in docs/manual/: what each reader of it does, done in a browser; its pictures are taken on the way.

Every picture says what must be seen on it. What the manual quotes in 「」 must have been seen on a screen of its journey, and its
pictures are the ones taken here. `make pictures` takes them anew; without it only the screens are checked.
"""

import io
import os
import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PIL import Image
from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import PROJECT, Site
from tests.browser.test_desk import write
from tests.browser.test_requests import act, apply, fill, proof  # noqa: F401 - proof is a fixture

MANUAL = PROJECT / "docs" / "manual"
PICTURES = MANUAL / "pictures"
RENEW = os.environ.get("MINGCHUANG_PICTURES") == "renew"
LARGEST = 1_500_000
WINDOW = {"width": 1120, "height": 700}
TITLE = "关于做好政务服务事项清单调整工作的通知"
BODY = "各有关单位，为做好政务服务事项清单调整工作，现将有关事项通知如下。"
PRIVATE = "联系人张三，身份证号码341501198001010016。"


class Camera:
    """Takes the pictures of one page of the manual, and remembers what could be read on the screens."""

    def __init__(self, reader: str) -> None:
        self.reader = reader
        self.seen = ""
        self.taken: list[str] = []

    def __call__(self, page: Page, name: str, *shown: str, at: Locator | None = None) -> None:
        """One picture: ``shown`` must be read on it; ``at`` is scrolled to its upper part."""
        body = page.locator("body")
        for text in shown:
            expect(body).to_contain_text(text)
        self.look(page)
        file = f"{self.reader}-{name}.webp"
        self.taken.append(file)
        if at is not None:
            at.first.evaluate("one => window.scrollTo(0, one.getBoundingClientRect().top + scrollY - 60)")
        page.mouse.move(0, 0)
        if RENEW:
            PICTURES.mkdir(exist_ok=True)
            Image.open(io.BytesIO(page.screenshot(animations="disabled"))).convert("RGB").save(
                PICTURES / file, quality=72, method=6
            )

    def look(self, page: Page) -> None:
        """Remember what stands on the page, its button and field names with it."""
        self.seen += page.locator("body").inner_text() + "\n"
        self.seen += "\n".join(
            page.locator("[aria-label], [placeholder]").evaluate_all("all => all.map(one => one.ariaLabel || '')")
        )

    def agrees(self) -> None:
        """The manual's page shows these pictures and quotes nothing that was not seen."""
        text = (MANUAL / f"{self.reader}.md").read_text("utf-8")
        assert re.findall(r"\(pictures/([^)]+)\)", text) == self.taken
        missing = [one for one in re.findall("「([^」]+)」", text) if one not in self.seen]
        assert not missing, f"{self.reader}.md quotes what no screen shows: {missing}"


@pytest.fixture
def camera(request: pytest.FixtureRequest) -> Iterator[Camera]:
    """The camera of the page of the manual that the test is about."""
    yield Camera(request.node.name.removeprefix("test_the_manual_of_the_"))


def test_the_manual_of_the_drafter(camera: Camera, sign_in: Callable[..., Page]) -> None:
    page = sign_in("drafter", viewport=WINDOW)
    camera(page, "home", "待办", "等我办理", "等他人办理")
    page.goto("/desk/documents/")
    camera(page, "list", "编写信息", "状态")
    page.get_by_role("link", name="编写信息").click()
    camera(page, "kinds", "通知公告")
    write(page, TITLE, BODY)
    expect(page.locator("#kept")).to_contain_text("自动保留")
    camera(page, "writing", "保存并提交审核", "著录信息", "自动保留")
    page.get_by_role("button", name="保存并提交审核").click()
    expect(page.locator(".toast")).to_contain_text("等待审核人办理")
    camera(page, "sent", "等待审核人办理", TITLE)
    reviewer = sign_in("reviewer")
    reviewer.get_by_role("link", name=TITLE).click()
    reviewer.fill("#id_opinion", "请在第一段写明依据的文件。")
    reviewer.get_by_role("button", name="退回修改").click()
    page.goto("/desk/")
    camera(page, "returned", "请在第一段写明依据的文件。")
    page.get_by_role("link", name=TITLE).click()
    camera.look(page)
    page.get_by_role("link", name="修改", exact=True).click()
    camera(page, "word", "Word 文件", "读取文件", at=page.get_by_role("heading", name="导入 Word 文件"))
    page.goto("/desk/bulk/documents/")
    camera(page, "several", "批量办理", TITLE, "查看将要发生的变更")
    camera.agrees()


def test_the_manual_of_the_reviewer(camera: Camera, sign_in: Callable[..., Page], visit: Callable, site: Site) -> None:
    drafter = sign_in("drafter")
    write(drafter, TITLE, BODY)
    drafter.get_by_role("button", name="保存并提交审核").click()
    document = drafter.url.split("/d/")[1].strip("/")
    page = sign_in("reviewer", viewport=WINDOW)
    camera(page, "home", "等我办理", TITLE)
    page.goto(f"/desk/documents/d/{document}/")
    camera(page, "text", TITLE, "审核通过", "退回修改")
    page.keyboard.press("?")
    camera(page, "keys", "快捷键")
    page.keyboard.press("Escape")
    page.fill("#id_opinion", "同意")
    camera(page, "opinion", "审核通过", at=page.locator(".acts"))
    page.get_by_role("button", name="审核通过").click()
    expect(page.locator(".toast")).to_contain_text("等待复审人办理")
    camera.look(page)
    absent = sign_in("reviewer", viewport=WINDOW)
    for address in ("/desk/account/", "/desk/alerts/"):
        absent.goto(address)
        camera.look(absent)
    final = sign_in("final", viewport=WINDOW)
    final.goto(f"/desk/documents/d/{document}/")
    camera.look(final)
    final.get_by_role("button", name="复审通过").click()
    camera(final, "ready", "立即发布", "定时发布", at=final.locator(".acts"))
    final.get_by_role("button", name="立即发布").click()
    expect(final.locator(".toast")).to_contain_text("已发布")
    camera.look(final)
    reader = visit(f"/{site.agency}/d/{document}", viewport=WINDOW)
    camera(reader, "public", TITLE, "索引号")
    # Of the city's people only drafters have somebody to stand in for them.
    absent = sign_in("drafter", viewport=WINDOW)
    absent.goto("/desk/absences/new/")
    camera(absent, "absence", "登记请假", "代理")
    camera.agrees()


def rooms(camera: Camera, page: Page) -> None:
    """Look at the sister pages of a page, by its tabs."""
    for address in page.locator(".tabs a").evaluate_all("all => all.map(one => one.href)"):
        page.goto(address)
        camera.look(page)


def test_the_manual_of_the_openness(
    camera: Camera,
    sign_in: Callable[..., Page],
    visit: Callable[..., Page],
    site: Site,
    proof: Path,  # noqa: F811
) -> None:
    drafter = sign_in("drafter")
    write(drafter, "关于公示有关事项的通知", PRIVATE)
    drafter.get_by_role("button", name="保存并提交审核").click()
    document = drafter.url.split("/d/")[1].split("/")[0]
    reviewer = sign_in("reviewer")
    reviewer.goto(f"/desk/documents/d/{document}/")
    reviewer.get_by_role("button", name="审核通过").click()
    page = sign_in("openness", viewport=WINDOW)
    page.goto(f"/desk/documents/d/{document}/")
    camera(page, "finding", "身份证", "放行", at=page.locator(".finding"))
    applicant = visit(f"/{site.agency}/requests/new/person")
    apply(applicant, proof)
    number = applicant.locator(".query-code p").nth(2).inner_text().split()[-1]
    clerk = sign_in("clerk", viewport=WINDOW)
    clerk.goto("/desk/requests/")
    camera(clerk, "requests", number)
    clerk.get_by_role("row").filter(has_text=number).get_by_role("link").first.click()
    act(clerk, "确认登记", subject="某项目批复")
    camera(clerk, "case", "分办", "个工作日")
    act(clerk, "分办", handler="吴承办")
    handler = sign_in("handler", viewport=WINDOW)
    handler.goto(clerk.url)
    camera.look(handler)
    handler.get_by_role("link", name="拟定处理决定", exact=True).click()
    camera(handler, "decision", "予以公开")
    page.goto("/desk/requests/")
    camera.look(page)
    page.goto("/desk/report/")
    camera(page, "report", "年度报告")
    page.goto("/desk/catalogue/")
    camera(page, "catalogue", "目录")
    rooms(camera, page)
    page.goto("/desk/life/")
    camera(page, "life", "规范性文件")
    rooms(camera, page)
    camera.look(sign_in("manager"))
    page.goto("/desk/mistakes/")
    camera.look(page)
    page.goto("/desk/outlets/")
    camera(page, "outlets", "发布渠道", "门户网站")
    page.goto("/desk/ledger/")
    camera(page, "ledger", "台账")
    camera.agrees()


def test_the_manual_of_the_applicant(
    camera: Camera,
    visit: Callable[..., Page],
    site: Site,
    proof: Path,  # noqa: F811
) -> None:
    page = visit(f"/{site.agency}/requests", viewport=WINDOW)
    camera(page, "start", "公民申请")
    page.get_by_role("link", name="公民申请").click()
    fill(page)
    camera(page, "form", "下一步", at=page.locator("main h1"))
    page.get_by_role("button", name="下一步").click()
    camera(page, "check", "提交申请")
    page.set_input_files("[name=identity]", proof)
    page.get_by_role("button", name="提交申请").click()
    camera(page, "code", "查询码")
    code = page.locator(".query-code .code").inner_text()
    page.goto(f"/{site.agency}/requests/status")
    page.fill("[name=code]", code)
    page.get_by_role("button", name="查询").click()
    camera(page, "status", "最迟")
    page.goto(f"/{site.agency}/d/{site.documents['shown']}")
    camera.look(page)
    page.get_by_role("button", name="长者模式").click()
    camera(page, "seniors", "朗读", "更大", "更多选项", "普通模式")
    camera.agrees()


def test_the_pictures_are_those_of_the_manual_and_small() -> None:
    named = {
        one for path in MANUAL.glob("*.md") for one in re.findall(r"\(pictures/([^)]+)\)", path.read_text("utf-8"))
    }
    kept = {path.name for path in PICTURES.glob("*")}
    assert named == kept
    assert sum(path.stat().st_size for path in PICTURES.glob("*")) <= LARGEST

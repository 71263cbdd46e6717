"""An audit as an inspector does it: an archive up, progress to its end, the map, a dismissal, the same file again."""

import io
import zipfile
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from benchmarks.reports.make import make
from benchmarks.reports.writers import docx, html

from .conftest import Site

pytestmark = pytest.mark.browser
WIDTHS = (360, 1280, 1920)


def archive(*seeds: int) -> bytes:
    """Reports of the seeds, the first with a wrong total."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as package:
        for place, seed in enumerate(seeds):
            draft = make(seed)
            if not place:
                draft.cells["T3.R1.total"] = str(int(draft.cells["T3.R1.total"]) + 5)
            package.writestr(
                f"{seed}.docx" if place % 2 == 0 else f"{seed}.html", (docx if place % 2 == 0 else html).plain(draft)
            )
    return out.getvalue()


def upload(page: Page, site: Site, name: str, data: bytes) -> None:
    page.goto(site.url("/desk/audits/new/"))
    page.get_by_label("名称").fill(name)
    page.get_by_label("文件或ZIP压缩包").set_input_files(
        {"name": "年报.zip", "mimeType": "application/zip", "buffer": data}
    )
    page.get_by_role("button", name="上传并审核").click()
    expect(page.locator(".heat-map")).to_be_visible()
    expect(page.locator("#audit-progress")).to_have_count(0, timeout=60_000)


def test_an_audit_from_the_upload_to_a_kept_dismissal(
    site: Site, sign_in: Callable[..., Page], axe: Callable[..., None], screens: Callable[[Page, str], None]
) -> None:
    page = sign_in("openness")
    data = archive(7, 13, 4, 21)
    upload(page, site, "浏览器审核", data)
    run = page.url
    axe(page)
    screens(page, "audit-run")
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 900})
        # What a script lays out follows the window a moment later.
        page.wait_for_function("document.documentElement.scrollWidth <= innerWidth", timeout=5_000)
    page.locator(".heat-map td.heat-error a").first.click()
    expect(page.locator(".audit-findings .finding").first).to_be_visible()
    axe(page)
    screens(page, "audit-report")
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 900})
        # What a script lays out follows the window a moment later.
        page.wait_for_function("document.documentElement.scrollWidth <= innerWidth", timeout=5_000)
    first = page.locator("#finding-1")
    first.get_by_text("不采纳…").click()
    first.get_by_label("不采纳的理由").fill("口径不同，已核实")
    first.get_by_role("button", name="不采纳").click()
    expect(page.locator("#finding-1")).to_contain_text("口径不同，已核实")
    page.keyboard.press("j")
    page.wait_for_url(lambda url: "/f/" in url)
    upload(page, site, "再次审核", data)
    assert page.url != run
    page.locator(".heat-map tbody tr").first.locator("th a").click()
    expect(page.locator("#finding-1")).to_contain_text("口径不同，已核实")

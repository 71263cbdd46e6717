"""A dead link to another site: from the text to the answer, to its finding in the editor and the list, to its mending."""

import os
import subprocess
import sys

from playwright.sync_api import expect

from tests.browser.conftest import PROJECT, Site
from tests.browser.editor import EDITOR, NOT_OURS

OLD, NEW = "https://old.example-city.gov.cn/fg/12.html", "https://new.example-city.gov.cn/fg/12.html"
# What the schedule does on two days, with answers of our own in the place of the network.
SCHEDULE = f"""
import django
django.setup()
from datetime import UTC, datetime, timedelta
from django.conf import settings
from mingchuang.channels.schedule.asking import Said
from mingchuang.channels.schedule.links import check_links
from mingchuang.law.documents.outward import Answer
settings.CHECK_LINKS = True
now = datetime.now(UTC)
def say(url):
    return Said(Answer.GONE, 404) if url == "{OLD}" else Said(Answer.FOUND, 200)
for days in (0, 2):
    list(check_links(now + timedelta(days=days), say))
"""


def schedule(site: Site) -> None:
    """Two visits of the scheduled work in the server's home."""
    environment = {name: value for name, value in os.environ.items() if name != "MINGCHUANG_DATABASE_URL"}
    environment |= {"MINGCHUANG_HOME": str(site.home), "DJANGO_SETTINGS_MODULE": "mingchuang.config.settings.dev"}
    done = subprocess.run(
        [sys.executable, "-c", SCHEDULE], cwd=PROJECT, env=environment, capture_output=True, text=True
    )
    assert done.returncode == 0, done.stderr


def test_a_dead_link_is_found_and_mended(sign_in, site, axe, screens):
    page = sign_in("drafter")
    page.goto("/desk/documents/new/notice/")
    page.fill("#id_title", "关于执行归集办法的通知")
    page.wait_for_selector(EDITOR)
    page.evaluate(
        '(url) => { Object.values(Jodit.instances)[0].value = `<p>请按照<a href="${url}">归集办法</a>认真落实。</p>` }',
        OLD,
    )
    expect(page.locator("#advice")).to_contain_text("没有需要提示的问题")
    page.get_by_role("button", name="保存", exact=True).click()
    expect(page.locator(".toast")).to_contain_text("已保存")
    editing = page.url
    schedule(site)

    page.goto(editing)
    item = page.locator("#advice .advice-item")
    expect(item).to_have_count(1)
    expect(item).to_contain_text("这个外链打不开：网页不存在（HTTP 404）")
    item.get_by_role("button", name="查看位置").click()
    assert page.evaluate("getSelection().toString()") == "归集办法"
    axe(page, without=NOT_OURS)

    desk = sign_in("openness")
    desk.goto("/desk/documents/outward/?state=dead")
    row = desk.locator("tbody tr").filter(has_text="old.example-city.gov.cn")
    expect(row).to_contain_text("失效")
    expect(row).to_contain_text("起草中")
    axe(desk)
    screens(desk, "desk-links-elsewhere")

    page.evaluate(
        "([old, now]) => { const one = Object.values(Jodit.instances)[0]; one.value = one.value.replace(old, now) }",
        [OLD, NEW],
    )
    expect(page.locator("#advice")).to_contain_text("没有需要提示的问题")
    page.get_by_role("button", name="保存", exact=True).click()
    expect(page.locator(".toast")).to_contain_text("已保存")
    schedule(site)
    desk.goto("/desk/documents/outward/")
    expect(desk.locator("tbody")).to_contain_text("new.example-city.gov.cn")
    expect(desk.locator("tbody")).not_to_contain_text("old.example-city.gov.cn")

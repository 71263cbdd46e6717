"""WCAG 3.1.2: whatever is Chinese on an English page says so, else a screen reader spells it with an English voice."""

import re

import pytest
from django.test import override_settings
from django.utils.translation import override
from lxml import html

from mingchuang.look.tongue import tongued
from tests.channels.conftest import Published

HAN = re.compile("[\u4e00-\u9fff]")
# An option holds no element to mark a stretch with; an agency has an English name for it.
UNMARKED = ("script", "style", "option")
IDENTITY = {
    "name": "六安市政务公开平台",
    "sponsor": "六安市人民政府办公室",
    "organiser": "市数据资源管理局",
    "code": "3415000001",
    "icp": "皖ICP备00000000号-1",
    "police": "皖公网安备 34150000000000号",
    "contact": "值班室0564-3380000",
}
PLACES = (
    "/", "/agencies", "/sitemap", "/mistake", "/requests", "/requests/status", "/reports", "/due/", "/verify", "/nothing/at/all",
    "/{code}/", "/{code}/guide", "/{code}/system", "/{code}/statutory", "/{code}/in-force", "/{code}/c/normative",
    "/{code}/d/{shown}", "/{code}/d/{wrong}", "/{code}/d/{shown}/mistake", "/{code}/c/news/subscribe", "/{code}/requests",
    "/{code}/requests/new/person",
)  # fmt: skip


def unmarked(page: bytes) -> list[str]:
    """The Chinese texts of a page's body that stand in no element with a Chinese ``lang``."""
    found = []
    for text in html.fromstring(page.decode()).xpath("//body//text()"):
        holder = text.getparent() if text.is_text else text.getparent().getparent()
        spoken = holder.xpath("ancestor-or-self::*[@lang][1]/@lang")
        if HAN.search(text) and holder.tag not in UNMARKED and spoken and spoken[-1] == "en":
            found.append(f"{holder.tag}: {text.strip()}")
    return found


@pytest.mark.django_db
@pytest.mark.parametrize("place", PLACES)
def test_chinese_words_on_an_english_page_are_marked(client, published: Published, place: str) -> None:
    path = "/en" + place.format(code=published.code, shown=published.shown, wrong=published.wrong)
    with override_settings(SITE_IDENTITY=IDENTITY):
        page = client.get(path).content
    assert HAN.search(page.decode())
    assert unmarked(page) == []


def test_only_the_chinese_stretch_is_marked_and_everything_stays_escaped() -> None:
    with override("en"):
        assert tongued("For example 六政办〔2020〕1号, or the year.") == (
            'For example <span lang="zh-Hans">六政办〔2020〕1号</span>, or the year.'
        )
        assert tongued("皖ICP备00000000号-1") == '<span lang="zh-Hans">皖ICP备00000000号</span>-1'
        assert tongued("<b>通知</b> & more") == '&lt;b&gt;<span lang="zh-Hans">通知</span>&lt;/b&gt; &amp; more'
        assert tongued("plain") == "plain"
        assert tongued(12) == 12
    with override("zh-hans"):
        assert tongued("<b>通知") == "<b>通知"

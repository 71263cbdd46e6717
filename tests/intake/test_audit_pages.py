"""Saved pages: links of the frame and of the report, what search engines are told, what browsers do not show."""

import pytest

from benchmarks.reports.make import make
from benchmarks.reports.writers import html
from mingchuang.intake.reports.audit import audit_report
from mingchuang.intake.reports.read import read


def page(change=lambda text: text):
    return audit_report(read("page.html", change(html.plain(make(3, 2023)).decode()).encode()))


def tampering(done):
    return [(f.id, f.severity) for f in done.findings if f.id.startswith("tampering")]


def in_body(words):
    return lambda text: text.replace("</h3>", f"</h3><p>{words}</p>", 1)


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ('<a href="http://www.hezhou.gov.cn/xxgk">电子版下载</a>', []),
        ('<a href="https://mp.weixin.qq.com/s/abc">和州发布</a>', []),
        ('<a href="http://zwgk.hezhou.政务/">政务公开</a>', []),
        ('<a href="/xxgk/2024.pdf">附件</a><a href="mailto:bgs@hezhou.gov.cn">邮箱</a>', []),
        ('<a href="http://www.win-888.top/">政策解读</a>', [("tampering.link", "warning")]),
        ('<a href="http://hezhou.gov.cn.win-888.top/">政策解读</a>', [("tampering.link", "warning")]),
        ('公司网址：<a href="http://www.hzwater.com.cn/">www.hzwater.com.cn</a>', [("tampering.link", "notice")]),
    ],
)
def test_links_of_the_report(words, found):
    assert tampering(page(in_body(words))) == found


def test_links_in_the_foot_of_a_page_are_the_sites_own():
    foot = '<div>友情链接：<a href="http://www.hezhounews.com/">和州新闻网</a></div></body>'
    assert tampering(page(lambda text: text.replace("</body>", foot))) == []


@pytest.mark.parametrize(
    ("head", "found"),
    [
        ("<title>和州市财政局2023年报告</title><meta name=keywords content='和州,政府信息公开,体育彩票公益金'>", []),
        ("<title>开云体育官网-和州市财政局</title>", [("tampering.head", "error")]),
        (
            "<title>年报</title><meta name=description content='提供足球比分直播，买球网站推荐'>",
            [("tampering.head", "error")],
        ),
        ("<title>&#21338;&#24425;平台-年报</title>", [("tampering.head", "warning")]),
    ],
)
def test_what_search_engines_are_told(head, found):
    def change(text):
        start, end = text.index("<title>"), text.index("</title>") + len("</title>")
        return text[:start] + head + text[end:]

    assert tampering(page(change))[: len(found) or None] == found


def test_boxes_of_no_size_are_not_shown():
    done = page(in_body('<div style="height:1px;overflow:hidden">最新体育赛事竞猜平台推荐</div>'))
    assert [f.id for f in done.findings if f.id == "tampering.hidden"] == ["tampering.hidden"]


HARMLESS = (
    "安排体育彩票公益金资助全民健身中心，使用情况按年公告。",
    "开展打击网络赌博专项行动，查处棋牌室赌博案件12起。",
    "网络游戏防沉迷系统上线，电竞产业园开园，举办电子竞技大赛。",
    "民警走进社区宣传不买球、不赌球，警惕裸聊敲诈。",
    "竞彩网点实体店准入条件公开征求意见。",
    "CBA直播信号由市广播电视台转播，篮球比赛免费观看。",
    "全市体育平台注册用户突破10万，直播带货助农120场。",
    "明确代孕的法律后果，规范辅助生殖技术应用。",
    "皇冠酒店、太阳城小区、凤凰街道、金沙社区纳入改造范围。",
)


@pytest.mark.parametrize("words", HARMLESS)
def test_words_of_official_texts_pass(words):
    assert tampering(page(in_body(words))) == []


INJECTED = (
    "根据《中国足彩网在线印发年度报告格式的通知》编制。",
    "365体育备用网址自然资源和规划局编制本报告。",
    "网站首页bob最新官网政府信息公开年报",
    "申博sunbet官网公布年度报告。",
    "及时登录管理系统跟踪足彩网的进度。",
)


@pytest.mark.parametrize("words", INJECTED)
def test_names_seen_on_copies_of_official_pages(words):
    assert ("tampering.brand", "error") in tampering(page(in_body(words)))


def test_a_phrase_that_lost_about_once_is_found_wherever_it_stands():
    words = "喜乐xl88平台，欢迎"
    text = f"《国务院办公厅{words}印发年度报告格式的通知》。当前位置：{words}。来源：{words}。"
    found = [f for f in page(in_body(text)).findings if f.id == "tampering.phrase"]
    assert len(found) == 3

"""Bodies: what may stay, what becomes a class, and that cleaning twice is cleaning once."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mingchuang.law.refusal import Refused
from mingchuang.ledger.fingerprints import sha256, text_hash
from mingchuang.press.sanitising import DEEPEST, TAGS, clean, plain_text, whitespace_free

KEPT = [
    "<p>通知</p>",
    '<h2>一、总体情况</h2><p class="align-center">正文<strong>重点</strong></p>',
    '<table><tbody><tr><th colspan="2" scope="col">甲</th></tr><tr><td class="width-30">1</td><td>2</td></tr></tbody></table>',
    '<p><a href="https://example.gov.cn/a?b=1&amp;c=2">链接</a><a href="/luan/d/abc">内部</a><a href="mailto:a@b.cn">信</a></p>',
    '<p><img src="/files/abc234def567" alt="图"></p>',
    '<ol start="3"><li>三</li></ol><ul><li>项</li></ul><blockquote><p>引</p></blockquote><hr>',
]
CHANGED = [
    ("<script>alert(1)</script><p>好</p>", "<p>好</p>"),
    ('<p onclick="x()" style="color:red">好</p>', "<p>好</p>"),
    ('<p style="text-align: center; color:red">好</p>', '<p class="align-center">好</p>'),
    ('<td align="right">x</td>', "x"),
    ('<table><tr><td align="right" width="33%">x</td></tr></table>',
     '<table><tbody><tr><td class="align-right width-30">x</td></tr></tbody></table>'),
    ("<h1>大</h1><h6>小</h6>", "<h2>大</h2><h4>小</h4>"),
    ('<a href="javascript:alert(1)">x</a>', "<a>x</a>"),
    ('<a href="//evil.example/">x</a>', "<a>x</a>"),
    ('<a href="data:text/html,x">x</a>', "<a>x</a>"),
    ('<p>前<img src="https://evil.example/x.png">后</p>', "<p>前后</p>"),
    ('<p>前<img src="/files/abc234def567" onerror="x()" alt="图">后</p>', '<p>前<img src="/files/abc234def567" alt="图">后</p>'),
    ("<p>\u202e反\u202c向\x00</p>", "<p>反向</p>"),
    ('<p class="MsoNormal align-left">x</p>', '<p class="align-left">x</p>'),
    ('<table><tr><td colspan="1000" rowspan="x">a</td></tr></table>', "<table><tbody><tr><td>a</td></tr></tbody></table>"),
    ("<iframe src=x></iframe><object>y</object><p>z", "<p>z</p>"),
    ("<font color=red>红</font><div>块</div>", "红<div>块</div>"),
    ("<!-- 注 --><p>x</p>", "<p>x</p>"),
    ('<p style="text-indent:2em">x</p>', '<p class="indent">x</p>'),
]  # fmt: skip


@pytest.mark.parametrize("html", KEPT)
def test_what_is_allowed_stays(html):
    assert clean(html) == html


@pytest.mark.parametrize(("html", "expected"), CHANGED)
def test_what_is_not_allowed_goes(html, expected):
    assert clean(html) == expected


names = st.sampled_from(
    [*sorted(TAGS), "script", "style", "svg", "math", "div", "font", "form", "template", "noscript", "h1"]
)
values = st.sampled_from(
    [
        "x",
        "text-align:center",
        "width:40%",
        "align-left width-30",
        "javascript:x",
        "3",
        "/files/abc234def567",
        '"',
        "right",
        "<",
    ]
)
attributes = st.sampled_from(
    ["class", "style", "align", "href", "src", "width", "colspan", "onclick", "start", "xmlns"]
)
texts = st.text(alphabet="关于<>&\"' \n\t=a/\u00a0-!", max_size=8)


@st.composite
def tag_soup(draw):
    parts = []
    for _ in range(draw(st.integers(0, 12))):
        kind = draw(st.integers(0, 3))
        if kind == 0:
            parts.append(draw(texts))
        elif kind == 1:
            parts.append(f"</{draw(names)}>")
        else:
            given_ = "".join(f' {draw(attributes)}="{draw(values)}"' for _ in range(draw(st.integers(0, 3))))
            parts.append(f"<{draw(names)}{given_}>")
    return "".join(parts)


@given(tag_soup())
def test_cleaning_twice_is_cleaning_once(html):
    once = clean(html)
    assert clean(once) == once


@given(st.text(max_size=200))
def test_any_text_can_be_cleaned(html):
    once = clean(html)
    assert clean(once) == once


@given(tag_soup())
def test_nothing_dangerous_remains(html):
    low = clean(html).lower()
    assert (
        "<script" not in low
        and "style=" not in low
        and "onclick" not in low
        and "javascript:" not in low.replace("&quot;", "")
    )


def test_plain_text_of_a_table_keeps_rows_and_cells():
    html = "<p>甲<br>乙</p><table><tbody><tr><th><p>姓名</p></th><th>事</th></tr><tr><td>张</td>"
    html += "<td><p>一</p><p>二</p></td></tr></tbody></table><p>末</p>"
    assert plain_text(html) == "甲\n乙\n姓名\t事\n张\t一 二\n末"
    assert plain_text("") == ""
    assert plain_text("裸&amp;文") == "裸&文"


@given(st.text(max_size=100))
def test_the_text_without_white_space_is_the_text_that_is_hashed(text):
    assert sha256(whitespace_free(text)) == text_hash(text)


@pytest.mark.parametrize(
    "piece", ["<div>", "<b>", "<DIV class='a'>", "<div></b>", "<blockquote\n>", "<div ", "<ul><li>"],
)  # fmt: skip
def test_nesting_beyond_sense_is_refused_before_it_is_parsed(piece):
    with pytest.raises(Refused) as caught:
        clean(piece * 100_000)
    assert caught.value.refusals[0].code == "press.too_deep"


def test_long_is_not_deep():
    """What no end follows but the next of its kind, and what is closed in the wrong order, stands in nothing."""
    assert clean("<p>" * (DEEPEST * 5)) is not None
    assert plain_text(clean("<div><span>文</div>" * (DEEPEST * 5))).count("文") == DEEPEST * 5
    assert plain_text(clean("<div>" * DEEPEST + "文" + "</div>" * DEEPEST)) == "文"

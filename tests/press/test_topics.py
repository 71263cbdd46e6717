"""The blocks of a topic are forms of the text: what is written is read again, what has no such form stays as it is."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mingchuang.press.sanitising import clean
from mingchuang.press.topics import HOTLINE, NEWEST, Block, Chosen, addressed, place, plain, read, written

WORDS = st.text(st.characters(exclude_categories=("C", "Z")), min_size=1, max_size=12).filter(
    lambda one: one == clean(f"<p>{one.replace('&', '').replace('<', '')}</p>")[3:-4] and one.strip() == one
)
CODE = st.from_regex(r"[a-z][a-z0-9]{2,8}", fullmatch=True)
CHOSEN = st.builds(Chosen, CODE, CODE, WORDS)
HREF = st.sampled_from(["https://www.gov.cn/a?b=1&c=2", "/luan-data/d/abc/files/x1", "mailto:a@b.cn"])
LINES = st.lists(WORDS, min_size=1, max_size=3)
BLOCKS = st.one_of(
    st.builds(lambda title, rows: Block("text", title, html="".join(f"<p>{one}</p>" for one in rows)), WORDS, LINES),
    st.builds(lambda title, a, s, n: Block("newest", title, agency=a, section=s, most=n), WORDS, CODE, CODE,
              st.integers(1, 20)),
    st.builds(lambda title, rows: Block("picked", title, documents=tuple(rows)), WORDS, st.lists(CHOSEN, min_size=1)),
    st.builds(lambda title, one: Block("pair", title, documents=(one,)), WORDS, CHOSEN),
    st.builds(lambda title, rows: Block("links", title, links=tuple(rows)), WORDS,
              st.lists(st.tuples(WORDS, HREF), min_size=1, max_size=3)),
    st.builds(lambda words, to: Block("pointer", words, to=to), WORDS,
              st.sampled_from([HOTLINE, "/luan-data/requests", "/luan-data/guide", "/luan-data/d/abc"])),
    st.builds(lambda rows: Block("notice", text="\n".join(rows)), LINES),
    st.builds(lambda alt, text: Block("picture", src="/files/abcdef12", alt=alt, text=text), WORDS,
              st.one_of(st.just(""), WORDS)),
)  # fmt: skip


@settings(max_examples=80, deadline=None)
@given(st.lists(BLOCKS, max_size=6))
def test_what_is_written_and_cleaned_is_read_again(blocks):
    html = clean(written(blocks))
    assert read(html) == tuple(blocks)
    assert clean(written(read(html))) == html


RICH = [
    "<p>一段<b>重点</b></p><table><tbody><tr><td>甲</td></tr></tbody></table>",
    '<ul><li>一</li><li><a href="https://a.cn">二</a>三</li></ul>',
    "<blockquote><p>引<i>文</i></p></blockquote>",
    '<figure class="align-center"><img src="/files/abcdef12" alt="图"></figure>',
    '<p><a href="https://www.gov.cn/">别处</a></p>',
    "<h2>一<b>二</b></h2><p>三</p>",
]


@pytest.mark.parametrize("html", RICH)
def test_other_texts_stay_as_they_are(html):
    (block,) = read(html)
    assert (block.kind, block.html) == ("text", html)
    assert plain(html) is None
    assert written([block]) == html


def test_blocks_take_the_heading_before_them_and_documents_one_list():
    body = "<h2>导读</h2><p>甲</p><h2>精选</h2>" + "".join(f'<p><a href="/x/d/{n}">文{n}</a></p>' for n in "ab")
    text, picked = read(body + "<h2>尾</h2>")[:2]
    assert (text.title, text.html) == ("导读", "<p>甲</p>")
    assert (picked.kind, picked.title, [one.document for one in picked.documents]) == ("picked", "精选", ["a", "b"])
    assert written(read(body + "<h2>尾</h2>")) == body + "<h2>尾</h2>"


def test_a_narrowed_section_keeps_its_narrowing_and_a_bad_number_is_the_usual():
    (one,) = read('<p><a href="/x/c/news?kind=notice&amp;most=999">通知</a></p>')
    assert (one.narrowed, one.most) == ("kind=notice", 20)
    assert written([one]) == '<p><a href="/x/c/news?kind=notice&amp;most=20">通知</a></p>'
    assert read('<p><a href="/x/c/news?most=nonsense">通知</a></p>')[0].most == NEWEST


@pytest.mark.parametrize(
    "href", ["https://www.gov.cn/x/c/news", "//evil.example/x/d/a", "http://[", "/x/d/a/files/b", "#"]
)
def test_what_leads_elsewhere_is_no_place(href):
    assert place(href, "testserver") is None
    assert place("http://testserver/en/x/d/a", "testserver").name == "a"


def test_a_comparison_says_where_blocks_lead():
    here = '<p>见<a href="/x/c/news">甲</a></p><p><a href="/x/c/news?kind=notice&amp;most=5">通知</a></p>'
    assert addressed(here) == here.replace("通知</a>", "通知</a>〔/x/c/news?kind=notice&amp;most=5〕")

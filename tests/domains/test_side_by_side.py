"""Two bodies side by side: nothing lost on either side, blocks and cells that belong together stand opposite each other."""

import time

from hypothesis import given, settings
from hypothesis import strategies as st

from mingchuang.domains.documents.blocks import blocks
from mingchuang.domains.documents.opposite import opposite
from mingchuang.domains.documents.side_by_side import side_by_side, texts
from mingchuang.press.sanitising import clean

words = st.text("各单位应当按照职责做好数据归集工作", min_size=1, max_size=14)
paragraphs = st.builds("<p>{}</p>".format, words)
items = st.builds(
    lambda given: "<ul>" + "".join(f"<li>{one}</li>" for one in given) + "</ul>", st.lists(words, max_size=3)
)
rows = st.lists(st.lists(words, min_size=2, max_size=3), min_size=1, max_size=3)
tables = st.builds(
    lambda given: (
        "<table>" + "".join("<tr>" + "".join(f"<td>{c}</td>" for c in row) + "</tr>" for row in given) + "</table>"
    ),
    rows,
)
bodies = st.builds(lambda parts: clean("".join(parts)), st.lists(st.one_of(paragraphs, items, tables), max_size=8))


def shown(pairs, side):
    """The texts of one side, in order, as the blocks of its body are."""
    found = []
    for pair in pairs:
        one = getattr(pair, side)
        if one is None:
            continue
        if not pair.rows:
            found.append("".join(part.text for part in one.parts))
            continue
        lines = []
        for row in pair.rows:
            cells = [getattr(cell, side) for cell in row]
            if any(cell is not None for cell in cells):
                lines.append([cell for cell in cells if cell is not None])
        texts_ = ["\t".join("".join(p.text for p in cell.parts) for cell in line if not cell.spanned) for line in lines]
        found.append("\n".join(texts_))
    return found


@settings(deadline=None)
@given(bodies, bodies)
def test_each_side_gives_back_its_body(old, new):
    pairs = side_by_side(old, new)
    for side, body in (("left", old), ("right", new)):
        assert shown(pairs, side) == [block.text for block in blocks(body)]


@settings(deadline=None)
@given(bodies)
def test_a_body_beside_itself_has_changed_nowhere(body):
    assert all(pair.kind == "same" for pair in side_by_side(body, body))


def kinds(old, new):
    return [pair.kind for pair in side_by_side(clean(old), clean(new))]


def test_a_paragraph_between_two_is_added_and_its_neighbours_stay():
    old = "<p>第一条 为了规范数据归集。</p><p>第二条 各单位应当按时报送。</p>"
    new = "<p>第一条 为了规范数据归集。</p><p>第二条 电子证照另有规定的除外。</p><p>第三条 各单位应当及时报送。</p>"
    assert kinds(old, new) == ["same", "added", "changed"]
    pair = side_by_side(clean(old), clean(new))[2]
    assert [part.text for part in pair.left.parts if part.kind == "removed"] == ["二", "按"]
    assert [part.text for part in pair.right.parts if part.kind == "added"] == ["三", "及"]


def test_a_changed_link_bold_type_or_list_is_a_change_of_form():
    assert kinds('<p><a href="/a/">链接</a></p>', '<p><a href="/b/">链接</a></p>') == ["form"]
    assert kinds("<p>正文</p>", "<p><strong>正文</strong></p>") == ["form"]
    assert kinds("<ul><li>一项</li></ul>", "<ol><li>一项</li></ol>") == ["form"]
    assert kinds("<p>正文</p>", '<p class="align-center">正文</p>') == ["form"]


TABLE = (
    "<table><tr><th>单位</th><th>数量</th></tr><tr><td>市数据局</td><td>12</td></tr>"
    "<tr><td>市教育局</td><td>7</td></tr></table>"
)


def test_cells_stay_opposite_when_a_row_and_a_column_are_added():
    new = (
        "<table><tr><th>单位</th><th>负责人</th><th>数量</th></tr><tr><td>市数据局</td><td>甲</td><td>13</td></tr>"
        "<tr><td>市民政局</td><td>乙</td><td>3</td></tr><tr><td>市教育局</td><td>丙</td><td>7</td></tr></table>"
    )
    (pair,) = side_by_side(clean(TABLE), clean(new))
    assert pair.kind == "changed"
    assert [[cell.kind for cell in row] for row in pair.rows] == [
        ["same", "added", "same"],
        ["same", "added", "changed"],
        ["added", "added", "added"],
        ["same", "added", "same"],
    ]
    changed = pair.rows[1][2]
    assert [(part.kind, part.text) for part in changed.left.parts] == [("same", "1"), ("removed", "2")]


def test_a_table_never_stands_opposite_a_paragraph():
    assert kinds(TABLE, "<p>单位 数量 市数据局 12 市教育局 7</p>") == ["removed", "added"]


def test_merged_cells_are_seen():
    merged = TABLE.replace("<td>市数据局</td><td>12</td>", '<td colspan="2">市数据局</td>')
    (pair,) = side_by_side(clean(TABLE), clean(merged))
    assert pair.rows[1][1].right.spanned
    assert pair.kind == "changed"


def test_a_new_title_is_laid_against_the_old_one():
    pair = texts("关于数据归集的通知", "关于数据共享的通知")
    assert [part.text for part in pair.right.parts if part.kind == "added"] == ["共享"]
    assert texts("", "").kind == "same"


@settings(deadline=None)
@given(st.lists(words, max_size=12), st.lists(words, max_size=12))
def test_opposites_are_in_order_and_whole(old, new):
    found = opposite(old, new)
    assert [at for at, _ in found if at is not None] == list(range(len(old)))
    assert [to for _, to in found if to is not None] == list(range(len(new)))


def test_two_texts_of_20000_characters_with_nothing_in_common_take_bounded_time():
    old = "".join(
        f"<p>第{number}条 各单位应当按照职责做好数据归集、共享和安全管理工作，并于每月底前报送进展情况。</p>"
        for number in range(450)
    )
    new = "".join(
        f"<p>第{number}款 市直部门要依据分工抓紧落实信息汇聚、开放与防护任务，且在每季度末以前反馈完成状况。</p>"
        for number in range(450)
    )
    began = time.process_time()
    pairs = side_by_side(old, new)
    assert time.process_time() - began < 5
    assert shown(pairs, "right") == [block.text for block in blocks(new)]

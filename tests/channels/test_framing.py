"""Tables of a text in their frames."""

from mingchuang.look.framing import framed


def test_each_table_is_framed_once_and_nested_ones_go_along() -> None:
    html = (
        '<p>甲</p><table class="width-50"><tr><td><table><tr><td>1</td></tr></table></td></tr></table><table></table>'
    )
    shown = framed(html)
    assert shown.count('<div class="table-frame"') == 2 and shown.count("</div>") == 2
    assert shown.replace("</div>", "").count("<table") == 3
    assert framed("<p>没有表格</p>") == "<p>没有表格</p>"


def test_an_indent_by_hand_is_left_out_since_the_page_indents() -> None:
    assert framed('<p>　　一是。</p><p class="indent">&nbsp; 二是。</p>') == '<p>一是。</p><p class="indent">二是。</p>'
    assert framed("<p>第一条　总则</p>") == "<p>第一条　总则</p>"

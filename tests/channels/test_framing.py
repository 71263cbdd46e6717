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

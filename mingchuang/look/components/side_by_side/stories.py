"""Two texts side by side."""

from mingchuang.look.stories import Story, say
from mingchuang.look.values import DiffPart, Facing, Opposite


def _same(text: str, kind: str = "p") -> Opposite:
    side = Facing((DiffPart("same", text),), kind)
    return Opposite("same", side, side)


def _changed(before: str, old: str, new: str, after: str, kind: str = "p") -> Opposite:
    left = (DiffPart("same", before), DiffPart("removed", old), DiffPart("same", after))
    right = (DiffPart("same", before), DiffPart("added", new), DiffPart("same", after))
    return Opposite("changed", Facing(left, kind), Facing(right, kind))


def changed() -> dict:
    article = [
        _same(say(f"第{number}条 按时报送。", f"Article {number}: report in time.")) for number in "四五六七八九"
    ]
    table = (
        (_same(say("单位", "Body"), "td"), _same(say("数量", "Number"), "td")),
        (_same("甲", "td"), _changed("1", "2", "3", "", "td")),
    )
    both = Facing((), "table")
    pairs = [
        _same(say("总则", "General"), "h2"),
        _changed(
            say("第一条 于", "Article 1: before "),
            say("月底", "the month ends"),
            say("季末", "the quarter ends"),
            say("报送。", "."),
        ),
        Opposite(
            "added",
            None,
            Facing((DiffPart("added", say("第二条 另有规定的除外。", "Article 2: unless provided otherwise.")),)),
        ),
        *article,
        Opposite("changed", both, both, table),
    ]
    return {"pairs": pairs, "left": say("第1稿", "Edition 1"), "right": say("第2稿", "Edition 2")}


def equal() -> dict:
    return changed() | {"pairs": [_same(say("全文相同。", "The same."))]}


LINE = "{% load comparing %}{% side_by_side pairs left right %}"
STORIES = [Story("changed", LINE, changed), Story("the same", LINE, equal)]

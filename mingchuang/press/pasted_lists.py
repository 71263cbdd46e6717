"""List items that Word and WPS write as paragraphs (``MsoListParagraph``, ``mso-list``), made lists again.

Numbers in the way of official papers — 一、（一） — are part of the text there and stay text.
"""

import re
from collections.abc import Iterator
from html import escape

from selectolax.lexbor import LexborHTMLParser, LexborNode

_LIST = re.compile(r"mso-list\s*:\s*l\d+\s+level(\d)", re.IGNORECASE)
_IGNORE = re.compile(r"mso-list\s*:\s*ignore", re.IGNORECASE)
_NUMBER = re.compile(r"^[(（]?(\d{1,4})[.．)）、]$|^[(（]?([a-zA-Z])[.)）]$")
_BULLETS = frozenset("·•●○◆◇■□▪▫➢✓o§üØvnlq–-\uf0b7\uf0a7\uf0d8\uf0fc\uf06e\uf06c\uf075")

Item = tuple[LexborNode, int, str]


def make_lists(root: LexborNode) -> None:
    """Replace runs of list paragraphs by ``ul`` and ``ol``, nested by their level."""
    run: list[Item] = []
    for item in [*_paragraphs(root), None]:
        if item is not None and item[2] and (not run or _follows(run[-1][0], item[0])):
            run.append(item)
            continue
        _replace(run)
        run = [item] if item is not None and item[2] else []


def _paragraphs(root: LexborNode) -> Iterator[Item]:
    """Every paragraph with its level and kind: ul, ol or "" for what is no item."""
    for node in root.css("p, h1, h2, h3, h4, h5, h6"):
        level = _LIST.search(node.attributes.get("style") or "")
        mark = _marker(node) if level else None
        if level is None or mark is None or node.tag != "p":
            yield node, 0, ""
            continue
        text = re.sub(r"[\s\u00a0]", "", mark.text() or "")
        if text in _BULLETS:
            yield node, int(level[1]), "ul"
        elif _NUMBER.match(text):
            yield node, int(level[1]), "ol"
        else:
            # 一、 （一） 第一条: the number is text; only the blanks that held its place go.
            mark.replace_with(text)
            yield node, 0, ""


def _marker(node: LexborNode) -> LexborNode | None:
    return next((one for one in node.css("span") if _IGNORE.search(one.attributes.get("style") or "")), None)


def _follows(before: LexborNode, after: LexborNode) -> bool:
    """Whether nothing but white space stands between two paragraphs."""
    following = before.next
    while following is not None and following.tag in ("-text", "-comment", "_comment", "!"):
        if following.tag == "-text" and (following.text_content or "").strip():
            return False
        following = following.next
    return following is not None and following.mem_id == after.mem_id


def _replace(run: list[Item]) -> None:
    if not run:
        return
    html, stack = "", list[str]()
    for node, level, kind in run:
        mark = _marker(node)
        number = re.search(r"\d{1,4}", (mark.text() or "") if mark is not None else "")
        if mark is not None:
            mark.decompose()
        depth = min(level, len(stack) + 1)
        while len(stack) > depth or (len(stack) == depth and stack[-1] != kind):
            html += f"</li></{stack.pop()}>"
        if len(stack) == depth:
            html += "</li>"
        else:
            start = f' start="{escape(number[0])}"' if kind == "ol" and number and number[0] != "1" else ""
            html += f"<{kind}{start}>"
            stack.append(kind)
        html += f"<li>{node.inner_html or ''}"
    html += "".join(f"</li></{kind}>" for kind in reversed(stack))
    made = LexborHTMLParser(html).css_first("ul, ol")
    assert made is not None
    run[0][0].insert_before(made)
    for node, _, _ in run:
        node.decompose()

"""HTML from Word, WPS, LibreOffice, Excel or the web, as a body may have it, and what had to be left behind.

Before `sanitising.clean` — the same that every save uses — what those programs say in their own ways is said in plain
HTML: paragraphs that are list items become items, headings keep their order, what nobody saw in the source stays out.
"""

import re
from collections import Counter
from dataclasses import dataclass
from html import escape

from selectolax.lexbor import LexborHTMLParser, LexborNode

from mingchuang.law.refusal import Refusal, refuse

from . import symbols
from .pasted_lists import make_lists
from .sanitising import check_depth, clean

LONGEST = 3_000_000
# A cell's only paragraph says nothing that the cell does not.
_CELL = re.compile(r"(<t[dh](?:\s[^<>]*)?>)\s*<p>((?:(?!</?p[\s>]|</t[dh]>).)*)</p>\s*(</t[dh]>)", re.DOTALL)
_OFFICE = re.compile(
    r"\bmso-|class=[\"']?Mso|urn:schemas-microsoft-com|content=[\"']?(?:Microsoft|Kingsoft|LibreOffice)", re.I
)
_UNSEEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden|mso-hide\s*:\s*all", re.IGNORECASE)
_BOLD = re.compile(r"font-weight\s*:\s*(?:bold|[6-9]00)", re.IGNORECASE)
_NOT_BOLD = re.compile(r"font-weight\s*:\s*(?:normal|400)", re.IGNORECASE)
_UNDERLINED = re.compile(r"text-decoration(?:-line)?\s*:[^;]*\bunderline", re.IGNORECASE)
_STRUCK = re.compile(r"text-decoration(?:-line)?\s*:[^;]*\bline-through", re.IGNORECASE)
_SLANTED = re.compile(r"(?<![-\w])font-style\s*:\s*(?:italic|oblique)", re.IGNORECASE)
# Frames of a web page, which a text has no element for, and what already stands by itself in one.
_FRAMES = "section, article, header, footer, main, aside, nav, address, hgroup, fieldset, legend, details, summary"
_BLOCKS = "p, div, ul, ol, dl, table, blockquote, pre, figure, hr, h1, h2, h3, h4, h5, h6"
_COMMENT = re.compile(r"mso-element\s*:\s*comment|mso-comment", re.IGNORECASE)
_PROGRAMS = {
    "script": "script",
    "iframe": "frame",
    "object": "object",
    "embed": "object",
    "form": "form",
    "svg": "drawing",
}
_PROGRAMS |= {"video": "media", "audio": "media", "canvas": "drawing", "math": "formula"}
_STYLED = re.compile(r"(?<![-\w])(?:color|font-size|font-family|background(?:-color)?)\s*:", re.IGNORECASE)


@dataclass(frozen=True)
class Taken:
    """A clean body, and for each thing that was left behind why (``press.left_*``, with a count)."""

    body: str
    left: tuple[Refusal, ...]


def take_html(html: str) -> Taken:
    """The body of what was pasted. Refused when it is longer than `LONGEST` signs (``press.pasted_too_long``)
    or nested beyond sense (``press.too_deep``)."""
    if len(html) > LONGEST:
        raise refuse("press.pasted_too_long", "html", limit=LONGEST // 1_000_000)
    check_depth(html, "html")
    left: Counter[str] = Counter()
    body = clean(_CELL.sub(r"\1\2\3", clean(_said_plainly(html, left))))
    if html.strip() and not body.strip():
        left["nothing"] = 1
    return Taken(
        body, tuple(Refusal(f"press.left_{name}", "", {"count": count}) for name, count in left.items() if count)
    )


def _said_plainly(html: str, left: Counter[str]) -> str:
    """The HTML with the ways of office programs undone; what goes is counted."""
    root = LexborHTMLParser(_fragment(html)).body
    if root is None:
        return ""
    office = _OFFICE.search(html) is not None
    for node in list(root.traverse(include_text=False)):
        if node.parent is None:
            continue
        _leave(node, office, left)
    _paragraphs(root)
    headings = {node.tag for node in root.css("h1, h2, h3, h4, h5, h6")}
    if office:
        make_lists(root)
    for node in reversed(root.css("span[data-said]")):
        for name in (node.attributes.get("data-said") or "").split():
            node.inner_html = f"<{name}>{node.inner_html or ''}</{name}>"
    inner = root.inner_html or ""
    inner = re.sub(r"</?(?:o:p|st1:[a-z]+|w:[a-z]+|font|ins|span)(?:\s[^>]*)?>", "", inner, flags=re.IGNORECASE)
    return _shifted(inner) if "h1" in headings else inner


def _fragment(html: str) -> str:
    """What the clipboard marks as the selection, else all of it. A marker inside a table would lose the table's frame."""
    start, end = html.find("<!--StartFragment-->"), html.rfind("<!--EndFragment-->")
    if 0 <= start < end and not re.match(r"\s*<(?:tr|td|th|col)", html[start + 20 : end], re.IGNORECASE):
        return html[start + 20 : end]
    return html


def _leave(node: LexborNode, office: bool, left: Counter[str]) -> None:
    """Take out what may not stay, and say bold and italics by elements."""
    tag, given = node.tag or "", node.attributes
    style = given.get("style") or ""
    if tag in _PROGRAMS:
        left[_PROGRAMS[tag]] += 1
        node.decompose()
    elif "hidden" in given or (style and _UNSEEN.search(style)):
        left["hidden"] += bool((node.text() or "").strip())
        node.decompose()
    elif tag == "tr" and office and _measures(node, style):
        # A row of no height in which Word keeps the widths of columns that its merged cells do not show.
        node.decompose()
    elif tag in ("del", "strike", "s") and office and _revision(node):
        left["deleted"] += 1
        node.decompose()
    elif (style and _COMMENT.search(style)) or "msocomanchor" in (given.get("class") or ""):
        left["comment"] += 1
        node.decompose()
    elif tag == "img":
        if not re.fullmatch(
            r"(?:/[a-z-]+)?/desk/documents/pictures/[0-9a-z]{6,32}/|/files/[0-9a-z]{6,32}", given.get("src") or ""
        ):
            left["picture"] += 1
            node.decompose()
    elif tag == "a" and (given.get("href") or "").startswith(("#", "file:", "javascript:")):
        left["link"] += not (given.get("href") or "").startswith("#")
        node.unwrap()
    elif style:
        left["style"] = max(left["style"], int(_STYLED.search(style) is not None))
        _say(node, tag, style)


def _paragraphs(root: LexborNode) -> None:
    """The frames of a web page, the innermost first: one that holds words is a paragraph, so that two never run together."""
    for node in reversed(root.css(_FRAMES)):
        own = any(child.tag not in _BLOCKS.split(", ") and _says(child) for child in node.iter(include_text=True))
        if own:
            name = "div" if node.css_first(_BLOCKS) else "p"
            style = escape(node.attributes.get("style") or "")
            node.inner_html = f'<{name} style="{style}">{node.inner_html or ""}</{name}>'
        node.unwrap()


def _says(node: LexborNode) -> bool:
    return bool((node.text() or "").strip()) or node.tag == "img" or node.css_first("img") is not None


def _measures(row: LexborNode, style: str) -> bool:
    given = (row.attributes.get("height") or "").strip()
    return (given == "0" or re.search(r"(?<![-\w])height\s*:\s*0", style) is not None) and not (
        row.text() or ""
    ).strip()


def _revision(node: LexborNode) -> bool:
    """Whether struck text is a tracked deletion rather than struck on purpose."""
    around = node.parent
    return node.tag == "del" or "msoDel" in ((around.attributes.get("class") or "") if around else "")


def _say(node: LexborNode, tag: str, style: str) -> None:
    """Bold, italics, underline, strike and signs of symbol fonts by elements and letters."""
    if tag in ("b", "strong") and _NOT_BOLD.search(style) and "mso-bidi-font-weight" not in style:
        node.unwrap()
        return
    if tag != "span":
        return
    said = ["strong"] if _BOLD.search(style) and "mso-bidi-font-weight" not in style else []
    said += ["em"] if _SLANTED.search(style) and "mso-bidi-font-style" not in style else []
    # A link is underlined by itself.
    said += ["u"] if _UNDERLINED.search(style) and not _within_link(node) else []
    said += ["s"] if _STRUCK.search(style) else []
    if said:
        node.attrs["data-said"] = " ".join(said)
    font = symbols.font_of(style)
    if font and not any(child.tag != "-text" for child in node.iter(include_text=True)):
        node.inner_html = escape(symbols.shown(node.text() or "", font), quote=False)


def _within_link(node: LexborNode) -> bool:
    around = node.parent
    while around is not None and around.tag != "a":
        around = around.parent
    return around is not None or any(child.tag == "a" for child in node.iter())


def _shifted(html: str) -> str:
    """Headings one lower, since the page's title is its only first: h1 → h2, h2 → h3, deeper → h4."""
    return re.sub(r"<(/?)h([1-6])(?=[\s>])", lambda found: f"<{found[1]}h{min(4, int(found[2]) + 1)}", html)

"""The one form of HTML that a body may have: an allow-list, no style, no script, nothing from elsewhere.

Alignment and width, which an official table cannot do without, become classes. What `clean` gives is what is stored,
hashed, compared and converted for print; `press.typesetting` knows exactly these elements and no others.
"""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator

import nh3
from selectolax.lexbor import LexborHTMLParser, LexborNode

from mingchuang.law.refusal import refuse

BLOCKS = frozenset(
    "p div h2 h3 h4 ul ol li blockquote table caption thead tbody tfoot tr figure figcaption hr pre".split()
)
CELLS = frozenset({"td", "th"})
INLINE = frozenset("a b strong i em u s sub sup br img span".split())
TAGS = BLOCKS | CELLS | INLINE | {"colgroup", "col"}

ALIGNMENTS = ("left", "center", "right", "justify")
_ALIGNED = {f"align-{name}" for name in ALIGNMENTS}
_WIDTHS = {f"width-{tenth}" for tenth in range(10, 101, 10)}
_CLASSES: dict[str, set[str]] = {
    **{tag: _ALIGNED | {"indent"} for tag in ("p", "div", "h2", "h3", "h4", "li", "blockquote", "figure", "caption")},
    **dict.fromkeys(("td", "th", "col"), _ALIGNED | _WIDTHS),
    "table": _WIDTHS,
    "img": _WIDTHS,
}
_ATTRIBUTES: dict[str, set[str]] = {
    "a": {"href"},
    "img": {"src", "alt"},
    "td": {"colspan", "rowspan"},
    "th": {"colspan", "rowspan", "scope"},
    "col": {"span"},
    "ol": {"start"},
}
_SCHEMES = {"http", "https", "mailto", "tel"}
_RENAMED = {"h1": "h2", "h5": "h4", "h6": "h4", "center": "p", "strike": "s", "del": "s", "ins": "u"}
_RENAMED |= {"dl": "ul", "dt": "li", "dd": "li"}
_DROPPED = {"script", "style", "iframe", "object", "embed", "noscript", "template", "title", "svg", "math", "form"}
_FILE = re.compile(r"/files/[0-9a-z]{6,32}")
_UNSEEN = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff\ufffe\uffff]")
_ALIGN_STYLE = re.compile(r"text-align\s*:\s*(left|center|right|justify)", re.IGNORECASE)
_WIDTH_STYLE = re.compile(r"(?<![-a-z])width\s*:\s*([0-9]{1,3})(?:\.[0-9]+)?\s*%", re.IGNORECASE)
_INDENT_STYLE = re.compile(r"text-indent\s*:\s*[1-9]", re.IGNORECASE)
_PER_CENT = re.compile(r"([0-9]{1,3})(?:\.[0-9]+)?%")
# No text is nested so deep; parsers take quadratic time for what is, and walking it ends in a recursion error.
DEEPEST = 200
_TAG = re.compile(r"<(/?)([a-zA-Z][^\s/<>]*)")
# Elements that hold nothing, or that the next of their kind closes.
_UNNESTED = frozenset("p li td th tr tbody thead br img hr col input meta link wbr o:p option dt dd".split())


def clean(html: str) -> str:
    """The body as it may be stored. Idempotent: cleaning what is clean changes nothing.

    Refused when it is nested beyond sense (``press.too_deep``).
    """
    check_depth(html, "body")
    text = unicodedata.normalize("NFC", _UNSEEN.sub("", html.replace("\r\n", "\n").replace("\r", "\n")))
    for _ in range(6):
        done = _allowed(_carried_over(text))
        if done == text:
            break
        text = done
    return text


def check_depth(html: str, field: str) -> None:
    """Refuse elements that stand in more than `DEEPEST` others, told from the tags before any parser sees them."""
    standing: list[str] = []
    counts: Counter[str] = Counter()
    for closing, written in _TAG.findall(html):
        name = written.lower()
        if name in _UNNESTED:
            continue
        if not closing:
            standing.append(name)
            counts[name] += 1
            if len(standing) > DEEPEST:
                raise refuse("press.too_deep", field)
        # An end closes what was left open inside; one that nothing began ends nothing.
        elif counts[name]:
            while (last := standing.pop()) != name:
                counts[last] -= 1
            counts[name] -= 1


def _carried_over(html: str) -> str:
    """What a style or an old element says, said by class and by the elements we keep."""
    body = LexborHTMLParser(html).body
    if body is None:
        return ""
    for node in list(body.traverse(include_text=False)):
        if node.tag == "img" and not _FILE.fullmatch(node.attributes.get("src") or ""):
            node.decompose()
            continue
        classes = _classes(node)
        if classes:
            node.attrs["class"] = " ".join(classes)
        elif "class" in node.attributes:
            del node.attrs["class"]
    inner = body.inner_html or ""
    for old, new in _RENAMED.items():
        inner = re.sub(rf"<(/?){old}(?=[\s>])", rf"<\1{new}", inner)
    return inner


def _classes(node: LexborNode) -> list[str]:
    allowed = _CLASSES.get(node.tag or "", set())
    if not allowed:
        return []
    given = node.attributes
    style = given.get("style") or ""
    classes = {name for name in (given.get("class") or "").split() if name in allowed}
    aligned = _ALIGN_STYLE.search(style)
    align = (aligned[1] if aligned else given.get("align") or "").lower()
    if align in ALIGNMENTS and not classes & _ALIGNED:
        classes.add(f"align-{align}")
    wide = _WIDTH_STYLE.search(style) or _PER_CENT.fullmatch((given.get("width") or "").strip())
    if wide and not classes & _WIDTHS:
        classes.add(f"width-{min(100, max(10, round(int(wide[1]) / 10) * 10))}")
    if _INDENT_STYLE.search(style):
        classes.add("indent")
    one_each = [sorted(classes & family)[:1] for family in (_ALIGNED, _WIDTHS, {"indent"})]
    return sorted(name for names in one_each for name in names if name in allowed)


def _filtered(tag: str, attribute: str, value: str) -> str | None:
    if attribute in {"colspan", "rowspan", "span", "start"}:
        least, most = (0, 9999) if attribute == "start" else (2, 100)
        return value if re.fullmatch(r"[1-9][0-9]{0,3}|0", value) and least <= int(value) <= most else None
    if attribute == "src":
        return value if _FILE.fullmatch(value) else None
    if attribute == "scope":
        return value if value in {"row", "col", "rowgroup", "colgroup"} else None
    if attribute == "href":
        return None if value.lstrip().startswith(("//", "\\", "/\\")) or tag != "a" else value
    return value


_CLEANER = nh3.Cleaner(
    tags=set(TAGS),
    clean_content_tags=_DROPPED,
    attributes=_ATTRIBUTES,
    attribute_filter=_filtered,
    allowed_classes=_CLASSES,
    url_schemes=_SCHEMES,
    link_rel=None,
    strip_comments=True,
)


def _allowed(html: str) -> str:
    return _CLEANER.clean(html)


def plain_text(html: str) -> str:
    """The text of a body: blocks end a line, cells are parted by a tab, rows by a line end; no blank lines."""
    body = LexborHTMLParser(html).body
    if body is None:
        return ""
    raw = "".join(_pieces(body))
    lines = (re.sub(r"[ \n\u00a0]*\t[ \n\u00a0]*", "\t", line).strip("\t \n") for line in raw.split("\v"))
    return "\n".join(re.sub(r"[ \n\u00a0]+", " ", line) for line in lines if line.strip())


def _pieces(node: LexborNode, in_cell: bool = False) -> Iterator[str]:
    """Text with "\\v" where a line ends; inside a cell a line end is a blank, so that a row stays one line."""
    for child in node.iter(include_text=True):
        tag = child.tag
        if tag == "-text":
            yield re.sub(r"[\t\v]", " ", child.text_content or "")
        elif tag == "br":
            yield " " if in_cell else "\v"
        elif tag in CELLS:
            yield from _pieces(child, True)
            yield "\t"
        elif tag in BLOCKS:
            end = " " if in_cell and tag != "tr" else "\v"
            yield end
            yield from _pieces(child, in_cell and tag != "tr")
            yield end
        elif tag and tag not in _DROPPED and not tag.startswith("-"):
            yield from _pieces(child, in_cell)


def links(html: str) -> list[tuple[str, str]]:
    """Address and shown text of every link of a body, in order; the text as `plain_text` gives it."""
    body = LexborHTMLParser(html).body
    found = body.css("a[href]") if body is not None else []
    return [(one.attributes.get("href") or "", " ".join(plain_text(one.html or "").split())) for one in found]


def without_pictures(html: str) -> tuple[str, int]:
    """A clean body without its pictures, and how many there were."""
    return re.subn(r"<img [^>]*>", "", html)


def whitespace_free(text: str) -> str:
    """NFC, without white space and without signs that show nothing: what survives copying and pasting."""
    normal = unicodedata.normalize("NFC", text)
    return "".join(sign for sign in normal if not sign.isspace() and unicodedata.category(sign) != "Cf")

"""专题: the blocks of a topic page, read from the text of a page and written as one.

What is stored stays the text (docs/adr/0032): each kind of block is a form of plain HTML that a body may hold, so that
editions, comparison, review and print need to know nothing of blocks. What has none of these forms is text, kept as it is.

    newest    <p><a href="/agency/c/section?most=8">words</a></p>
    picked    such paragraphs with links to documents, one after another
    pair      <blockquote> around one of them: a policy with its interpretations
    pointer   <p class="align-center"> around a link to a document, the request form, the guide or the hotline
    picture   <figure> with a picture and perhaps its caption
    links     <ul> whose entries are links and nothing else
    notice    <blockquote> of plain paragraphs
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from html import escape, unescape
from urllib.parse import parse_qsl, urlencode, urlsplit

from selectolax.lexbor import LexborHTMLParser, LexborNode

KINDS = ("text", "picture", "newest", "picked", "pair", "links", "pointer", "notice")
TITLED = frozenset({"text", "picked", "pair", "links"})
"""The kinds that may have a heading of their own before them."""
NEWEST, MOST_NEWEST = 8, 20
"""Entries of a section's list where nothing else is said, and at most."""
HOTLINE = "tel:12345"
PARTS = ("requests", "guide")

LINK = r'<p(?: class="(?P<placed>[\w -]*)")?>\s*<a href="(?P<href>[^"]*)">(?P<words>[^<]*)</a>\s*</p>'
_LINK = re.compile(LINK)
_PAIR = re.compile(rf"<blockquote>\s*{LINK}\s*</blockquote>")
_PLAIN = re.compile(r"(?:<p>[^<]*</p>\s*)*")
_HEADING = re.compile(r"<h2>([^<]*)</h2>")
_PATHS = {
    "section": re.compile(r"/(?P<agency>[\w-]+)/c/(?P<name>[\w-]+)"),
    "document": re.compile(r"/(?P<agency>[\w-]+)/d/(?P<name>[\w-]+)"),
    "part": re.compile(rf"/(?P<agency>[\w-]+)/(?P<name>{'|'.join(PARTS)})"),
}


@dataclass(frozen=True)
class Place:
    """Where a link of this site leads: ``section`` (narrowed as ``asked``), ``document``, ``part`` or ``hotline``."""

    kind: str
    agency: str = ""
    name: str = ""
    asked: tuple[tuple[str, str], ...] = ()

    @property
    def most(self) -> int:
        """How many entries of a section are wanted."""
        return bounded(dict(self.asked).get("most", ""))


@dataclass(frozen=True)
class Chosen:
    """A document in a block, and the words its link has in the text."""

    agency: str
    document: str
    words: str = ""


@dataclass(frozen=True)
class Block:
    """One block. Which fields count depends on ``kind``; ``html`` is the text as stored, ``to`` an address of a pointer."""

    kind: str
    title: str = ""
    text: str = ""
    html: str = ""
    src: str = ""
    alt: str = ""
    agency: str = ""
    section: str = ""
    narrowed: str = ""
    most: int = NEWEST
    documents: tuple[Chosen, ...] = ()
    links: tuple[tuple[str, str], ...] = ()
    to: str = ""


def bounded(most: str) -> int:
    """A number of entries as typed: what is none counts as not said."""
    return min(MOST_NEWEST, max(1, int(most))) if re.fullmatch(r"[0-9]{1,4}", most) else NEWEST


def place(href: str, host: str = "") -> Place | None:
    """Where a link leads, if it leads to something of this site that a block can show."""
    if href == HOTLINE:
        return Place("hotline")
    try:
        parts = urlsplit(href)
    except ValueError:
        return None
    if parts.netloc not in ("", host) or parts.scheme not in ("", "http", "https"):
        return None
    bare = parts.path.removeprefix("/en") if parts.path.startswith("/en/") else parts.path
    for kind, path in _PATHS.items():
        if found := path.fullmatch(bare):
            asked = tuple(parse_qsl(parts.query)) if kind == "section" else ()
            return Place(kind, found["agency"], found["name"], asked)
    return None


_BARE = re.sub(r"\?P<\w+>", "?:", LINK)
_BARE_HREF = re.compile(r'href="([^"]*)"')
_SHOWN = re.compile(rf"<blockquote>\s*{_BARE}\s*</blockquote>|{_BARE}")


def split(html: str, host: str = "") -> Iterator[tuple[str, Block | None]]:
    """A page in pieces, as it stands: each with the block that it is, None for what is shown as it is."""
    end = 0
    for found in _SHOWN.finditer(html):
        block = next(iter(read(found[0], host)), None)
        if block is not None and block.kind in ("newest", "picked", "pair", "pointer"):
            yield html[end : found.start()], None
            yield found[0], block
            end = found.end()
    yield html[end:], None


def addressed(html: str) -> str:
    """A body whose blocks say in words where they lead, so that a comparison shows another section or number of entries."""
    return "".join(
        raw if block is None else raw.replace("</a>", f"</a>〔{_BARE_HREF.findall(raw)[0]}〕")
        for raw, block in split(html)
    )


def read(html: str, host: str = "") -> tuple[Block, ...]:
    """The blocks of a clean body, in order; `written` gives a body with the same blocks."""
    body = LexborHTMLParser(html).body
    found: list[Block] = []
    for node in body.iter(include_text=True) if body is not None else ():
        _put(found, node, host)
    return tuple(replace(one, html=one.html.strip()) for one in found)


def _put(found: list[Block], node: LexborNode, host: str) -> None:
    """One more element: a block of its own, or part of the one before it."""
    html = node.html or ""
    if not html.strip():
        return
    if heading := _HEADING.fullmatch(html):
        found.append(Block("text", title=unescape(heading[1])))
        return
    block = _block(node, html, host)
    last = found[-1] if found else None
    if last and block.kind == last.kind == "text":
        found[-1] = replace(last, html=last.html + html)
    elif last and block.kind == last.kind == "picked":
        found[-1] = replace(last, documents=last.documents + block.documents)
    elif last and last == Block("text", title=last.title) and block.kind in TITLED:
        found[-1] = replace(block, title=last.title)
    else:
        found.append(block)


def _block(node: LexborNode, html: str, host: str) -> Block:
    made = {"p": _linked, "blockquote": _quoted, "figure": _picture, "ul": _links}.get(node.tag or "")
    return (made(node, html, host) if made else None) or Block("text", html=html)


def _linked(node: LexborNode, html: str, host: str) -> Block | None:  # noqa: ARG001
    found = _LINK.fullmatch(html)
    where = place(unescape(found["href"]), host) if found else None
    if not found or where is None:
        return None
    words = unescape(found["words"])
    if "align-center" in (found["placed"] or "").split() and where.kind != "section":
        return Block("pointer", title=words, to=_address(where))
    if where.kind == "section":
        narrowed = urlencode([(name, value) for name, value in where.asked if name != "most"])
        return Block("newest", title=words, agency=where.agency, section=where.name, narrowed=narrowed, most=where.most)
    if where.kind == "document":
        return Block("picked", documents=(Chosen(where.agency, where.name, words),))
    return None


def _quoted(node: LexborNode, html: str, host: str) -> Block | None:  # noqa: ARG001
    if found := _PAIR.fullmatch(html):
        where = place(unescape(found["href"]), host)
        if where and where.kind == "document":
            return Block("pair", documents=(Chosen(where.agency, where.name, unescape(found["words"])),))
    text = plain(html.removeprefix("<blockquote>").removesuffix("</blockquote>").strip())
    return Block("notice", text=text) if text else None


def _picture(node: LexborNode, html: str, host: str) -> Block | None:  # noqa: ARG001
    inside = [one for one in node.iter() if one.tag]
    image = inside[0] if inside else None
    if image is None or image.tag != "img" or len(inside) > 2 or node.attributes.get("class"):
        return None
    caption = inside[1] if len(inside) == 2 else None
    if caption is not None and (caption.tag != "figcaption" or list(caption.iter())):
        return None
    given = image.attributes
    text = caption.text(deep=True).strip() if caption is not None else ""
    return Block("picture", src=given.get("src") or "", alt=given.get("alt") or "", text=text)


def _links(node: LexborNode, html: str, host: str) -> Block | None:  # noqa: ARG001
    found = re.fullmatch(r'<ul>\s*((?:<li>\s*<a href="[^"]*">[^<]*</a>\s*</li>\s*)+)</ul>', html)
    if not found:
        return None
    rows = re.findall(r'<a href="([^"]*)">([^<]*)</a>', found[1])
    return Block("links", links=tuple((unescape(words), unescape(href)) for href, words in rows))


def plain(html: str) -> str | None:
    """The lines of a text that is nothing but plain paragraphs; None for any other."""
    if not _PLAIN.fullmatch(html):
        return None
    return "\n".join(unescape(one).strip() for one in re.findall(r"<p>([^<]*)</p>", html))


def paragraphs(text: str) -> str:
    """Typed lines as paragraphs; empty lines part nothing further."""
    return "".join(f"<p>{_said(line)}</p>" for line in text.splitlines() if line.strip())


def written(blocks: Iterable[Block]) -> str:
    """The body that holds these blocks. It is cleaned like any other when it is saved."""
    return "".join("".join(_pieces(one)) for one in blocks)


def _pieces(one: Block) -> Iterator[str]:
    if one.title and one.kind in TITLED:
        yield f"<h2>{_said(one.title)}</h2>"
    match one.kind:
        case "text":
            yield one.html
        case "newest":
            yield _link(section_address(one), one.title)
        case "picked":
            yield from (_link(document_address(each), each.words) for each in one.documents)
        case "pair":
            yield from (
                f"<blockquote>{_link(document_address(each), each.words)}</blockquote>" for each in one.documents
            )
        case "pointer":
            yield _link(one.to, one.title).replace("<p>", '<p class="align-center">', 1)
        case "picture":
            caption = f"<figcaption>{_said(one.text)}</figcaption>" if one.text else ""
            yield f'<figure><img src="{escape(one.src)}" alt="{escape(one.alt)}">{caption}</figure>'
        case "links":
            rows = (f'<li><a href="{escape(href)}">{_said(words)}</a></li>' for words, href in one.links)
            yield f"<ul>{''.join(rows)}</ul>"
        case "notice":
            yield f"<blockquote>{paragraphs(one.text)}</blockquote>"


def section_address(one: Block) -> str:
    """The address by which a block names its section: narrowed, and with the number of entries where it is not the usual."""
    asked = parse_qsl(one.narrowed) + ([] if one.most == NEWEST else [("most", str(one.most))])
    return f"/{one.agency}/c/{one.section}{'?' if asked else ''}{urlencode(asked)}"


def document_address(one: Chosen) -> str:
    """The address by which a block names a document."""
    return f"/{one.agency}/d/{one.document}"


def _address(where: Place) -> str:
    if where.kind == "hotline":
        return HOTLINE
    return f"/{where.agency}/{where.name}" if where.kind == "part" else f"/{where.agency}/d/{where.name}"


def _link(href: str, words: str) -> str:
    return f'<p><a href="{escape(href)}">{_said(words)}</a></p>'


def _said(words: str) -> str:
    return escape(" ".join(words.split()), quote=False)

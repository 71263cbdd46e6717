"""A DOCX file as a clean body, its pictures, and a list of what was left behind. Pure: bytes in, values or a refusal out."""

import io
import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

import mammoth
from mammoth import documents, transforms

from mingchuang.law.refusal import Refusal, refuse
from mingchuang.press import symbols
from mingchuang.press.files import DOCX, MEGABYTE, Rules, inspect
from mingchuang.press.pasting import take_html

from .package import contents, with_numbers
from .pictures import Picture, Pictures
from .titles import taken_out

RULES = Rules((DOCX,), 50 * MEGABYTE, 1)
# A text of 200 pages with tables has about 5 MB of XML.
MOST_XML = 24 * MEGABYTE
_STYLES = """
p[style-name='Title'] => h1.title:fresh
p[style-name='标题'] => h1.title:fresh
p[style-name='Subtitle'] => p:fresh
p[style-name='Heading 1'] => h2:fresh
p[style-name='Heading 2'] => h3:fresh
p[style-name='Heading 3'] => h4:fresh
p[style-name='Heading 4'] => h4:fresh
p[style-name='Heading 5'] => h4:fresh
p[style-name='Heading 6'] => h4:fresh
p[style-name='标题 1'] => h2:fresh
p[style-name='标题 2'] => h3:fresh
p[style-name='标题 3'] => h4:fresh
p[style-name='mingchuang center'] => p.align-center:fresh
p[style-name='mingchuang right'] => p.align-right:fresh
p[style-name='Caption'] => p.align-center:fresh
comment-reference =>
u => u
strike => s
"""
_HEADING = re.compile(r"(?:heading|title|标题|list|caption)", re.IGNORECASE)
# The way back from a note to its place in the text.
_BACK = re.compile(r"\s*<a href=\"#(?:foot|end)note-ref-[^\"]*\">↑</a>")
_ANCHOR = re.compile(r"<a\s+id=\"[^\"]*\"></a>")
_TITLE = re.compile(r"<h1 class=\"title\">(.*?)</h1>", re.DOTALL)


@dataclass(frozen=True)
class Reading:
    """What a file gave. ``title`` is that of its title style or its centred head, else "".

    ``body`` shows its pictures at ``/files/{placeholder}``.
    """

    title: str
    body: str
    pictures: tuple[Picture, ...]
    left: tuple[Refusal, ...]


def read_docx(name: str, content: bytes) -> Reading:
    """The body of a DOCX. Refused (``press.*``, ``intake.*``): other kinds, macros, passwords, bombs, damaged files."""
    checked = inspect(name, content, rules=RULES)
    try:
        found = contents(content, MOST_XML)
        content, numbers = with_numbers(content, MOST_XML)
    except ValueError as trouble:
        reason = "too_long" if "large" in str(trouble) else "unreadable"
        raise refuse(f"intake.docx_{reason}", "file", name=checked.name) from trouble
    pictures = Pictures()
    html = _converted(checked.name, content, pictures)
    title = _TITLE.search(html)
    taken = take_html(_TITLE.sub("", html, count=1) if title else html)
    left = Counter(found.left)
    left.update(pictures.left)
    left["numbering"] = numbers
    reasons = [Refusal(f"intake.left_{one}", "", {"count": count}) for one, count in left.items() if count]
    if found.names:
        reasons.insert(0, Refusal("intake.left_objects", "", {"names": found.names, "count": len(found.names)}))
    shown = tuple(one for one in pictures.kept if f"/files/{one.placeholder}" in taken.body)
    heading = re.sub(r"\s+", " ", re.sub(r"<[^>]+>", "", title[1])).strip() if title else ""
    heading, body = (heading, taken.body) if heading else taken_out(taken.body)
    return Reading(heading[:200], body, shown, (*reasons, *taken.left))


def _converted(name: str, content: bytes, pictures: Pictures) -> str:
    try:
        result = mammoth.convert_to_html(
            io.BytesIO(content),
            style_map=_STYLES,
            convert_image=mammoth.images.img_element(pictures.take),
            transform_document=transforms.paragraph(_aligned),
            ignore_empty_paragraphs=True,
        )
    except (ValueError, KeyError, OSError, AttributeError, TypeError, IndexError, RecursionError) as trouble:
        raise refuse("intake.docx_unreadable", "file", name=name) from trouble
    return symbols.usual(_BACK.sub("", _ANCHOR.sub("", result.value)))


def _aligned(paragraph: documents.Paragraph) -> documents.Paragraph:
    """Say the alignment by a style of our own, since the converter knows styles only; headings and lists keep theirs."""
    if paragraph.alignment not in ("center", "right") or _HEADING.search(paragraph.style_name or ""):
        return paragraph
    if paragraph.numbering is not None:
        return paragraph
    return paragraph.copy(style_id=None, style_name=f"mingchuang {paragraph.alignment}")


def with_addresses(reading: Reading, addresses: Mapping[str, str]) -> str:
    """The body with each picture at the id it was kept under; pictures without one go."""

    def put(found: re.Match[str]) -> str:
        kept = addresses.get(found[1])
        return found[0].replace(f"/files/{found[1]}", f"/files/{kept}") if kept else ""

    return re.sub(r'<img [^>]*src="/files/(picture\d{4})"[^>]*>', put, reading.body)

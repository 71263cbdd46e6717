"""Wide tables of a text scroll inside a frame of their own, so that the page is never scrolled sideways."""

import re

from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

# Two ideographic spaces before a paragraph are an indent by hand; the page indents by itself (4-document.css).
_INDENT = re.compile(r"(<p\b[^>]*>)(?:[ \u3000\u00a0]|&nbsp;)+")
_TABLE = re.compile(r"<(/?)table\b[^>]*>")


def framed(html: str) -> SafeString:
    """A sanitised body with each table (a table inside a table goes along) in a frame that the keyboard can reach.

    White space at the head of a paragraph is left out: what is compared and hashed has none either.
    """
    depth, name = 0, _("Table")

    def frame(match: re.Match[str]) -> str:
        nonlocal depth
        if match[1]:
            depth -= 1
            return match[0] + ("</div>" if depth == 0 else "")
        depth += 1
        opening = f'<div class="table-frame" tabindex="0" role="group" aria-label="{name}">'
        return (opening if depth == 1 else "") + match[0]

    # The caller's text was sanitised when it was saved; only frames are added and spaces left out.
    return mark_safe(_INDENT.sub(r"\1", _TABLE.sub(frame, html)))  # noqa: S308

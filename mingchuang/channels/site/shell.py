"""A document's page without the document: what stands around it is rendered once, then filled in for each reader.

The fragment is rendered when the document is released; the page around it differs from document to document only in a few
words and addresses. It is rendered with marks in their place, taken apart at the marks, and put together with the words.
"""

import re
import secrets
from collections.abc import Callable
from copy import copy
from dataclasses import replace
from datetime import datetime

from django.http import HttpRequest
from django.template.loader import render_to_string
from django.utils.html import escape
from django.utils.timezone import localtime

from mingchuang.domains.documents.queries.public import DocumentPage
from mingchuang.ledger.acts import SHANGHAI
from mingchuang.look.dates import spoken_language
from mingchuang.look.identity import identity
from mingchuang.look.values import Link

# Nobody can know the mark beforehand, and what is filled in is never looked through again.
_MARK = f"mc{secrets.token_hex(6)}"
_WORDS = (
    "public_id agency agency_name agency_name_en title summary html section_slug section_name section_name_en".split()
)
_MOMENT = datetime(1999, 12, 31, 23, 59, tzinfo=SHANGHAI)
_AT = "1999-12-31 23:59"
_POINTS = re.compile(f"({'|'.join([*(f'{_MARK}{name}x' for name in _WORDS), _AT])})")
_shells: dict[tuple[object, ...], list[str]] = {}

WayTo = Callable[[DocumentPage], list[Link]]


def filled(template: str, page: DocumentPage, way_to: WayTo, request: HttpRequest) -> str:
    """The whole page of a document; ``way_to`` makes its breadcrumb."""
    given = tuple(bool(getattr(page, name)) for name in _WORDS)
    key = (template, spoken_language(), identity(), given)
    if key not in _shells:
        _shells[key] = _POINTS.split(_marked(template, page, way_to, request))
    words = {f"{_MARK}{name}x": escape(getattr(page, name)) for name in _WORDS if name != "html"}
    words[f"{_MARK}htmlx"] = page.html
    words[_AT] = f"{localtime(page.first_released_at):%Y-%m-%d %H:%M}"
    return "".join(words.get(part, part) for part in _shells[key])


def _marked(template: str, page: DocumentPage, way_to: WayTo, request: HttpRequest) -> str:
    """The page with a mark wherever the document speaks; what is empty stays empty, since templates ask for it."""
    marks = {name: f"{_MARK}{name}x" for name in _WORDS if getattr(page, name)}
    blank = replace(page, **marks, first_released_at=_MOMENT)
    asked = copy(request)
    asked.path = request.path.replace(page.agency, blank.agency).replace(page.public_id, blank.public_id)
    asked.path_info = asked.path
    asked.META = {**request.META, "QUERY_STRING": ""}
    values = {"it": blank, "way": way_to(blank), "agency_code": blank.agency}
    return render_to_string(template, values, asked)

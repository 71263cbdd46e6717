"""Chinese words on an English page, marked as such, so that a screen reader speaks them with a Chinese voice (WCAG 3.1.2)."""

import re

from django.utils.html import conditional_escape
from django.utils.safestring import SafeString, mark_safe

from .dates import spoken_language, whole_days

_HAN = r"[\u3400-\u9fff\uf900-\ufaff\u3000-\u303f\uff00-\uffef]"
# From the first sign of a stretch to its last; digits, marks and the capitals of 皖ICP备 may stand between, English words not.
_STRETCH = re.compile(rf"{_HAN}(?:[^a-z\n<>&]*{_HAN})?")


def tongued(value: object) -> object:
    """The text with its Chinese stretches in ``<span lang="zh-Hans">`` on an English page; on a Chinese page as it is.

    HTML that is made already is left alone: whoever made it marks its own words.
    """
    if isinstance(value, SafeString) or spoken_language() == "zh":
        return value
    text = str(value)
    if not _STRETCH.search(text):
        return value
    html = _STRETCH.sub(r'<span lang="zh-Hans">\g<0></span>', conditional_escape(text))
    return mark_safe(html)  # noqa: S308 - escaped above


def written(text: object) -> object:
    """A text of a table's cell: its Chinese marked on an English page, its days unbroken."""
    return whole_days(tongued(text), text)

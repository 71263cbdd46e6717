"""What the public reads: releases only. The faces towards the public ask this module and no other of the noun."""

from .lists import ListRow, addresses, highest, latest, section_counts
from .pages import DocumentPage, FileView, NotThere, ReleasedText, attachment, page, picture, released
from .sections import DocumentList, Narrowing, section_list, section_rows

__all__ = [
    "Narrowing",
    "DocumentList",
    "DocumentPage",
    "FileView",
    "ListRow",
    "NotThere",
    "ReleasedText",
    "addresses",
    "attachment",
    "highest",
    "latest",
    "page",
    "picture",
    "released",
    "section_counts",
    "section_list",
    "section_rows",
]

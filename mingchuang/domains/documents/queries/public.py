"""What the public reads: releases only. The faces towards the public ask this module and no other of the noun."""

from .lists import DocumentList, ListRow, latest, section_counts, section_list
from .pages import DocumentPage, FileView, NotThere, ReleasedText, attachment, page, picture, released

__all__ = [
    "DocumentList",
    "DocumentPage",
    "FileView",
    "ListRow",
    "NotThere",
    "ReleasedText",
    "attachment",
    "latest",
    "page",
    "picture",
    "released",
    "section_counts",
    "section_list",
]

"""What the public reads: releases only. The faces towards the public ask this module and no other of the noun."""

from .list_in_force import InForceList, InForceRow, list_in_force
from .lists import ListRow, addresses, changed, highest, latest, section_counts
from .pages import DocumentPage, FileView, NotThere, ReleasedText, attachment, page, picture, released
from .related import RelatedRow, related
from .sections import DocumentList, Narrowing, pinned, section_list, section_rows

__all__ = [
    "Narrowing",
    "DocumentList",
    "DocumentPage",
    "FileView",
    "InForceList",
    "InForceRow",
    "ListRow",
    "NotThere",
    "RelatedRow",
    "ReleasedText",
    "addresses",
    "changed",
    "attachment",
    "highest",
    "latest",
    "list_in_force",
    "page",
    "picture",
    "pinned",
    "related",
    "released",
    "section_counts",
    "section_list",
    "section_rows",
]

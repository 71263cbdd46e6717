"""Documents as plain frozen values: for the public (releases only), for staff, for verification, for the schedule."""

from mingchuang.domains.documents.comparison import Change, compare
from mingchuang.domains.documents.side_by_side import Pair, Side
from mingchuang.domains.documents.side_by_side import texts as texts_opposite

from .bench import EditionLine, FileRow, FindingView, HandView, LinkRow, WithdrawalView, Workbench
from .choices import Choice, find
from .clean_ups import CleanUpRow, clean_ups, in_force
from .comparing import Compared, Editions, FileChange, compared, editions
from .desk import QueueRow, Queues, queues
from .lists import ListRow, latest, section_counts
from .pages import DocumentPage, FileView, NotThere, ReleasedText, attachment, page, picture, released
from .schedule import due_for_release, lapsing, last_release_in
from .searchable import SearchableDocument, every_document, searchable
from .sections import DocumentList, Narrowing, section_list, section_rows
from .shelf import DeskList, DeskRow, desk_list
from .unfinished import nobody_next, stranded, unfinished
from .verifying import (
    Released,
    broken,
    by_fingerprint,
    by_index_number,
    by_number,
    by_text_hash,
    by_titles,
    count,
    fingerprints,
    texts,
)
from .workbench import against_typed, draft_file, workbench

__all__ = [
    "Change",
    "Choice",
    "CleanUpRow",
    "Compared",
    "DeskList",
    "DeskRow",
    "DocumentList",
    "DocumentPage",
    "EditionLine",
    "Editions",
    "FileChange",
    "FileRow",
    "FileView",
    "FindingView",
    "HandView",
    "LinkRow",
    "ListRow",
    "Narrowing",
    "NotThere",
    "Pair",
    "ReleasedText",
    "QueueRow",
    "Queues",
    "Released",
    "Side",
    "WithdrawalView",
    "Workbench",
    "against_typed",
    "attachment",
    "broken",
    "by_fingerprint",
    "by_index_number",
    "by_number",
    "by_text_hash",
    "by_titles",
    "clean_ups",
    "compare",
    "compared",
    "count",
    "desk_list",
    "draft_file",
    "due_for_release",
    "SearchableDocument",
    "editions",
    "every_document",
    "searchable",
    "find",
    "fingerprints",
    "in_force",
    "lapsing",
    "last_release_in",
    "latest",
    "page",
    "picture",
    "released",
    "queues",
    "section_counts",
    "section_list",
    "section_rows",
    "nobody_next",
    "stranded",
    "texts",
    "texts_opposite",
    "unfinished",
    "workbench",
]

"""Documents as plain frozen values: for the public (releases only), for staff, for verification, for the schedule."""

from mingchuang.domains.documents.comparison import Change, compare

from .choices import Choice, find
from .clean_ups import CleanUpRow, clean_ups, in_force
from .desk import DeskList, DeskRow, QueueRow, Queues, desk_list, queues
from .public import (
    DocumentList,
    DocumentPage,
    FileView,
    ListRow,
    NotThere,
    attachment,
    latest,
    page,
    section_counts,
    section_list,
)
from .schedule import due_for_release, lapsing, last_release_in
from .verifying import (
    Released,
    broken,
    by_fingerprint,
    by_index_number,
    by_number,
    by_text_hash,
    by_titles,
    count,
    texts,
)
from .workbench import FindingView, HandView, Workbench, against_typed, difference, workbench

__all__ = [
    "Change",
    "Choice",
    "CleanUpRow",
    "DeskList",
    "DeskRow",
    "DocumentList",
    "DocumentPage",
    "FileView",
    "FindingView",
    "HandView",
    "ListRow",
    "NotThere",
    "QueueRow",
    "Queues",
    "Released",
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
    "count",
    "desk_list",
    "difference",
    "due_for_release",
    "find",
    "in_force",
    "lapsing",
    "last_release_in",
    "latest",
    "page",
    "queues",
    "section_counts",
    "section_list",
    "texts",
    "workbench",
]

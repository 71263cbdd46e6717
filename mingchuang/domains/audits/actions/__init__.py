"""What is done in audits. Every function is one act: keyword-only, one transaction, one ledger line of its own."""

from .erasing import erase_run
from .judging import judge
from .letters import restore_letter_template, write_letter_template
from .numbering import number_letters, set_letter_number
from .running import add_files, keep_results, open_run

__all__ = [
    "add_files", "erase_run", "judge", "keep_results", "number_letters", "open_run", "restore_letter_template",
    "set_letter_number", "write_letter_template",
]  # fmt: skip

"""The ledger room's records."""

from .entry import Entry
from .numbering import Counter
from .outgoing import Outgoing
from .person import Person
from .stored_file import StoredFile

__all__ = ["Counter", "Entry", "Outgoing", "Person", "StoredFile"]

"""The ledger room's records."""

from .entry import Entry
from .numbering import Counter
from .person import Person

__all__ = ["Counter", "Entry", "Person"]

"""Every fault that can be put into a report, by family."""

from . import beside, content, form, tables, text
from .base import FAULTS, Fault
from .beside import LONG, previous_of

__all__ = ["FAULTS", "LONG", "Fault", "beside", "content", "form", "previous_of", "tables", "text"]

"""The records of a disclosure request: the request, its course, its decision, its letters and what followed."""

from .amendments import Amendment
from .attempts import CodeAttempt
from .course import Correction, Event, Extension, FeeNotice, Inquiry
from .decision import Decision, Draft
from .frequency import Delay, Reasons
from .letters import Delivery, Letter
from .redecision import Redecision
from .remedies import Remedy
from .request import DisclosureRequest, RequestFile
from .splitting import Part, Splitting

__all__ = [
    "Amendment",
    "CodeAttempt",
    "Correction",
    "Decision",
    "Delay",
    "Delivery",
    "DisclosureRequest",
    "Draft",
    "Event",
    "Extension",
    "FeeNotice",
    "Inquiry",
    "Letter",
    "Part",
    "Reasons",
    "Redecision",
    "Remedy",
    "RequestFile",
    "Splitting",
]

"""The records of a document: itself, its editions, the hands in them, its releases and what is around them."""

from .around import Attachment, Link, Placement, Shelf
from .clean_up import CleanUp
from .document import Document
from .draft import Draft
from .edition import Edition
from .hands import Hand, Override, Stead
from .kin import Kin
from .life import Campaign, CampaignEntry, Filing, LapseMark
from .moved import ColumnMove
from .outward import OutwardLink, OutwardPlace, OutwardReading
from .picture import Picture, Rendition
from .presence import Presence
from .release import Fragment, Release
from .template import Template
from .together import Explaining
from .views import ViewCount
from .withdrawal import Withdrawal

__all__ = [
    "Attachment",
    "Campaign",
    "CampaignEntry",
    "CleanUp",
    "ColumnMove",
    "Document",
    "Draft",
    "Edition",
    "Explaining",
    "Filing",
    "Fragment",
    "Hand",
    "Kin",
    "LapseMark",
    "Link",
    "OutwardLink",
    "OutwardPlace",
    "OutwardReading",
    "Override",
    "Picture",
    "Placement",
    "Presence",
    "Release",
    "Rendition",
    "Shelf",
    "Stead",
    "Template",
    "ViewCount",
    "Withdrawal",
]

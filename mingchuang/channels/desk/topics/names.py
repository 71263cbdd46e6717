"""What the kinds of blocks are called, what they are for, and the arrangements a topic may begin with."""

from dataclasses import dataclass, replace

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, override

from mingchuang.domains.catalogue import queries as catalogue
from mingchuang.press.topics import KINDS, Block

NAMES = {
    "text": (
        gettext_lazy("Text"),
        gettext_lazy("A heading and paragraphs: the lead of the page, or a passage between lists."),
    ),
    "picture": (
        gettext_lazy("Picture"),
        gettext_lazy("A strip from the agency's picture library, with words for those who cannot see it."),
    ),
    "newest": (gettext_lazy("Newest entries of a section"), gettext_lazy("It stays up to date by itself.")),
    "picked": (gettext_lazy("Hand-picked documents"), gettext_lazy("Released documents in the order you choose.")),
    "pair": (
        gettext_lazy("A policy with its interpretations"),
        gettext_lazy("Interpretations that are released later join it by themselves."),
    ),
    "links": (gettext_lazy("Links and attachments"), gettext_lazy("Addresses elsewhere, and files of this page.")),
    "pointer": (
        gettext_lazy("Where to ask or comment"),
        gettext_lazy("A button to the request form, the agency's contacts, the hotline or a consultation."),
    ),
    "notice": (gettext_lazy("Notice"), gettext_lazy("A framed passage that must not be missed.")),
}


@dataclass(frozen=True)
class Arrangement:
    """A start: its name, what it is for, and its blocks."""

    id: str
    name: str
    about: str
    blocks: tuple[Block, ...]


def name_of(kind: str) -> str:
    """What a kind of block is called."""
    return str(NAMES[kind][0])


def offers() -> list[tuple[str, str, str]]:
    """The kinds of blocks to be added: kind, name, what it is for."""
    return [(kind, str(NAMES[kind][0]), str(NAMES[kind][1])) for kind in KINDS]


def request_pointer(code: str) -> Block:
    """The pointer a new one is: to the request form of the agency."""
    with override("zh-hans"):
        return Block("pointer", title=_("Make a request"), to=f"/{code}/requests")


def arrangements(code: str) -> list[Arrangement]:
    """Three starts for the agency, with its own sections where they fit. Nothing in them is text that could slip out."""
    blocks = _blocks(code)
    return [
        Arrangement(
            "policy", _("A policy and what explains it"),
            _("Lead, the policy with its interpretations, progress, links, where to ask."),
            tuple(blocks[one] for one in ("lead", "pair", "news", "links", "ask")),
        ),
        Arrangement(
            "work", _("A piece of work and its progress"),
            _("Picture, lead, progress, documents, notices."),
            tuple(blocks[one] for one in ("picture", "lead", "news", "picked", "notices")),
        ),
        Arrangement(
            "service", _("A matter people come for"),
            _("Notice, lead, documents, links, the agency's contacts."),
            tuple(blocks[one] for one in ("notice", "lead", "picked", "links", "guide")),
        ),
    ]  # fmt: skip


def _blocks(code: str) -> dict[str, Block]:
    """The blocks of the arrangements. Readers read their headings: they are Chinese, whatever language the desk speaks."""
    ask = request_pointer(code)
    with override("zh-hans"):
        return {
            "lead": Block("text"),
            "picture": Block("picture"),
            "notice": Block("notice"),
            "pair": Block("pair", title=_("The policy")),
            "news": _newest(code, "news", _("Progress")),
            "notices": _newest(code, "notice", _("Announcements")),
            "picked": Block("picked", title=_("Documents on it")),
            "links": Block("links", title=_("Related links"), links=(("", ""),)),
            "ask": ask,
            "guide": replace(ask, title=_("Contact the agency"), to=f"/{code}/guide"),
        }


def _newest(code: str, kind: str, title: str) -> Block:
    """The list of the section where documents of a kind usually stand, on the portal first."""
    fitting = [one for one in catalogue.sections(code) if one.holds_documents and kind in one.kinds]
    found = min(fitting, key=lambda one: one.outlet != "portal", default=None)
    return Block("newest", title=title, agency=code if found else "", section=found.slug if found else "", most=5)

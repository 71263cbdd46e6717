"""A document and the interpretation that goes along with it: which two they are, and whether one may go out alone."""

from datetime import date

from mingchuang.domains.agencies import queries as agencies
from mingchuang.law.documents.kinds import kinds
from mingchuang.law.refusal import refuse

from .models import Document, Explaining, Link

DECLARING, TOLD, REQUIRED = "declaring", "told", "required"
"""The agency's choice, and its two values."""


def concerns(kind: str) -> bool:
    """Whether documents of this kind are explained, or explain."""
    found = kinds().get(kind)
    return bool(found and (found.policy or found.interpretation))


def partner_of(document: Document) -> Document | None:
    """The interpretation of a document, or the document of an interpretation, that goes along with it."""
    if not concerns(document.kind):
        return None
    row = Explaining.objects.filter(document=document).select_related("interpretation").first()
    if row is None:
        row = Explaining.objects.filter(interpretation=document).select_related("document").first()
        return row.document if row else None
    return row.interpretation


def needs_none(document: Document) -> bool:
    """Whether it was signed that the document needs no interpretation."""
    if not concerns(document.kind):
        return False
    return Explaining.objects.filter(document=document, declared=Explaining.NOT_NEEDED).exists()


def _explained_already(document: Document) -> bool:
    """Whether another agency's interpretation, which goes its own way, is public."""
    links = Link.objects.filter(target=document, type="interprets")
    return links.filter(source__public_state__in=["shown", "explained"]).exists()


def check_declared(document: Document, on: date) -> None:
    """Refuse to submit a new normative document of which nothing was declared, where its agency asks for that.

    国办发〔2016〕80号 wants the interpretation to go along with the draft; its sentence could not be read, so an agency chooses
    from a day on whether a missing declaration stops (``required``) or is told (the default).
    """
    kind = kinds().get(document.kind)
    if kind is None or not kind.normative or document.public_state != "none":
        return
    if Explaining.objects.filter(document=document).exists():
        return
    if agencies.setting(document.publishing_agency.code, DECLARING, on, TOLD) == REQUIRED:
        raise refuse("documents.interpretation_undeclared", title=document.title)


def check_alone(document: Document) -> None:
    """Refuse to let out, for the first time, one of two that belong together while the other is not public."""
    if document.public_state != "none" or not concerns(document.kind):
        return
    row = Explaining.objects.filter(document=document).select_related("interpretation").first()
    if row is not None and row.declared == Explaining.NEEDED:
        other = row.interpretation
        if other is None and not _explained_already(document):
            raise refuse("documents.interpretation_missing", title=document.title)
        if other is not None and other.public_state not in ("shown", "explained"):
            raise refuse("documents.release_both", title=other.title)
    explained = Explaining.objects.filter(interpretation=document).select_related("document").first()
    if explained is not None and explained.document.public_state == "none":
        raise refuse("documents.release_both", title=explained.document.title)

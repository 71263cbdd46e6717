"""The letters and files that an applicant may see: notices to them, and a reply once it has gone out."""

from mingchuang.domains.disclosure.models import DisclosureRequest

from . import parts
from .values import FileView, LetterView

# Letters that are addressed to the applicant and shown on the status page; inquiries go to others.
TO_APPLICANT = (
    "receipt", "correction_notice", "extension_notice", "inquiry_notice", "fee_notice", "delay_notice", "reasons_notice",
)  # fmt: skip


def _gone_out(request: DisclosureRequest) -> frozenset[str]:
    """The references of the replies that went out: "" is the first one; a request can be closed without any."""
    kinds = {(event.kind, event.ref) for event in request.events.all()}
    return frozenset(ref for kind, ref in kinds if kind in ("answered", "answered_again"))


def letters(request: DisclosureRequest, code: str) -> tuple[LetterView, ...]:
    """The applicant's letters; ``code``: of the request's own decision."""
    gone = _gone_out(request)
    return tuple(
        one
        for one in parts.letters(request, code)
        if one.kind in TO_APPLICANT or (one.kind == "reply" and one.ref in gone)
    )


def files(request: DisclosureRequest) -> tuple[FileView, ...]:
    """The files that went out with the replies."""
    gone = _gone_out(request)
    return tuple(file for d in parts.drafts(request) if d.verdict == "signed" and d.reply in gone for file in d.files)


def shown_to_applicant(request: DisclosureRequest, kind: str) -> frozenset[str]:
    """The ids of the letters or reply files that the applicant may take."""
    shown = letters(request, "D02") if kind == "letter" else files(request)
    return frozenset(one.public_id for one in shown)

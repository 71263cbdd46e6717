"""By which keys a cache knows the pages that show a document (channels/site puts the same keys on its answers)."""

from collections.abc import Iterable

from mingchuang.ledger import outbox

from .models import Attachment, Document, Placement


def changed(documents: Iterable[Document]) -> None:
    """The documents' own pages, the lists they stand in, the agency's latest and the city's; put into the outbox."""
    if not outbox.in_use():
        return
    found = list(documents)
    keys = {"home"} if found else set()
    for one in found:
        agency = one.publishing_agency.code
        keys |= {f"document-{one.public_id}", f"latest-{agency}"}
        if one.kind == "annual_report":
            keys |= {"reports", f"reports-{agency}"}
    ids = [one.pk for one in found]
    placed = Placement.objects.filter(document__in=ids).order_by()
    rows = placed.values_list("section__agency__code", "section__category__slug").distinct()
    keys |= {f"section-{agency}-{slug}" for agency, slug in rows}
    pictures = Attachment.objects.filter(edition__document__in=ids, inline=True).order_by()
    keys |= {f"file-{name}" for name in pictures.values_list("public_id", flat=True)}
    outbox.changed(*sorted(keys))

"""Some documents of an agency as the desk's list shows them, by their public ids."""

from collections.abc import Sequence

from mingchuang.domains.documents.models import Document

from .shelf import DeskRow, desk_row, latest_editions


def picked(agency: str, public_ids: Sequence[str]) -> tuple[DeskRow, ...]:
    """Those of the documents that the agency publishes, in the order asked for."""
    rows = Document.objects.filter(publishing_agency__code=agency, public_id__in=public_ids)
    documents = list(rows.select_related("publishing_agency"))
    latest = latest_editions([one.pk for one in documents])
    found = {one.public_id: desk_row(one, latest[one.pk]) for one in documents}
    return tuple(found[one] for one in public_ids if one in found)

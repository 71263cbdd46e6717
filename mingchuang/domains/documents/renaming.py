"""Stored pages name their agency and section; when one of these is renamed, its pages are out of date from that moment.

They are only marked, in one statement, since a city has a hundred thousand of them: a marked page is rendered anew for whoever
reads it next (queries.pages), and the schedule stores it anew (upkeep.rebuild_stale).
"""

from collections.abc import Sequence
from typing import Any

from django.db.models import Q
from django.dispatch import receiver

from mingchuang.domains.agencies.signals import renamed as agency_renamed
from mingchuang.domains.catalogue.signals import renamed as categories_renamed
from mingchuang.ledger import outbox

from .models import Document, Fragment

OUTDATED = ""
"""No template has this version."""


@receiver(agency_renamed)
def follow_agency(sender: Any, agency: int, **_given: Any) -> None:  # noqa: ARG001
    """Pages that the agency publishes, issued or drafted (the English page takes today's name of all three)."""
    edition = "current_release__edition__"
    names = (
        Q(publishing_agency=agency)
        | Q(**{f"{edition}issuing_agency": agency})
        | Q(**{f"{edition}drafting_agency": agency})
    )
    outdate(Document.objects.filter(names))


@receiver(categories_renamed)
def follow_categories(sender: Any, categories: Sequence[str], **_given: Any) -> None:  # noqa: ARG001
    """Pages whose breadcrumb and 信息分类 name one of these nodes."""
    outdate(Document.objects.filter(first_section__category__code__in=categories))


def outdate(documents: Any) -> None:
    """Mark the stored pages of these documents (a query set)."""
    Fragment.objects.filter(document__in=documents.values("pk")).update(template=OUTDATED)
    publishers = documents.order_by().values_list("publishing_agency__code", flat=True).distinct()
    outbox.changed(*sorted(f"agency-{code}" for code in publishers))

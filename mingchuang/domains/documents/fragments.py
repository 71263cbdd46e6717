"""The rendered body of a document's page: made when it is released, stored, and made again when something in it changes."""

from collections.abc import Iterable
from datetime import date
from functools import cache
from hashlib import sha256
from pathlib import Path

from django.db.models import QuerySet
from django.template.loader import get_template
from django.utils.translation import override

from .models import Attachment, Document, Edition, Fragment, Link, Release
from .presentation import Presented, present
from .validity import good_until

LANGUAGES = ("zh-hans", "en")
TEMPLATE = "documents/fragment.html"
# Raise it when `presentation.py` changes what it says; a change of the template itself is noticed by its hash.
VERSION = 1


@cache
def template_version() -> str:
    """Changes with the template, so that `upkeep.rebuild_stale` finds what was rendered with an older one."""
    source = (Path(__file__).parent / "templates" / TEMPLATE).read_bytes()
    return f"{VERSION}-{sha256(source).hexdigest()[:12]}"


def render(presented: Presented, language: str) -> str:
    """The HTML of one fragment."""
    with override(language):
        return get_template(TEMPLATE).render({"it": presented})


def fragment(document: Document, release: Release, language: str, day: date) -> Fragment:
    """The fragment of a document as it reads on a day (not saved)."""
    edition: Edition = release.edition
    files = list(Attachment.objects.filter(edition_id=release.edition_id))
    links = _links(document)
    html = render(present(document, release, edition, files, links, language, day), language)
    return Fragment(
        document=document,
        release=release,
        language=language,
        template=template_version(),
        html=html,
        hash=sha256(html.encode()).hexdigest(),
        good_until=good_until(document, day),
    )


def rebuild(documents: Iterable[Document], day: date) -> int:
    """Store the fragments of these documents anew in every language; those no longer read lose theirs."""
    done = 0
    for document in documents:
        if document.current_release is None or document.public_state not in ("shown", "explained"):
            Fragment.objects.filter(document=document).delete()
            continue
        release = document.current_release
        Fragment.objects.bulk_create(
            [fragment(document, release, language, day) for language in LANGUAGES],
            update_conflicts=True,
            unique_fields=["document", "language"],
            update_fields=["release", "template", "html", "hash", "good_until"],
        )
        done += 1
    return done


def around(document: Document) -> list[Document]:
    """The released documents whose page names this one."""
    ids = {
        pk
        for pair in Link.objects.filter(source=document)
        .values_list("source_id", "target_id")
        .union(Link.objects.filter(target=document).values_list("source_id", "target_id"))
        for pk in pair
    } - {document.pk}
    if not ids:
        return []
    return list(for_rendering().filter(pk__in=ids, current_release__isnull=False).order_by("pk"))


def for_rendering() -> QuerySet[Document]:
    """Documents with all that a fragment names, in one query."""
    return Document.objects.select_related(
        "publishing_agency",
        "first_section__category",
        "current_release__edition__issuing_agency",
        "current_release__edition__drafting_agency",
    )


def _links(document: Document) -> list[Link]:
    shown = ["shown", "explained"]
    wanted = ("source__publishing_agency", "target__publishing_agency")
    outgoing = Link.objects.filter(source=document, target__public_state__in=shown).select_related(*wanted)
    incoming = Link.objects.filter(target=document, source__public_state__in=shown).select_related(*wanted)
    return [*outgoing.order_by("pk"), *incoming.order_by("pk")]

"""The rendered body of a document's page: made when it is released, stored, and made again when something in it changes."""

from collections.abc import Iterable, Sequence
from datetime import date
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import Any

from django.db.models import Q, QuerySet
from django.template.loader import get_template
from django.utils.translation import override

from mingchuang.look import framing

from . import cached, validity
from .models import Document, Fragment, Link, Release
from .presentation import Presented, present
from .validity import good_until
from .value import read

SHOWN = ("shown", "explained")
LANGUAGES = ("zh-hans", "en")
TEMPLATE = "documents/fragment.html"
# Raise it when `presentation.py` changes what it says; a change of the templates is noticed by their hash.
VERSION = 8
COMPONENTS = ("metadata_grid", "notice", "verify_card")


@cache
def template_version() -> str:
    """Changes with the templates, so that `upkeep.rebuild_stale` finds what was rendered with older ones."""
    look = Path(framing.__file__).parent / "components"
    sources = [Path(__file__).parent / "templates" / TEMPLATE, *(look / name / f"{name}.html" for name in COMPONENTS)]
    digest = sha256(b"".join(path.read_bytes() for path in sources))
    return f"{VERSION}-{digest.hexdigest()[:12]}"


def render(presented: Presented, language: str) -> str:
    """The HTML of one fragment."""
    with override(language):
        return get_template(TEMPLATE).render({"it": presented})


def fragments_of(
    document: Document, release: Release, day: date, languages: Sequence[str], with_links: bool = True
) -> list[Fragment]:
    """The fragments of a document as it reads on a day (not saved). What they name is read once for all languages."""
    links, facts = _links(document) if with_links else [], page_facts(document, release, day)
    made = []
    for language in languages:
        html = render(present(document, release, links, language, day), language)
        made.append(
            Fragment(
                document=document,
                release=release,
                language=language,
                address=f"{document.publishing_agency.code}/{document.public_id}",
                facts=facts,
                template=template_version(),
                html=html,
                hash=sha256(html.encode()).hexdigest(),
                good_until=good_until(document, day),
            )
        )
    return made


def page_facts(document: Document, release: Release, day: date) -> dict[str, Any]:
    """What the page around the fragment needs (queries.pages.DocumentPage), as JSON values, as it reads on a day."""
    agency, section, value = document.publishing_agency, document.first_section, read(release.value)
    mark = validity.on(document, day)
    first = document.first_released_at or release.released_at
    return {
        "public_id": document.public_id,
        "agency": agency.code,
        "agency_name": agency.name,
        "agency_name_en": agency.name_en,
        "office": agency.office_name,
        "phone": agency.phone,
        "hours": agency.office_hours,
        "title": release.title,
        "kind": document.kind,
        "summary": release.summary,
        "fingerprint": release.fingerprint,
        "version": release.version,
        "first_released_at": first.isoformat(),
        "released_at": release.released_at.isoformat(),
        "section_slug": section.category.slug if section else "",
        "section_name": section.category.name if section else "",
        "section_name_en": section.category.name_en if section else "",
        "section_code": section.category.code if section else "",
        "index_number": document.index_number,
        "document_number": value.document_number,
        "issuing_agency": value.issuing_agency,
        "source": value.source,
        "keywords": list(value.keywords),
        "made_on": value.made_on.isoformat() if value.made_on else "",
        "effective_on": value.effective_on.isoformat() if value.effective_on else "",
        "last_day": document.last_day.isoformat() if mark and document.last_day else "",
        "validity": mark.value if mark else "",
    }


def rebuild(documents: Iterable[Document], day: date, *, unlinked: Document | None = None) -> int:
    """Store the fragments of these documents anew in every language; those no longer read lose theirs.

    ``unlinked`` is a document known to have no links: one query less in the act that is done most.
    """
    done, documents = 0, list(documents)
    for document in documents:
        if document.current_release is None or document.public_state not in SHOWN:
            Fragment.objects.filter(document=document).delete()
            continue
        Fragment.objects.bulk_create(
            fragments_of(document, document.current_release, day, LANGUAGES, with_links=document is not unlinked),
            update_conflicts=True,
            unique_fields=["document", "language"],
            update_fields=["release", "facts", "template", "html", "hash", "good_until"],
        )
        done += 1
    cached.changed(documents)
    return done


def linked(document: Document) -> bool:
    """Whether the document has any link: most have none, which one narrow query tells."""
    return Link.objects.filter(Q(source=document) | Q(target=document)).exists()


def around(document: Document) -> list[Document]:
    """The released documents whose page names this one."""
    pairs = Link.objects.filter(Q(source=document) | Q(target=document)).values_list("source_id", "target_id")
    ids = {pk for pair in pairs for pk in pair} - {document.pk}
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
    """The links with released documents, outward ones first."""
    if not linked(document):
        return []
    either = Q(source=document) | Q(target=document)
    shown = {"source__public_state__in": SHOWN, "target__public_state__in": SHOWN}
    found = Link.objects.filter(either, **shown).select_related(
        "source__publishing_agency", "target__publishing_agency"
    )
    return sorted(found, key=lambda link: (link.source_id != document.pk, link.pk))

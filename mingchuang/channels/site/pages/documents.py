"""A document's page, its file as PDF, and its attachments."""

from django.http import Http404, HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.urls import reverse
from django.utils.translation import gettext as _

from mingchuang.channels.site import gate
from mingchuang.channels.site.answers import Answer, Download, public
from mingchuang.domains.documents.queries.public import DocumentPage, FileView, NotThere
from mingchuang.look.dates import spoken_language
from mingchuang.look.templatetags.look import spoken
from mingchuang.look.values import Link


@public
def document(request: HttpRequest, agency: str, document: str) -> Answer | HttpResponse:  # noqa: ARG001
    """A released document; where it is no longer, what stands in its place."""
    found = gate.document(agency, document)
    if isinstance(found, NotThere):
        return instead(found, agency, document)
    values = {"it": found, "way": way_to(found), "agency_code": agency}
    keys = (f"document-{document}", f"agency-{agency}")
    return Answer("site/document.html", values, identity=(found.etag,), keys=keys)


def instead(found: NotThere, agency: str, document: str) -> Answer | HttpResponse:
    """301 to the document it was consolidated into, 410 with the reason, or 404."""
    if found.what == "redirect":
        return HttpResponsePermanentRedirect(found.address)
    if found.what == "gone":
        values = {"it": found, "reason": spoken(found.reason), "agency_code": agency}
        return Answer("site/gone.html", values, keys=(f"document-{document}",), status=410)
    raise Http404


def way_to(page: DocumentPage) -> list[Link]:
    """Home, agency, the section it was first placed in, the document."""
    english = spoken_language() == "en"
    agency = (english and page.agency_name_en) or page.agency_name
    links = [
        Link(_("Home"), reverse("site:home")),
        Link(agency, reverse("site:agency", args=[page.agency])),
    ]
    if page.section_slug:
        name = (english and page.section_name_en) or page.section_name
        links.append(Link(name, reverse("site:section", args=[page.agency, page.section_slug])))
    return [*links, Link(_("Text"))]


@public
def file(request: HttpRequest, agency: str, document: str, file: str) -> Download:  # noqa: ARG001
    """An attachment of a released document."""
    found = gate.attachment(agency, document, file)
    if found is None:
        raise Http404
    return sent(found, keys=(f"document-{document}",))


@public
def picture(request: HttpRequest, file: str) -> Download:  # noqa: ARG001
    """A picture in the body of a released document."""
    found = gate.picture(file)
    if found is None:
        raise Http404
    return sent(found, keys=(f"file-{file}",), inline=True)


def sent(file: FileView, *, keys: tuple[str, ...], inline: bool = False) -> Download:
    """A released file under the name it was attached with."""
    return Download(
        lambda: gate.content(file), file.media_type, file.name, f"{file.sha256} {file.name}", keys=keys, inline=inline
    )

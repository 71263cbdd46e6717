"""A document's page, its attachments and pictures."""

import re

from django.http import Http404, HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from mingchuang.channels.site import gate
from mingchuang.channels.site.answers import Answer, Download, public
from mingchuang.channels.site.navigation import address
from mingchuang.channels.site.pages import describing, topics
from mingchuang.channels.site.pages.home import link_to, name_of
from mingchuang.domains.agencies import queries as agencies_of
from mingchuang.domains.documents.queries.public import DocumentPage, FileView, NotThere
from mingchuang.look.dates import plain_day, spoken_language
from mingchuang.look.templatetags.look import spoken
from mingchuang.look.values import Link

BODY = '<div class="document-body"'
TOPIC_BODY = '<div class="document-body topic-body"'
PICTURE = re.compile(r'src="/files/([\w-]+)"')


@public
def document(request: HttpRequest, agency: str, document: str) -> Answer | HttpResponse:
    """A released document; where it is no longer, what stands in its place."""
    found = gate.document(agency, document)
    if isinstance(found, NotThere):
        return instead(found, agency, document)
    # What one can do with the text stands between its 公文头 and the text, in the stored page too.
    head, mark, rest = found.html.partition(BODY)
    topic = topics.expanded(rest, request.get_host()) if found.kind == "page" else topics.Topic(rest, ())
    near = gate.related(document)
    path = address("site:document", agency, document)
    url = request.build_absolute_uri(path)

    def values() -> dict[str, object]:
        share, printed = passed_on(found, url, url.removesuffix(path))
        return {
            "it": found,
            "head": head,
            "rest": (TOPIC_BODY if found.kind == "page" else mark) + topic.html,
            "way": way_to(found),
            "published": f"{localtime(found.first_released_at):%Y-%m-%d %H:%M}",
            "url": url,
            "structured": describing.document(found, url),
            "column_type": describing.column_type(found.section_code, found.section_name, "zh"),
            "share": share,
            "printed": printed,
            "related": near,
        }

    keys = (f"document-{document}", f"agency-{agency}", *topic.keys)
    named = (found.agency_name, found.agency_name_en, found.section_name, found.section_name_en)
    # A stored page has a hash; only what a topic took from elsewhere is not in it.
    taken = topic.html if topic.keys else ""
    identity = (url, found.etag, *named, found.office, found.phone, found.hours, repr(near), taken)
    return Answer("site/document.html", values, identity=identity, keys=keys)


def passed_on(page: DocumentPage, url: str, site: str) -> tuple[str, str]:
    """What is shared: title, agency, day, where it is read and where it is checked, a line each; and what paper says of it:
    the last two. ``site`` is the beginning of every address.
    """
    agency = (spoken_language() == "en" and page.agency_name_en) or page.agency_name
    found = where(url, site, page.fingerprint)
    lines = [
        page.title,
        _("Released by: %(agency)s") % {"agency": agency},
        _("Released on: %(day)s") % {"day": plain_day(page.first_released_at)},
        found,
    ]
    return "\n".join(lines), found


def where(url: str, site: str, fingerprint: str) -> str:
    """Where a release is read and where it is checked, a line each, as whole addresses."""
    check = f"{site}{address('site_tools:verify')}?fingerprint={fingerprint}"
    return _("Read it at: %(url)s") % {"url": url} + "\n" + _("Check it at: %(url)s") % {"url": check}


def instead(found: NotThere, agency: str, document: str) -> Answer | HttpResponse:
    """301 to the document it was consolidated into, 410 with the reason, or 404."""
    if found.what == "redirect":
        return HttpResponsePermanentRedirect(found.address)
    if found.what == "gone":
        body = agencies_of.agency(agency)
        values = {
            "it": found,
            "reason": spoken(found.reason),
            "agency": body,
            "name": name_of(body),
            "way": [Link(_("Home"), address("site:home")), link_to(body), Link(_("Withdrawn text"))],
        }
        return Answer("site/gone.html", values, keys=(f"document-{document}",), status=410)
    raise Http404


def way_to(page: DocumentPage) -> list[Link]:
    """Home, agency, the section it was first placed in, the document."""
    english = spoken_language() == "en"
    agency = (english and page.agency_name_en) or page.agency_name
    links = [
        Link(_("Home"), address("site:home")),
        Link(agency, address("site:agency", page.agency)),
    ]
    if page.section_slug:
        name = (english and page.section_name_en) or page.section_name
        links.append(Link(name, address("site:section", page.agency, page.section_slug)))
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

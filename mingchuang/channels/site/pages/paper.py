"""A released document to take along: as PDF/A and as DOCX, from the released text only."""

from functools import lru_cache, partial
from urllib.parse import urljoin

from django.http import HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.utils.translation import gettext as _

from mingchuang.channels.site import errors, gate
from mingchuang.channels.site.answers import Download, layout_version, public, respond
from mingchuang.channels.site.navigation import address
from mingchuang.channels.site.pages.documents import PICTURE, instead
from mingchuang.domains.documents.queries.public import NotThere, ReleasedText
from mingchuang.law.refusal import Refused
from mingchuang.look.dates import local_day, plain_day
from mingchuang.look.sentences import sentence
from mingchuang.press import document_docx, documents, files
from mingchuang.press.documents import DocumentValue

FORMS = {"pdf": (files.PDF.media_type, documents.render), "docx": (files.DOCX.media_type, document_docx.render)}


@public
def paper(request: HttpRequest, agency: str, document: str, form: str) -> HttpResponse:
    """The document as 公文 on A4. What is withdrawn is gone here as on its page; what was consolidated is found there."""
    found = gate.released(agency, document)
    if found is None:
        there = gate.document(agency, document)
        assert isinstance(there, NotThere)
        if there.what == "redirect":
            return HttpResponsePermanentRedirect(f"{there.address}/{form}")
        answer = instead(there, agency, document)
        return answer if isinstance(answer, HttpResponse) else respond(request, answer)
    url = request.build_absolute_uri(address("site:document", agency, document))
    # The program that sets a file is part of what the file is.
    identity = repr((form, found, url, layout_version()))
    name = f"{found.title[:60]}.{form}"
    sent = Download(partial(made, found, url, form), FORMS[form][0], name, identity, keys=(f"document-{document}",))
    try:
        return respond(request, sent)
    except Refused as refused:
        return errors.page(request, 503, _("The file cannot be made now"), sentence(refused.refusals[0]))


@lru_cache(maxsize=64)
def made(found: ReleasedText, url: str, form: str) -> bytes:
    """The file of a release; the last few are kept, since search engines and readers ask for the same ones."""
    return FORMS[form][1](on_paper(found, url))


def on_paper(found: ReleasedText, url: str) -> DocumentValue:
    """A release as the press takes it. An official document is signed and dated in Chinese in every language."""
    ids = dict.fromkeys(PICTURE.findall(found.body))
    pictures = {name: gate.content(one) for name in ids if (one := gate.picture(name)) is not None}
    return DocumentValue(
        title=found.title,
        body=found.body,
        metadata=found.rows,
        document_number=found.document_number,
        issuer=found.issuer,
        dated=plain_day(found.made_on, "zh") if found.made_on else "",
        attachments=found.files,
        fingerprint=found.fingerprint,
        address=url,
        images=pictures,
        notice=found.notice,
        check=urljoin(url, found.verify),
        day=local_day(found.released_at),
    )

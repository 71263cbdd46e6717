"""What machines read about a page: the type of its column for the state's web index, schema.org for everybody else's."""

import json
from collections.abc import Mapping
from functools import cache

from django.utils.safestring import SafeString, mark_safe
from django.utils.timezone import localtime

from mingchuang.domains.documents.queries.public import DocumentPage
from mingchuang.law.documents.categories import template
from mingchuang.law.documents.kinds import kinds
from mingchuang.law.documents.validity import Validity
from mingchuang.look.dates import spoken_language

_ESCAPED = {ord(sign): f"\\u{ord(sign):04x}" for sign in "<>&\u2028\u2029"}
_FORCE = {
    Validity.VALID: "InForce",
    Validity.PARTLY: "PartiallyInForce",
    Validity.EXPIRED: "NotInForce",
    Validity.REPEALED: "NotInForce",
    Validity.NOT_YET: "NotInForce",
}


def column_type(code: str, name: str, language: str = "") -> str:
    """ColumnType (国办发〔2017〕47号): the group of the catalogue that a section stands in; of an agency's own node its name.

    In the language of the page unless one is given: a text is Chinese, and so is what its tags say, on an English page too.
    """
    return _groups(language or spoken_language()).get(code, name)


@cache
def _groups(language: str) -> dict[str, str]:
    """For each node of the shipped template the group below its root: 政策法规 for 规范性文件; a root is its own."""
    rows = {row.code: row for row in template()}
    found = {}
    for code, row in rows.items():
        top = row
        while top.parent and rows[top.parent].parent is not None:
            top = rows[top.parent]
        found[code] = top.zh if language == "zh" else top.en
    return found


def document(page: DocumentPage, url: str) -> SafeString:
    """A document as schema.org has it: a normative one with its number, days and force, as its 公文头 says them."""
    kind = kinds().get(page.kind)
    value: dict[str, object] = {
        "@context": "https://schema.org",
        "@type": "Legislation" if kind and kind.normative else "NewsArticle" if page.kind == "news" else "CreativeWork",
        "name": page.title,
        "headline": page.title,
        "url": url,
        "identifier": page.index_number,
        "inLanguage": "zh-Hans",
        "datePublished": localtime(page.first_released_at).isoformat(),
        "dateModified": localtime(page.released_at).isoformat(),
        "publisher": agency(page.agency_name),
        "author": agency(page.issuing_agency or page.agency_name),
        "description": page.summary,
        "keywords": page.keywords,
        "dateCreated": page.made_on,
        "version": page.version,
    }
    if kind and kind.normative:
        value |= _legislation(page)
    return as_script(value)


def _legislation(page: DocumentPage) -> dict[str, object]:
    force = _FORCE[Validity(page.validity)] if page.validity else ""
    return {
        "legislationIdentifier": page.document_number or page.index_number,
        "legislationDate": page.made_on,
        "legislationDateOfApplicability": page.effective_on,
        "legislationPassedBy": agency(page.issuing_agency or page.agency_name),
        "legislationLegalForce": f"https://schema.org/{force}" if force else "",
        "temporalCoverage": f"{page.effective_on}/{page.last_day or '..'}" if page.effective_on else "",
    }


def site(name: str, sponsor: str, home: str, search: str) -> SafeString:
    """The site as schema.org has it: whose it is, and the address by which it is searched."""
    publisher = agency(sponsor or name) | {"url": home}
    action = {
        "@type": "SearchAction",
        "target": {"@type": "EntryPoint", "urlTemplate": f"{search}?q={{search_term_string}}"},
        "query-input": "required name=search_term_string",
    }
    value = {"@type": "WebSite", "name": name, "url": home, "inLanguage": "zh-Hans", "publisher": publisher}
    return as_script({"@context": "https://schema.org", **value, "potentialAction": action})


def agency(name: str) -> dict[str, str]:
    """An agency as schema.org has it."""
    return {"@type": "GovernmentOrganization", "name": name}


def as_script(value: Mapping[str, object]) -> SafeString:
    """JSON without what is empty, which can end no element; a data block, which a CSP lets stand."""
    text = json.dumps({name: one for name, one in value.items() if one not in ("", [])}, ensure_ascii=False)
    return mark_safe(text.translate(_ESCAPED))  # noqa: S308

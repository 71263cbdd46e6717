"""What machines read about a page: the type of its column for the state's web index, schema.org for everybody else's."""

import json
from collections.abc import Mapping
from functools import cache

from django.utils.html import conditional_escape
from django.utils.safestring import SafeString, mark_safe
from django.utils.timezone import localtime

from mingchuang.domains.agencies.queries import AgencyView
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


# The types that 国办发〔2017〕47号 names in its annex on tags, for the columns that are of one of them; by the nodes of the
# shipped template and, where a page is no node of it, by a word of our own.
_TYPES = {
    "home": ("首页", "Home"),
    "zn": ("信息公开指南", "Guide to disclosure"),
    "fd": ("信息公开目录", "Catalogue of disclosure"),
    "nb": ("信息公开年报", "Annual reports on disclosure"),
    "requests": ("依申请公开", "Disclosure on request"),
    "fd01": ("政策文件", "Policy documents"),
    "fd01-jd": ("政策解读", "Policy interpretation"),
    "fd02": ("机构职能", "Functions of the organ"),
    "fd02-ld": ("负责人信息", "Leaders"),
    "fd04": ("数据发布", "Data"),
    "fd15-zj": ("征集调查", "Consultations"),
    "fd15-gq": ("回应关切", "Responses to public concern"),
    "mh-dt": ("工作动态", "News"),
    "mh-jd": ("政策解读", "Policy interpretation"),
}


def column_type(code: str, name: str, language: str = "") -> str:
    """ColumnType (国办发〔2017〕47号): the type its annex has for a column, else the group of the catalogue that a section
    stands in; of an agency's own node its name.

    In the language of the page unless one is given: a text is Chinese, and so is what its tags say, on an English page too.
    """
    language = language or spoken_language()
    if found := _TYPES.get(code) or _TYPES.get(code.partition("-")[0]):
        return found[0 if language == "zh" else 1]
    return _groups(language).get(code, name)


def column(name: str, about: str = "", code: str = "", kind: str = "", agency: str = "") -> SafeString:
    """The tags of a column (国办发〔2017〕47号): name and type, and on its own page (``about``) description and keywords.

    ``kind`` is the type where it is known; else it follows from ``code``.
    """
    kind = kind or column_type(code, name)
    tags = [("ColumnName", name), ("ColumnType", kind)]
    if about:
        words = dict.fromkeys(word for word in (name, kind, agency) if word)
        tags += [("ColumnDescription", about), ("ColumnKeywords", ",".join(words))]
    return mark_safe("\n  ".join(f'<meta name="{tag}" content="{conditional_escape(text)}">' for tag, text in tags))  # noqa: S308


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
    binding = page.kind == "rules" or (kind is not None and kind.normative)
    value: dict[str, object] = {
        "@context": "https://schema.org",
        "@type": "Legislation" if binding else "NewsArticle" if page.kind == "news" else "CreativeWork",
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
    if binding:
        value |= _legislation(page)
    if page.kind == "service_basis":
        operator = agency(page.issuing_agency or page.agency_name)
        value["about"] = {"@type": "GovernmentService", "name": page.title, "serviceOperator": operator}
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


def organ(view: AgencyView, url: str) -> dict[str, object]:
    """An agency with what it says of itself: where it is, how it is reached, what it does."""
    address = {
        "@type": "PostalAddress",
        "streetAddress": view.address,
        "postalCode": view.postcode,
        "addressCountry": "CN",
    }
    value = {
        **agency(view.name),
        "alternateName": [one for one in (view.short_name, view.name_en) if one and one != view.name],
        "url": url,
        "description": view.duties,
        "identifier": view.credit_code,
        "telephone": view.phone,
        "faxNumber": view.fax,
        "email": view.email,
        "address": address if view.address else "",
        "dissolutionDate": view.dissolved_on.isoformat() if view.dissolved_on else "",
    }
    return _filled(value)


def service(name: str, about: str, view: AgencyView, url: str, form: str, home: str) -> SafeString:
    """A service that an agency renders on this site as schema.org has it: who it is for, who renders it, by which channels.

    ``url`` is its page, ``form`` where it is asked for on the internet, ``home`` the agency's page.
    """
    operator = organ(view, home)
    office: dict[str, object] = {"@type": "GovernmentOffice", "name": view.office_name or view.name}
    office |= {name: operator[name] for name in ("address", "telephone") if name in operator}
    channels: list[dict[str, object]] = [
        {"@type": "ServiceChannel", "serviceUrl": form, "availableLanguage": "zh-Hans"}
    ]
    if view.address:
        channels.append({"@type": "ServiceChannel", "serviceLocation": office})
        channels.append({"@type": "ServiceChannel", "servicePostalAddress": operator["address"]})
    value = {
        "@context": "https://schema.org",
        "@type": "GovernmentService",
        "name": name,
        "description": about,
        "url": url,
        "serviceType": name,
        "serviceOperator": operator,
        "provider": agency(view.name),
        "audience": {"@type": "Audience", "audienceType": "公民、法人和其他组织"},
        "availableChannel": channels,
    }
    return as_script(value)


def agency(name: str) -> dict[str, str]:
    """An agency as schema.org has it."""
    return {"@type": "GovernmentOrganization", "name": name}


def as_script(value: Mapping[str, object]) -> SafeString:
    """JSON without what is empty, which can end no element; a data block, which a CSP lets stand."""
    text = json.dumps(_filled(value), ensure_ascii=False)
    return mark_safe(text.translate(_ESCAPED))  # noqa: S308


def _filled(value: Mapping[str, object]) -> dict[str, object]:
    return {name: one for name, one in value.items() if one not in ("", [])}

"""Whether the metadata of an edition are complete and consistent: refusals stop a submission, notices only tell."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from mingchuang.law.documents import kinds as kinds_room
from mingchuang.law.documents import numbers, publication_terms, validity
from mingchuang.law.documents.packaged import packaged
from mingchuang.law.refusal import Refusal
from mingchuang.law.worded import Worded


class Publicity(Worded):
    """公开属性: every draft carries one, with a reason where it is not public (国办发〔2016〕80号 一(一))."""

    PROACTIVE = "proactive", "主动公开", "published"
    ON_REQUEST = "on_request", "依申请公开", "on request"
    WITHHELD = "withheld", "不予公开", "not disclosed"


@dataclass(frozen=True)
class Metadata:
    """The metadata of one edition, as facts for the checks (proactive.md §3)."""

    kind: str
    title: str = ""
    has_body: bool = False
    has_attachment: bool = False
    publicity: str = Publicity.PROACTIVE
    publicity_reason: str = ""
    document_number: str = ""
    made_on: date | None = None
    issued_on: date | None = None
    effective_on: date | None = None
    expires_on: date | None = None
    trial: bool = False
    summary: str = ""
    keywords: tuple[str, ...] = ()
    source: str = ""
    topic: str = ""
    audience: str = ""
    life_stage: str = ""
    placements: int = 0
    has_interpretation: bool = False
    interprets: bool = False
    has_pdf: bool = False
    details: Mapping[str, Any] = field(default_factory=dict)


EARLIEST, LATEST = date(1949, 10, 1), date(2199, 12, 31)
"""No document of an organ of the People's Republic is older; a later day is a slip of the hand."""

LABELS: Mapping[str, tuple[str, str]] = {
    "index_number": ("索引号", "Index number"),
    "title": ("标题", "Title"),
    "category": ("信息分类", "Category"),
    "topic": ("主题分类", "Topic"),
    "kind": ("体裁分类", "Kind"),
    "audience": ("服务对象分类", "Audience"),
    "life_stage": ("生命周期分类", "Stage of life"),
    "publishing_agency": ("发布机构", "Published by"),
    "issuing_agency": ("制发机关", "Issued by"),
    "drafting_agency": ("起草单位", "Drafted by"),
    "source": ("信息来源", "Source"),
    "made_on": ("成文日期", "Made on"),
    "issued_on": ("发文日期", "Issued on"),
    "released_at": ("发布日期", "Released on"),
    "document_number": ("文号", "Document number"),
    "validity": ("有效性", "Validity"),
    "effective_on": ("生效时间", "In force from"),
    "expires_on": ("废止时间", "In force until"),
    "keywords": ("关键词", "Keywords"),
    "summary": ("内容概述", "Summary"),
}
"""The words of the metadata grid, Chinese and English."""


def label(name: str) -> tuple[str, str]:
    """The Chinese and English words for a metadata field or a kind's own field."""
    if name in LABELS:
        return LABELS[name]
    own = kinds_room.kind_fields()[name]
    return own.zh, own.en


def vocabulary(name: str) -> tuple[str, ...]:
    """The words offered for ``topics``, ``audiences`` or ``life_stages``."""
    return tuple(packaged("vocabularies.yaml")[name])


def check_saving(facts: Metadata, today: date) -> tuple[Refusal, ...]:
    """What may not even be kept in a draft: an unknown kind, an impossible 文号 or date. Empty fields are fine in a draft."""
    found: list[Refusal] = []
    if facts.kind not in kinds_room.kinds():
        return (Refusal("documents.kind_unknown", "kind", {"kind": facts.kind}),)
    if not facts.title.strip():
        found.append(Refusal("documents.title_missing", "title"))
    if len(facts.title) > 200:
        found.append(Refusal("documents.title_too_long", "title", {"length": len(facts.title), "longest": 200}))
    if facts.document_number.strip():
        found.extend(numbers.check(facts.document_number, today.year))
    if facts.publicity not in set(Publicity):
        found.append(Refusal("documents.publicity_unknown", "publicity"))
    for name in ("made_on", "issued_on", "effective_on", "expires_on"):
        day = getattr(facts, name)
        if day is not None and not EARLIEST <= day <= LATEST:
            zh, en = label(name)
            found.append(Refusal("documents.date_impossible", name, {"name": {"zh": zh, "en": en}}))
    if found:
        return tuple(found)
    if facts.made_on and facts.made_on > today:
        found.append(Refusal("documents.made_in_future", "made_on", {"made": facts.made_on}))
    if facts.made_on and facts.issued_on and facts.issued_on < facts.made_on:
        found.append(Refusal("documents.issued_before_made", "issued_on", {"made": facts.made_on}))
    found.extend(validity.check_dates(_validity_facts(facts), facts.made_on))
    return tuple(found)


def check_submission(facts: Metadata, today: date) -> tuple[Refusal, ...]:
    """What must be filled before reviewers see the edition: everything its kind requires."""
    found = list(check_saving(facts, today))
    kind = kinds_room.kinds().get(facts.kind)
    if kind is None:
        return tuple(found)
    if not facts.has_body and not facts.has_attachment:
        found.append(Refusal("documents.body_missing", "body"))
    for name in kind.required:
        if not getattr(facts, name):
            zh, en = label(name)
            found.append(Refusal("documents.field_missing", name, {"name": {"zh": zh, "en": en}}))
    found.extend(kinds_room.missing_details(kind, facts.details))
    if facts.publicity != Publicity.PROACTIVE and not facts.publicity_reason.strip():
        found.append(Refusal("documents.publicity_reason_missing", "publicity_reason"))
    if facts.placements == 0 and not kind.page and facts.publicity == Publicity.PROACTIVE:
        found.append(Refusal("documents.placement_missing", "sections"))
    return tuple(found)


def notices(facts: Metadata) -> tuple[Refusal, ...]:
    """What the evaluation tables deduct points for or the law says "as a rule": told to staff, stops nothing."""
    kind = kinds_room.kinds().get(facts.kind)
    if kind is None:
        return ()
    found: list[Refusal] = []
    if kind.normative and not facts.has_interpretation:
        found.append(Refusal("documents.not_interpreted"))
    if kind.normative and not facts.has_pdf:
        found.append(Refusal("documents.no_pdf"))
    if kind.normative and validity.period_too_long(_validity_facts(facts)):
        found.append(Refusal("documents.period_too_long", "expires_on"))
    elif kind.normative and validity.trial_too_long(_validity_facts(facts)):
        found.append(Refusal("documents.trial_too_long", "expires_on"))
    if kind.normative and not facts.trial and validity.called_trial(facts.title):
        found.append(Refusal("documents.trial_not_marked", "trial"))
    if kind.interpretation and facts.details.get("level") == "own" and not facts.interprets:
        found.append(Refusal("documents.interprets_nothing"))
    if kind.consultation:
        found.extend(_consultation_notices(facts))
    return tuple(found)


def _consultation_notices(facts: Metadata) -> list[Refusal]:
    opens, closes = facts.details.get("opens_on"), facts.details.get("closes_on")
    found: list[Refusal] = []
    if opens and closes:
        first, last = date.fromisoformat(opens), date.fromisoformat(closes)
        usual = publication_terms.consultation_days(first, bool(facts.details.get("business")))
        length = (last - first).days + 1
        if usual and length < usual[0]:
            found.append(
                Refusal(
                    "documents.consultation_short",
                    "closes_on",
                    {"days": length, "usual": usual[0], "article": usual[1]},
                )
            )
    if not any(facts.details.get(name) for name in ("post", "phone", "email")):
        found.append(Refusal("documents.no_way_to_comment", "email"))
    return found


def _validity_facts(facts: Metadata) -> validity.ValidityFacts:
    kind = kinds_room.kinds().get(facts.kind)
    return validity.ValidityFacts(
        normative=bool(kind and kind.normative),
        effective_on=facts.effective_on,
        last_day=facts.expires_on,
        trial=facts.trial,
    )

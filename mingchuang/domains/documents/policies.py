"""May it happen now: what the states and facts of a document permit, whoever asks."""

from collections.abc import Iterable
from datetime import date, datetime

from mingchuang.domains.agencies import queries as agencies
from mingchuang.domains.agencies.models import Agency
from mingchuang.law import review
from mingchuang.law.documents.kinds import kinds
from mingchuang.law.documents.metadata import Publicity
from mingchuang.law.refusal import Refusal, Refused, refuse
from mingchuang.law.review import Move, State

from .models import Document, Edition


def check(move: Move, edition: Edition) -> State:
    """The state the move leads to; refused when it cannot start in the edition's state."""
    refusals = review.may_happen(move, State(edition.state))
    if refusals:
        raise Refused(*refusals)
    end = review.end_of(move, State(edition.state))
    assert end is not None
    return end


def check_in_office(agency: Agency) -> None:
    """Nothing new begins in a dissolved agency."""
    if agency.dissolved_on is not None:
        raise refuse("documents.agency_dissolved", "", name=agency.name)


def check_clean(open_findings: Iterable[object]) -> None:
    """Refuse while a privacy or secrecy finding blocks."""
    count = len(tuple(open_findings))
    if count:
        raise refuse("review.finding_open", count=count)


def check_reason(text: str, field: str = "reason") -> str:
    """The reason without blanks around it; refused when there is none or it is too long to be read."""
    reason = text.strip()
    if not reason:
        raise refuse("review.reason_missing", field)
    if len(reason) > 400:
        raise refuse("documents.text_too_long", field, length=len(reason), longest=400)
    return reason


def check_releasable(edition: Edition) -> None:
    """Only what is marked 主动公开 is ever released."""
    if edition.publicity != Publicity.PROACTIVE:
        publicity = Publicity(edition.publicity)
        raise refuse("documents.not_for_publication", publicity={"zh": publicity.zh, "en": publicity.en})


def check_earlier(edition: Edition) -> None:
    """Refuse to take up again what is public (or was withdrawn): that is corrected."""
    if edition.state in (State.RELEASED, State.WITHDRAWN):
        raise refuse("documents.restores_nothing", number=edition.number)


def check_carrier(kind: str, carrier: str) -> None:
    """Documents that carry another noun's record are written and released there only, after that noun's own checks."""
    owner = kinds()[kind].carried_by if kind in kinds() else ""
    if owner != carrier:
        raise refuse("documents.carried_elsewhere", kind={"zh": kinds()[kind].zh, "en": kinds()[kind].en})


def check_due(edition: Edition, at: datetime) -> None:
    """The schedule releases nothing before its time, and nothing that no final reviewer has scheduled."""
    if edition.scheduled_for is None or edition.scheduled_for > at:
        raise refuse("documents.not_due_yet")


def check_shown(document: Document, field: str = "") -> None:
    """Refuse unless the public can read the document."""
    if document.public_state not in ("shown", "explained"):
        raise refuse("documents.not_released", field, title=document.title)


def check_normative(document: Document, field: str = "document") -> None:
    """Filings and clean-ups are of normative documents alone."""
    if not kinds()[document.kind].normative:
        raise refuse("documents.clean_up_normative_only", field, title=document.title)


def check_changes(source: Document, target: Document) -> None:
    """Only a policy document or the result of a clean-up amends or repeals, and only what its organ or one below it made."""
    if not (kinds()[source.kind].policy or source.kind == "clean_up"):
        raise refuse("documents.changes_nothing", "link_type", title=source.title)
    above = {
        code
        for one in (target.publishing_agency, target.issuing_agency)
        for code in (agencies.line_upwards(one.code) if one else ())
    }
    makers = {one.code for one in (source.publishing_agency, source.issuing_agency) if one}
    if not makers & above:
        raise refuse("documents.changes_of_others", "link_type", title=target.title)


def check_explained_kind(document: Document) -> None:
    """Only policy documents are explained."""
    if not kinds()[document.kind].policy:
        raise refuse("documents.explained_kind", "document", title=document.title)


def check_campaign(name: str, due_on: date, day: date) -> None:
    """A campaign has a name that can be read in a list, and its last day lies ahead."""
    if not name:
        raise refuse("documents.campaign_name_missing", "name")
    if len(name) > 120:
        raise refuse("documents.text_too_long", "name", length=len(name), longest=120)
    if due_on < day:
        raise refuse("documents.campaign_due_past", "due_on")


def check_lapses(document: Document, day: date, *, before: bool) -> date:
    """The last day in force of a readable document that ends by time: yet to come (``before``), or past."""
    last = document.last_day
    repealed = document.repealed_on is not None and last is not None and document.repealed_on <= last
    if last is None or repealed or document.public_state not in ("shown", "explained") or (last >= day) != before:
        raise refuse("documents.lapses_not", title=document.title)
    return last


def check_not_changed(document: Document, lock_version: int) -> None:
    """Refuse when somebody saved in between; the typed text is compared, not lost."""
    if document.lock_version != lock_version:
        raise Refused(Refusal("documents.changed_meanwhile", "", {"title": document.title}))


def check_named_template(name: str) -> str:
    """The name of a template; refused when there is none or it is too long for a list."""
    if not name:
        raise refuse("documents.template_name_missing", "name")
    if len(name) > 60:
        raise refuse("documents.text_too_long", "name", length=len(name), longest=60)
    return name


def check_described(alt: str) -> str:
    """What a picture shows, in words: needed by those who cannot see it (WCAG 1.1.1)."""
    if not alt:
        raise refuse("documents.picture_wordless", "alt")
    if len(alt) > 200:
        raise refuse("documents.text_too_long", "alt", length=len(alt), longest=200)
    return alt


def check_focal(focal: tuple[int, int]) -> tuple[int, int]:
    """What matters in a picture lies within it."""
    if not all(0 <= one <= 100 for one in focal):
        raise refuse("documents.picture_focal", "focal")
    return focal

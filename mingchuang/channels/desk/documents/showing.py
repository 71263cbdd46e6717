"""What the page of a document shows: the course of its review, its metadata, its findings, its editions."""

from dataclasses import dataclass
from datetime import datetime

from django.forms import Form
from django.utils.translation import gettext as _

from mingchuang.channels.desk.words import listed, spoken_of
from mingchuang.domains.agencies import queries as agencies
from mingchuang.domains.documents.content import keywords_of
from mingchuang.domains.documents.queries.workbench import FindingView, HandView, Workbench
from mingchuang.law.documents.kinds import kinds
from mingchuang.law.documents.metadata import Publicity, label
from mingchuang.law.review import OPEN, Move, State
from mingchuang.look.dates import plain_day, spoken_language
from mingchuang.look.values import FindingCard, ReviewStep, Row, TimelineItem

from . import words
from .act_forms import ReasonForm

DATES = ("made_on", "issued_on", "effective_on", "expires_on")
TEXTS = ("source", "topic", "audience", "life_stage")


@dataclass(frozen=True)
class Found:
    """A finding as a card, and what names it when the openness office lets it pass."""

    card: FindingCard
    key: str
    form: ReasonForm | None
    passed: bool


def review_steps(bench: Workbench) -> list[ReviewStep]:
    """编写 → 审核 → 复审 → 发布 with names, times and opinions."""
    reached = {State.DRAFT: 0, State.SUBMITTED: 1, State.REVIEWED: 2, State.APPROVED: 3}.get(bench.state, 4)
    returned = [hand for hand in bench.hands if hand.verdict == "returned"]
    steps = []
    for level, name in enumerate((_("Written"), _("First review"), _("Final review"))):
        hands = [hand for hand in bench.hands if hand.level == level and hand.standing]
        state = "done" if reached > level else "now" if reached == level else "later"
        opinion, people, at = "", listed(dict.fromkeys(map(_signed, hands))), hands[-1].at if hands else None
        if level == 0 and state == "now" and returned and not _saved_since(bench, returned[-1].at):
            state, opinion = "returned", f"{returned[-1].person}: {returned[-1].opinion}"
        elif hands and level:
            opinion = hands[-1].opinion
        steps.append(ReviewStep(name, people, at, state, opinion))
    line = next((one for one in bench.editions if one.number == bench.number), None)
    released_at = line.released_at if line else None
    state = "done" if released_at else "now" if reached == 3 else "later"
    return [*steps, ReviewStep(_("Release"), "", released_at or bench.scheduled_for, state)]


def _signed(hand: HandView) -> str:
    """The name, and for whom a deputy signed."""
    if not hand.instead_of:
        return hand.person
    return _("%(name)s (in the stead of %(absent)s)") % {"name": hand.person, "absent": listed(hand.instead_of)}


def _saved_since(bench: Workbench, at: datetime) -> bool:
    return bench.saved_at > at


def metadata(bench: Workbench) -> list[Row]:
    """公文头 of the edition: what is filled, in the order of the released page."""
    content, language = bench.content, spoken_language()
    named = 0 if language == "zh" else 1
    rows = [
        Row(label("index_number")[named], bench.index_number, whole=True),
        Row(label("kind")[named], words.kind_name(content.kind)),
    ]
    rows.append(Row(label("document_number")[named], content.document_number))
    rows += [Row(label(name)[named], plain_day(day)) for name in DATES if (day := getattr(content, name))]
    if bench.validity:
        rows.append(Row(label("validity")[named], spoken_of(bench.validity)))
    kind = kinds().get(content.kind)
    for own in kind.fields if kind else ():
        value = content.details.get(own.id)
        if value not in (None, "", False):
            rows.append(Row(spoken_of(own), words.own_value(own, value)))
    rows.append(Row(_("Publicity"), spoken_of(Publicity(content.publicity))))
    if content.publicity_reason:
        rows.append(Row(_("Why it is not published"), content.publicity_reason, wide=True))
    others = [name for name in ("issuing_agency", "drafting_agency") if getattr(content, name) != bench.agency]
    names = {one.code: one.name for one in agencies.agencies(with_dissolved=True)} if others else {}
    rows += [Row(label(name)[named], names.get(getattr(content, name), "")) for name in others]
    rows += [Row(label(name)[named], getattr(content, name)) for name in TEXTS if getattr(content, name)]
    places = dict(words.places(bench.agency))
    rows.append(Row(_("Sections"), listed(places[one] for one in content.sections if one in places), wide=True))
    rows.append(Row(label("keywords")[named], listed(keywords_of(content.keywords)), wide=True))
    rows.append(Row(label("summary")[named], content.summary, wide=True))
    return rows


def findings(bench: Workbench, refused: Form | None = None) -> list[Found]:
    """Privacy and secrecy findings as cards, those that block first.

    For the openness office each that blocks has a form of its own; ``refused`` is the one that has just come back.
    """
    shown = [_found(one, number, bench, refused) for number, one in enumerate(bench.findings)]
    return sorted(shown, key=lambda one: (one.passed, one.card.severity != "flag"))


def _found(one: FindingView, number: int, bench: Workbench, refused: Form | None) -> Found:
    key = f"{one.kind} {one.start} {one.end}"
    form: ReasonForm | None = None
    if Move.OVERRIDE in bench.moves and one.action == "flag" and not one.passed:
        came_back = isinstance(refused, ReasonForm) and refused.is_bound and refused.data.get("finding") == key
        form = refused if came_back else ReasonForm(auto_id=f"finding-{number}-%s")  # type: ignore[assignment]
    return Found(_card(one), key, form, one.passed)


def _card(one: FindingView) -> FindingCard:
    why = one.why_zh if spoken_language() == "zh" else one.why_en
    advice = _("Replace it with: %(text)s") % {"text": one.suggestion} if one.suggestion else ""
    if one.passed:
        advice = _("The openness office has let it pass.")
    severity = "notice" if one.passed else one.action
    return FindingCard(why, f"…{one.before}【{one.text}】{one.after}…", "", advice, severity, one.text)


def editions(bench: Workbench) -> list[TimelineItem]:
    """The editions of the document, the newest first."""
    address = words.document_address(bench.public_id)
    return [
        TimelineItem(
            _("Edition %(number)d: %(state)s") % {"number": one.number, "state": spoken_of(one.state)},
            one.released_at or one.saved_at,
            one.change_note,
            state="now" if one.state in OPEN else "done",
            url="" if one.number == bench.number else f"{address}?edition={one.number}",
        )
        for one in reversed(bench.editions)
    ]

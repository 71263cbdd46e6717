"""The applicant's view in words: when the answer comes, how that was counted, what stops it, whose move it is."""

from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from mingchuang.domains.disclosure.queries import StatusView
from mingchuang.domains.disclosure.queries.amended import AmendmentView
from mingchuang.domains.disclosure.queries.term_values import RedecisionView
from mingchuang.law.disclosure.clock_events import EVENT_TYPES
from mingchuang.law.disclosure.counted_days import WHY, CountedDay
from mingchuang.law.disclosure.moves import AGAIN, State
from mingchuang.look.dates import local_day, long_day, plain_day, spoken_language
from mingchuang.look.values import Column, DueChip, Status, Table, TimelineItem

TONES = {
    "answered": "done",
    "archived": "done",
    "withdrawn": "neutral",
    "abandoned": "bad",
    "awaiting_correction": "soon",
}


def said(label: object) -> str:
    """A law label in the language of the page."""
    return str(label[spoken_language()] if isinstance(label, dict) else getattr(label, spoken_language()))


def joined(*sentences: str) -> str:
    """Sentences one after the other; Chinese sets no blank between them."""
    return ("" if spoken_language() == "zh" else " ").join(filter(None, sentences))


def state_word(state: State) -> str:
    """The state in a word; what goes on inside the agency is "in hand" to the applicant."""
    if state.id == "received":
        return _("Has been received")
    inside = ("registered", "in_hand", "drafted", "signed", "issued", *AGAIN)
    return _("In hand") if state.id in inside else said(state)


def status_of(view: StatusView) -> Status:
    """The state as a word with its tone."""
    return Status(state_word(view.state), TONES.get(view.state.id, "active"))


def when(view: StatusView) -> str:
    """The first sentence of the page: by which day the answer comes."""
    mark = _("The day is provisional: the holidays of that year are not announced yet.") if view.provisional else ""
    if view.state.again and view.redecision:
        if view.redecision.due is None:
            return _("A new answer is being prepared, as a review or judgment ordered.")
        text = _("A review or judgment ordered a new answer. You get it by %(day)s.")
        return joined(text % {"day": long_day(view.redecision.due)}, mark)
    if view.state.id in ("answered", "archived") and view.redecision and view.redecision.answered_on:
        return _("Answered anew on %(day)s.") % {"day": long_day(view.redecision.answered_on)}
    if view.state.id in ("answered", "archived") and view.clock.ended_on:
        return _("Answered on %(day)s.") % {"day": long_day(view.clock.ended_on)}
    if view.state.id == "withdrawn" and view.clock.ended_on:
        return _("You withdrew the request on %(day)s.") % {"day": long_day(view.clock.ended_on)}
    if view.state.id == "abandoned" and view.clock.ended_on:
        return _("The request was deemed abandoned on %(day)s.") % {"day": long_day(view.clock.ended_on)}
    if view.clock.due is None:
        return _("The term begins once the agency has confirmed the receipt with you.")
    return joined(_("You get an answer by %(day)s.") % {"day": long_day(view.clock.due)}, mark)


def how_counted(view: StatusView) -> str:
    """How the day comes about, in one or two sentences."""
    clock = view.clock
    if clock.clock_start is None or clock.day0 is None:
        return ""
    if view.redecision:
        return _of_order(view, view.redecision)
    values = {"start": plain_day(clock.clock_start)}
    if clock.clock_start == clock.day0:
        text = _("Counted are 20 working days from the day after the receipt on %(start)s.") % values
    else:
        text = (
            _("Counted anew are 20 working days from the day after your correction or payment of %(start)s.") % values
        )
    extended = sum(event.working_days or 0 for event in view.events if event.kind == "extension")
    longer = _("The term was extended by %(count)s working days.") % {"count": extended} if extended else ""
    paused = clock.paused_working_days or 0
    others = ngettext(
        "%(count)s working day of asking others is not counted.",
        "%(count)s working days of asking others are not counted.",
        paused,
    ) % {"count": paused}
    put_off = ""
    if clock.due and clock.term_due and clock.due > clock.term_due:
        put_off = _(
            "Because of the number or frequency of your requests the agency has put the answer off to %(day)s; by the count "
            "alone it would have been %(term)s."
        ) % {"day": plain_day(clock.due), "term": plain_day(clock.term_due)}
    return joined(text, longer, others if paused else "", put_off)


def put_right(view: StatusView) -> list[str]:
    """A sentence for every putting right that moved the due day."""
    said_ = []
    for one in view.amendments:
        if one.moved and one.due_before and one.due_after:
            facts = {
                "at": plain_day(one.at), "what": _amended(one.what), "before": plain_day(one.due_before),
                "after": plain_day(one.due_after),
            }  # fmt: skip
            said_.append(
                _(
                    "On %(at)s the agency put a mistake in its record right (%(what)s); the last day for the answer moved "
                    "from %(before)s to %(after)s."
                )
                % facts
            )
    return said_


def _amended(what: str) -> str:
    return said(EVENT_TYPES[what]) if what in EVENT_TYPES else _("the entered data")


def _of_order(view: StatusView, order: RedecisionView) -> str:
    """When the order came, and while the new answer is under way, where its last day is from."""
    days = {
        "day": plain_day(order.received_on),
        "first": plain_day(view.clock.ended_on) if view.clock.ended_on else "—",
    }
    text = _("The order came on %(day)s; your request was answered the first time on %(first)s.") % days
    if not view.state.again or order.due is None:
        return text
    stated, counted = _("The order itself states the last day."), _("Counted are 20 working days from the day after.")
    return joined(text, stated if order.stated_until else counted)


def what_stops(view: StatusView) -> str:
    """What stops the clock now, or ""."""
    if view.state.id == "awaiting_correction":
        return _("The agency waits for your correction. Once it arrives, 20 working days are counted anew.")
    if view.state.id == "awaiting_payment":
        return _("The agency waits for the fee.")
    if view.clock.paused_now:
        return _(
            "The agency has asked others for their opinion; the clock stands still until they reply, 15 working days at most."
        )
    return ""


def whose_move(view: StatusView) -> str:
    """Whose turn it is."""
    if view.may_correct:
        return _("It is your turn: send the correction.")
    if view.state.id == "awaiting_payment":
        return _("It is your turn: pay the fee.")
    if view.state.id == "inquiring":
        return _("It is the turn of those who were asked for their opinion.")
    kinds = {event.kind: event for event in view.events}
    if view.state.again:
        return _("It is the agency's turn.")
    if view.state.open and "reasons_asked" in kinds and "reasons_given" not in kinds:
        until = kinds["reasons_asked"].until
        return _("Give the agency your reasons by %(day)s; its letter says how.") % {
            "day": plain_day(until) if until else ""
        }
    if view.state.open:
        return _("It is the agency's turn.")
    return _("Nothing more is to be done.")


def due_chip(view: StatusView) -> DueChip:
    """The due day as a chip."""
    if view.state.again and view.redecision:
        return DueChip(view.redecision.due, view.remaining, "running", view.provisional)
    if not view.state.open:
        return DueChip(view.clock.due, None, "done")
    stopped = view.clock.paused_now or view.state.id in ("awaiting_correction", "awaiting_payment")
    return DueChip(view.clock.due, view.remaining, "paused" if stopped else "running", view.provisional)


def timeline(view: StatusView) -> list[TimelineItem]:
    """What happened and what comes, in the order of days."""
    items = [
        TimelineItem(_event_title(event.kind), event.day, _event_text(event.kind, event.until, event.working_days))
        for event in view.events
    ]
    items += [
        TimelineItem(_("Put right: %(what)s") % {"what": _amended(one.what)}, one.at, _old_and_new(one))
        for one in view.amendments
        if one.what == "entry" or any(one.what == event.kind for event in view.events)
    ]
    items.sort(key=lambda item: local_day(item.at) if item.at else date.max)
    last = view.redecision.due if view.state.again and view.redecision else view.clock.due
    if (view.state.open or view.state.again) and last:
        items.append(TimelineItem(_("Last day for the answer"), last, state="later"))
    return items


def _old_and_new(one: AmendmentView) -> str:
    return f"{plain_day(one.old_day)} → {plain_day(one.new_day)}" if one.old_day and one.new_day else ""


def _event_title(kind: str) -> str:
    titles = {
        "submitted": _("Request received"), "arrived": _("Letter arrived"), "signed": _("Letter signed for"),
        "confirmed": _("Receipt confirmed"), "correction_notice": _("You were asked for a correction"),
        "correction_received": _("Correction received"),
        "inquiry_sent": _("Others were asked for their opinion"), "opinion_received": _("An opinion has arrived"),
        "extension": _("Term extended"), "answered": _("Answered"),
        "withdrawn": _("Withdrawn"), "fee_notice_received": _("Fee notice"), "fee_paid": _("Fee paid"),
        "due_changed": _("The last day moved with a holiday notice"), "delayed_to": _("Answer put off"),
        "reasons_asked": _("You were asked for your reasons"), "reasons_given": _("Your reasons are recorded"),
        "redecision_ordered": _("A new answer was ordered"), "answered_again": _("Answered anew"),
    }  # fmt: skip
    return titles.get(kind) or said(EVENT_TYPES[kind])


def _event_text(kind: str, until: date | None, working_days: int | None) -> str:
    if kind == "extension":
        return ngettext("by %(count)s working day", "by %(count)s working days", working_days or 0) % {
            "count": working_days
        }
    if until is None:
        return ""
    if kind == "reasons_asked":
        return _("to be given by %(day)s") % {"day": plain_day(until)}
    if kind == "correction_notice":
        return _("to be sent by %(day)s") % {"day": plain_day(until)}
    return _("now %(day)s") % {"day": plain_day(until)}


def what_comes(view: StatusView) -> list[TimelineItem]:
    """After handing in: what happens next, with its days."""
    clock = view.clock
    items = [
        TimelineItem(
            _("The agency has your request"), clock.day0, _("The term is counted from the next day."), state="done"
        )
    ]
    if clock.correction_notice_by:
        text = _("If something is unclear the agency asks you once, by this day.")
        items.append(
            TimelineItem(_("You may be asked for a correction"), clock.correction_notice_by, text, state="later")
        )
    text = _("Asking others or an extension can move this day; the status page shows it at once.")
    items.append(TimelineItem(_("You get an answer by"), clock.due, text, state="later"))
    return items


def days_table(days: tuple[CountedDay, ...]) -> Table:
    """The ledger of days as a table."""
    rows = [[long_day(one.date), one.number or "", _why(one)] for one in days]
    columns = [Column(_("Day")), Column(_("Counts as"), numeric=True), Column(_("Why"))]
    return Table(_("The days counted"), columns, rows, empty=_("Nothing is counted yet."), caption_hidden=True)


def _why(day: CountedDay) -> str:
    parts = [said(WHY[day.why]), day.name, day.notice or "", _("provisional") if day.provisional else ""]
    return " · ".join(part for part in parts if part)

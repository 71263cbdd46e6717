"""The case as the page shows it: rows, tables and links made of the case's plain values."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from mingchuang.domains.disclosure.queries import Case
from mingchuang.domains.disclosure.queries.values import InquiryView
from mingchuang.law.disclosure import form as law
from mingchuang.law.disclosure.decisions import DECISIONS
from mingchuang.law.disclosure.moves import ACTS
from mingchuang.look.dates import long_day, plain_day, spoken_language
from mingchuang.look.values import Cell, Column, DueChip, File, Link, Row, Status, Table, TimelineItem

from . import values, words

# Acts that stand on the page of the case only, each with its own page or button.
IN_CASE = tuple(act for act in ACTS if act not in ("receive", "send_fee_notice", "record_payment"))
FIRST = "confirm_receipt assign draft_decision sign_off issue_reply deliver archive extend record_correction abandon".split()


@dataclass(frozen=True)
class Sheet:
    """Everything the template of a case needs."""

    number: str
    subject: str
    status: Status
    chip: DueChip
    facts: list[Row]
    clock: list[Row]
    person: list[Row]
    content: list[Row]
    main_acts: list[Link]
    other_acts: list[Link]
    files: list[File]
    letters: Table
    inquiries: Table
    drafts: Table
    remedies: Table
    timeline: list[TimelineItem]
    correction: list[Row]
    extension: str
    earlier: list[Link]
    letter: str
    knows_person: bool


def of(case: Case) -> Sheet:
    """The sheet of a case."""
    row = case.row
    main, other = acts(case)
    return Sheet(
        number=row.register_number,
        subject=row.subject or _("no subject line yet"),
        status=values.status_of(row),
        chip=values.chip_of(row),
        facts=facts(case),
        clock=clock(case),
        person=_words_of(case.applicant, case),
        content=_words_of(case.content, case),
        main_acts=main,
        other_acts=other,
        files=[_file(case, one.public_id, one.name, str(words.PURPOSES[one.purpose])) for one in case.files],
        letters=letters(case),
        inquiries=inquiries(case),
        drafts=drafts(case),
        remedies=remedies(case),
        timeline=timeline(case),
        correction=correction(case),
        extension=extension(case),
        earlier=[Link(f"{one.register_number} {one.subject}", values.address(one)) for one in case.earlier],
        letter=reverse("desk_requests:letter", args=[row.public_id]) if row.state.id in ("drafted", "signed") else "",
        knows_person=bool(case.applicant),
    )


def acts(case: Case) -> tuple[list[Link], list[Link]]:
    """The acts this person may do now: those that move the case on first."""
    open_proposal = any(one.agreed is None for one in case.extensions)
    shown = [act for act in case.acts if act in IN_CASE and _makes_sense(case, act, open_proposal)]
    links = {act: Link(values.said(ACTS[act]), act_address(case.row.public_id, act)) for act in shown}
    return [links[act] for act in shown if act in FIRST], [links[act] for act in shown if act not in FIRST]


def _makes_sense(case: Case, act: str, open_proposal: bool) -> bool:
    """Leave out acts that have no object now: nothing proposed, nothing undelivered, nothing pending."""
    if act in ("extend", "decline_extension"):
        return open_proposal
    if act == "propose_extension":
        return not open_proposal and sum(one.working_days for one in case.extensions if one.agreed) < 20
    if act == "ask_correction":
        return case.correction is None
    if act == "record_delivery":
        return any(one.delivered_on is None and not one.stance for one in case.inquiries)
    if act == "set_outcome":
        return any(one.outcome == "pending" for one in case.remedies)
    return True


def act_address(public_id: str, act: str) -> str:
    """The page of an act; the decision has its own."""
    if act == "draft_decision":
        return reverse("desk_requests:decide", args=[public_id])
    return reverse("desk_requests:act", args=[public_id, act])


def facts(case: Case) -> list[Row]:
    """Who handles what, how it came and how it goes out."""
    row = case.row
    decision = DECISIONS.get(row.decision)
    rows = [
        Row(_("Applicant"), values.said(law.APPLICANT_KINDS[row.applicant_kind])),
        Row(_("Channel"), values.said(law.CHANNELS[row.channel])),
        Row(_("Handler"), " · ".join(filter(None, (row.unit, row.handler)))),
        Row(_("How to obtain it"), f"{values.said(law.MEDIA[case.medium])} · {values.said(law.DELIVERIES[case.way])}"),
        Row(_("Whose move"), str(words.TURNS[row.turn])),
        Row(_("What was decided"), values.said(decision) if decision else ""),
        Row(_("Closed"), plain_day(row.closed_on) if row.closed_on else ""),
    ]
    return [one for one in rows if one.value]


def clock(case: Case) -> list[Row]:
    """The days of the law."""
    found = case.clock
    days = {
        _("Day 0"): found.day0, _("Counted from"): found.clock_start if found.clock_start != found.day0 else None,
        _("Correction notice by"): found.correction_notice_by if case.row.state.open and case.correction is None else None,
        _("20th working day"): found.base_due, _("Due day"): found.due, _("Fee to be paid by"): found.fee_pay_by,
    }  # fmt: skip
    rows = [Row(label, long_day(day)) for label, day in days.items() if day]
    if found.paused_working_days:
        rows.append(Row(_("Not counted"), _working_days(found.paused_working_days)))
    if not rows:
        rows.append(Row(_("Day 0"), _("not confirmed; no term runs yet")))
    return rows


def _working_days(count: int) -> str:
    return ngettext("%(count)s working day", "%(count)s working days", count) % {"count": count}


def _words_of(fields: Mapping[str, str], case: Case) -> list[Row]:
    kinds = law.ID_KINDS[law.group(case.row.applicant_kind)]
    return [
        Row(
            str(words.PERSON[name]),
            values.said(kinds[value]) if name == "id_kind" and value in kinds else value,
            wide=name in ("description", "address"),
        )
        for name, value in fields.items()
        if value and name in words.PERSON
    ]


def correction(case: Case) -> list[Row]:
    """The notice and what came back."""
    one = case.correction
    if one is None:
        return []
    rows = [
        Row(_("What to correct"), one.what, wide=True), Row(_("Asked on"), plain_day(one.sent_on)),
        Row(_("To be corrected by"), plain_day(one.reply_until)),
        Row(_("Received on"), plain_day(one.received_on) if one.received_on else _("waiting")),
        Row(_("Correction"), one.answer, wide=True), Row(_("Why it is late"), one.late_reason, wide=True),
    ]  # fmt: skip
    return [row for row in rows if row.value]


def extension(case: Case) -> str:
    """The open proposal in a sentence."""
    one = next((one for one in case.extensions if one.agreed is None), None)
    if one is None:
        return ""
    values_ = {"who": one.proposed_by, "days": _working_days(one.working_days), "reason": one.reason}
    return _("%(who)s proposes to extend the term by %(days)s: %(reason)s") % values_


def _file(case: Case, item: str, name: str, note: str, kind: str = "file") -> File:
    return File(name, reverse("desk_requests:paper", args=[case.row.public_id, kind, item]), note)


def letters(case: Case) -> Table:
    """Letters with their numbers and how they went out."""
    deliveries = dict(law.DELIVERIES)
    rows: list[list[Any]] = [
        [
            Cell(one.title, url=reverse("desk_requests:paper", args=[case.row.public_id, "letter", one.public_id])),
            one.number,
            plain_day(one.dated),
            "；".join(f"{values.said(deliveries[d.way])} {plain_day(d.day)} {d.proof}".strip() for d in one.deliveries),
        ]
        for one in case.letters
    ]
    columns = [Column(_("Letter")), Column(_("Number")), Column(_("Dated")), Column(_("Delivered"))]
    return Table(_("Letters"), columns, rows, empty=_("No letter yet."), caption_hidden=True)


def inquiries(case: Case) -> Table:
    """Who was asked, and what came of it."""
    rows = [
        [one.ref, one.party, _day(one.sent_on), _day(one.delivered_on), _day(one.reply_by), _opinion(one)]
        for one in case.inquiries
    ]
    names = (_("Inquiry"), _("Who was asked"), _("Sent"), _("Delivered"), _("Reply by"), _("Opinion given"))
    return Table(
        _("Inquiries"), [Column(name) for name in names], rows, empty=_("Nobody was asked."), caption_hidden=True
    )


def _day(day: date | None) -> str:
    return plain_day(day) if day else ""


def _opinion(one: InquiryView) -> str:
    return " ".join(filter(None, (str(words.ALL_STANCES[one.stance]), _day(one.opinion_on), one.opinion)))


def drafts(case: Case) -> Table:
    """Drafts with their verdict."""
    rows = [
        [
            one.version, values.said(DECISIONS[one.code]), f"{one.drafted_by} {plain_day(one.drafted_at)}",
            " ".join(filter(None, (str(words.VERDICTS[one.verdict]), one.verdict_by, one.opinion))),
        ]
        for one in case.drafts
    ]  # fmt: skip
    names = (_("Draft"), _("What was decided"), _("Drafted"), _("Sign-off"))
    return Table(_("Drafts"), [Column(name) for name in names], rows, empty=_("No draft yet."), caption_hidden=True)


def remedies(case: Case) -> Table:
    """Reviews and lawsuits."""
    rows = [
        [
            str(words.REMEDIES[one.kind]), one.organ, one.case_number, plain_day(one.filed_on),
            " ".join(filter(None, (str(words.OUTCOMES[one.outcome]), plain_day(one.outcome_on) if one.outcome_on else ""))),
        ]
        for one in case.remedies
    ]  # fmt: skip
    names = (_("Kind of remedy"), _("Organ or court"), _("Case number"), _("Since"), _("Outcome"))
    return Table(
        _("Reviews and lawsuits"), [Column(name) for name in names], rows, empty=_("None."), caption_hidden=True
    )


def timeline(case: Case) -> list[TimelineItem]:
    """Every act on the case, as the ledger has it."""
    return [
        TimelineItem(_act_name(one.act), one.at, _fact_text(one.facts), one.who or _("applicant")) for one in case.lines
    ]


def _act_name(act: str) -> str:
    found = ACTS.get(act.partition(".")[2])
    return getattr(found, spoken_language()) if found else act


def _fact_text(facts_: Mapping[str, object]) -> str:
    shown: Iterable[object] = (facts_.get(key) for key in ("letter", "code", "until"))
    return " · ".join(str(one) for one in shown if one)

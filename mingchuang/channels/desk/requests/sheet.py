"""The case as the page shows it: rows, tables and links made of the case's plain values."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from mingchuang.domains.disclosure.queries import Case
from mingchuang.domains.disclosure.queries.values import LineView
from mingchuang.law.disclosure import form as law
from mingchuang.law.disclosure.decisions import DECISIONS
from mingchuang.law.disclosure.moves import ACTS
from mingchuang.look.dates import plain_day, spoken_language
from mingchuang.look.values import DueChip, File, Link, Row, Status, Table, TimelineItem

from . import amending, further, now, splitting, tables, values, words


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
    mending: list[Link]
    files: list[File]
    letters: Table
    inquiries: Table
    drafts: Table
    remedies: Table
    amendments: Table
    redecision: list[Row]
    timeline: list[TimelineItem]
    correction: list[Row]
    extension: str
    reasons: list[Row]
    untold: str
    earlier: list[Link]
    letter: str
    knows_person: bool
    duties: list[Row]
    mates: list[Link]
    whole: str


def of(case: Case) -> Sheet:
    """The sheet of a case."""
    row = case.row
    main, other, mending = now.acts(case)
    mates = splitting.links(case) if case.applicant else []
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
        mending=mending,
        files=[_file(case, one.public_id, one.name, str(words.PURPOSES[one.purpose])) for one in case.files],
        letters=tables.letters(case),
        inquiries=tables.inquiries(case),
        drafts=tables.drafts(case),
        remedies=tables.remedies(case),
        amendments=amending.table(case),
        redecision=redecision(case),
        timeline=timeline(case),
        correction=correction(case),
        extension=extension(case) or delay(case),
        reasons=reasons(case),
        untold=untold(case),
        earlier=[Link(f"{one.register_number} {one.subject}", values.address(one)) for one in case.earlier],
        letter=reverse("desk_requests:letter", args=[row.public_id])
        if row.state.id in ("drafted", "signed", "redrafted", "resigned")
        else "",
        knows_person=bool(case.applicant),
        duties=further.rows(case),
        mates=mates,
        whole=splitting.whole(case) if mates else "",
    )


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
    return [replace(one, wide=True) for one in rows if one.value]


def clock(case: Case) -> list[Row]:
    """The days of the law."""
    found = case.clock
    days = {
        _("Day 0"): found.day0, _("Counted from"): found.clock_start if found.clock_start != found.day0 else None,
        _("Correction notice by"): found.correction_notice_by if case.row.state.open and case.correction is None else None,
        _("20th working day"): found.base_due, _("Due day"): found.due, _("Fee to be paid by"): found.fee_pay_by,
    }  # fmt: skip
    rows = [Row(label, plain_day(day), wide=True) for label, day in days.items() if day]
    if found.paused_working_days:
        rows.append(Row(_("Not counted"), _working_days(found.paused_working_days), wide=True))
    if not rows:
        rows.append(Row(_("Day 0"), _("not confirmed; no term runs yet"), wide=True))
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


def delay(case: Case) -> str:
    """The open proposal to put the answer off, in a sentence."""
    one = next((one for one in case.delays if one.agreed is None), None)
    if one is None:
        return ""
    values_ = {"who": one.proposed_by, "day": plain_day(one.until), "reason": one.reason}
    return _("%(who)s proposes to put the answer off to %(day)s: %(reason)s") % values_


def redecision(case: Case) -> list[Row]:
    """The newest order of a new decision: by whom, since when, until when, and what came of it."""
    one = next(reversed(case.redecisions), None)
    if one is None:
        return []
    decided = DECISIONS.get(one.code)
    rows = [
        Row(_("Ordered by"), one.order, wide=True), Row(_("Order received on"), plain_day(one.received_on)),
        Row(_("New answer due"), plain_day(one.due) if one.due else _("no term is stated")),
        Row(_("What was decided anew"), values.said(decided) if decided else "", wide=True),
        Row(_("Answered anew on"), plain_day(one.answered_on) if one.answered_on else ""),
    ]  # fmt: skip
    return [row for row in rows if row.value]


def untold(case: Case) -> str:
    """That a third party is still to be told, or ""."""
    refs = "、".join((*case.untold, *case.undelivered))
    return (
        _("The third party of inquiry %(refs)s must be told in writing what is disclosed.") % {"refs": refs}
        if refs
        else ""
    )


def reasons(case: Case) -> list[Row]:
    """The reasons asked for and what came back."""
    one = case.reasons
    if one is None:
        return []
    return [
        Row(_("Asked on"), plain_day(one.asked_on)), Row(_("Reasons to be given by"), plain_day(one.until)),
        Row(_("Received on"), plain_day(one.given_on) if one.given_on else _("waiting")),
        *([Row(_("Reasons the applicant gave"), one.text, wide=True)] if one.text else []),
    ]  # fmt: skip


def _file(case: Case, item: str, name: str, note: str, kind: str = "file") -> File:
    return File(name, reverse("desk_requests:paper", args=[case.row.public_id, kind, item]), note)


def timeline(case: Case) -> list[TimelineItem]:
    """Every act on the case, as the ledger has it."""
    return [TimelineItem(_act_name(one.act), one.at, _line_text(one), one.who or _("applicant")) for one in case.lines]


def _line_text(line: LineView) -> str:
    if line.act != "disclosure.amend_day":
        return _fact_text(line.facts)
    days = [plain_day(date.fromisoformat(str(line.facts[name]))) for name in ("before", "after")]
    return f"{amending.event_name(str(line.facts['kind']))} {line.facts['ref']}".strip() + "：" + " → ".join(days)


def _act_name(act: str) -> str:
    found = ACTS.get(act.partition(".")[2])
    return getattr(found, spoken_language()) if found else act


def _fact_text(facts_: Mapping[str, object]) -> str:
    """What the ledger line adds: the letter's number, the decision in words, a length or a last day."""
    decision = DECISIONS.get(str(facts_.get("code", "")))
    days, until = facts_.get("working_days"), str(facts_.get("until") or facts_.get("due") or "")
    parts = (
        str(facts_.get("letter", "")),
        values.said(decision) if decision else "",
        _working_days(days) if isinstance(days, int) else "",
        _("until %(day)s") % {"day": plain_day(date.fromisoformat(until))} if until else "",
    )
    return " · ".join(part for part in parts if part)

"""The tables of a case: letters, inquiries, drafts, reviews and lawsuits."""

from datetime import date
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from mingchuang.domains.disclosure.queries import Case
from mingchuang.domains.disclosure.queries.values import InquiryView
from mingchuang.law.disclosure import form as law
from mingchuang.law.disclosure.decisions import DECISIONS
from mingchuang.look.dates import plain_day
from mingchuang.look.values import Cell, Column, Table

from . import values, words


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

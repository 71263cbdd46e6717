"""Plain values for the register and queues: rows into tables, filters into chips."""

from collections.abc import Container, Iterable, Sequence

from django.urls import reverse
from django.utils.translation import gettext as _

from mingchuang.domains.disclosure.queries import RequestRow
from mingchuang.law.disclosure.decisions import DECISIONS
from mingchuang.law.disclosure.form import APPLICANT_KINDS, CHANNELS
from mingchuang.law.disclosure.moves import ACTS
from mingchuang.look.dates import plain_day, spoken_language
from mingchuang.look.values import Cell, Column, DueChip, Link, Status, Table

from . import words
from .addresses import address, first_address

TONES = {
    "received": "soon", "answered": "done", "archived": "done", "withdrawn": "neutral", "abandoned": "neutral",
    "awaiting_correction": "neutral", "inquiring": "neutral", "awaiting_payment": "neutral",
}  # fmt: skip


def said(label: object) -> str:
    """A law label in the language of the page."""
    return str(getattr(label, spoken_language()))


def status_of(row: RequestRow) -> Status:
    """The state as a word with its tone."""
    return Status(said(row.state), TONES.get(row.state.id, "active"))


def chip_of(row: RequestRow) -> DueChip:
    """The due day, or the day on which the request had its result; leads to the ledger of days."""
    ledger = reverse("desk_requests:days", args=[row.public_id])
    if not row.waiting:
        return DueChip(row.closed_on, None, "done", False, ledger)
    stopped = row.paused or row.state.id in ("awaiting_correction", "awaiting_payment")
    return DueChip(row.due_on, row.remaining, "paused" if stopped else "running", row.provisional, ledger)


def next_act(row: RequestRow, mine: bool) -> Cell:
    """What comes next: one's own act as a button, else whose move it is."""
    if row.next_act and mine:
        return Cell(acts=[Link(said(ACTS[row.next_act]), first_address(row.public_id, row.next_act), current=True)])
    act = said(ACTS[row.next_act]) if row.next_act else ""
    return Cell(str(words.TURNS[row.turn]), note=act)


def queue_table(rows: Sequence[RequestRow], caption: str, mine: Container[str] = ()) -> Table:
    """A queue: what falls due first stands first. ``mine``: public ids of the requests in which the reader has the move."""
    columns = [Column(_("Matter")), Column(_("Handler")), Column(_("Due day")), Column(_("Next"))]
    return Table(
        caption,
        columns,
        [
            [
                Cell(_subject(row), url=address(row), note=f"{row.register_number} · {said(row.state)}"),
                " · ".join(filter(None, (row.unit, row.handler))) or "—",
                chip_of(row),
                next_act(row, row.public_id in mine),
            ]
            for row in rows
        ],
        empty=_("Nothing waits here."),
        caption_hidden=True,
    )


def _subject(row: RequestRow) -> str:
    return row.subject or _("no subject line yet")


def register_table(rows: Iterable[RequestRow], exports: Sequence[Link]) -> Table:
    """The register with its sortable columns."""
    columns = [
        Column(_("Register no."), sort="number"), Column(_("Applicant")), Column(_("Received"), sort="received"),
        Column(_("Due day"), sort="due"), Column(_("State"), sort="state"), Column(_("Closed"), sort="closed"),
    ]  # fmt: skip
    return Table(
        _("Register"),
        columns,
        [
            [
                Cell(row.register_number, url=address(row), note=_subject(row)),
                Cell(said(APPLICANT_KINDS[row.applicant_kind]), note=said(CHANNELS[row.channel])),
                plain_day(row.received_on) if row.received_on else _("not confirmed"),
                chip_of(row) if row.waiting else plain_day(row.due_on) if row.due_on else "—",
                Cell(status=status_of(row), note=said(DECISIONS[row.decision]) if row.decision else ""),
                plain_day(row.closed_on) if row.closed_on else "—",
            ]
            for row in rows
        ],
        empty=_("No request matches."),
        exports=exports,
        caption_hidden=True,
        ordered_by="-received",
    )


def export_head() -> list[str]:
    """The first line of the export."""
    return [
        _("Register no."), _("Subject line"), _("Applicant"), _("Channel"), _("Received"), _("Due day"), _("Provisional"),
        _("State"), _("Unit"), _("Handler"), _("What was decided"), _("Row of the report"), _("Closed"),
    ]  # fmt: skip


def export_row(row: RequestRow) -> list[str]:
    """A line of the export: nothing of the applicant but the kind."""
    decision = DECISIONS.get(row.decision)
    days = [day.isoformat() if day else "" for day in (row.received_on, row.due_on, row.closed_on)]
    return [
        row.register_number, row.subject, said(APPLICANT_KINDS[row.applicant_kind]), said(CHANNELS[row.channel]),
        days[0], days[1], _("provisional") if row.provisional else "", said(row.state), row.unit, row.handler,
        said(decision) if decision else "", decision.rows["AR2021"] if decision else "", days[2],
    ]  # fmt: skip

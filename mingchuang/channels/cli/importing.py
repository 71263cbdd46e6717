"""``mingchuang import``: files of reference data into the records."""

import json
import sys
from pathlib import Path
from typing import Any

import click

from .main import with_records

DONE, FOUND, COULD_NOT = 0, 1, 2


@click.group("import")
def importing() -> None:
    """Import a file of reference data."""


@importing.command()
@click.argument("file", type=click.Path(exists=True, dir_okay=False, allow_dash=True))
@click.option("--dry-run", is_flag=True, help="Only say what would change.")
@click.option("--year", type=int, help="The year, where the file does not say it.")
@click.option("--number", default="", help="The number of the notice, where the file does not say it.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
@click.option("--format", "shape", type=click.Choice(["text", "json"]), default="text")
def calendar(file: str, dry_run: bool, year: int | None, number: str, as_json: bool, shape: str) -> None:
    """Import holiday notices: the notice's text, a table (day,kind,name) or JSON."""
    with_records()
    from mingchuang.law.refusal import Refused

    try:
        found = _import(_content(file), year, number, dry_run)
    except Refused as refused:
        _say(refused)
        sys.exit(COULD_NOT)
    if as_json or shape == "json":
        click.echo(json.dumps({"dry_run": dry_run, "notices": found}, ensure_ascii=False, indent=2))
    else:
        for notice in found:
            click.echo("{year}  {reference}  {outcome}  {changed_days}".format(**notice))
    changes = any(notice["outcome"] != "same" for notice in found)
    sys.exit(FOUND if dry_run and changes else DONE)


def _content(file: str) -> bytes:
    return sys.stdin.buffer.read() if file == "-" else Path(file).read_bytes()


def _import(written: bytes, year: int | None, number: str, dry_run: bool) -> list[dict[str, Any]]:
    """Parse and, unless it is a rehearsal, load; a rehearsal asks the same policies and writes nothing."""
    from mingchuang.domains.calendars import policies
    from mingchuang.intake.calendars.load import load, outcome, plan
    from mingchuang.intake.calendars.parse import parse

    from .setup import system_hand

    notices = parse(written, year=year, number=number)
    hand = system_hand()
    if dry_run:
        planned = plan(notices)
        for notice, known in planned:
            policies.check(notice, today=hand.day, instead_of=known.public_id if known else "")
        done = [outcome(notice, known) for notice, known in planned]
    else:
        done = load(notices, by=hand, agency="")
        _refresh(hand)
    return [vars(one) for one in done]


def _refresh(hand: Any) -> None:
    """Due days kept under the old calendar are derived again at once."""
    from mingchuang.domains.agencies import queries
    from mingchuang.domains.disclosure import actions

    for agency in queries.agencies():
        moved = actions.refresh_due_days(by=hand, agency=agency.code)
        if moved:
            click.echo(f"{agency.name}: {moved}", err=True)


def _say(refused: Any) -> None:
    from mingchuang.look.sentences import sentences

    for sentence in sentences(refused):
        click.echo(sentence, err=True)

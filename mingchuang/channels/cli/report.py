"""``mingchuang report YEAR --agency CODE``: the annual report counted from the records, as JSON, HTML, PDF/A, DOCX or XLSX."""

import json
import sys
from datetime import UTC, date, datetime
from pathlib import Path

import click

from mingchuang.channels.cli.main import with_records
from mingchuang.law.refusal import Refused

DONE, FOUND, COULD_NOT = 0, 1, 2


@click.command()
@click.argument("year", type=int)
@click.option("--agency", required=True, help="The code of the agency.")
@click.option(
    "--format", "shape", type=click.Choice(["json", "html", "pdf", "docx", "xlsx"]), default="json", show_default=True
)
@click.option("--json", "as_json", is_flag=True, help="The same as --format json.")
@click.option(
    "--out", type=click.Path(dir_okay=False, path_type=Path), help="Write to this file instead of standard output."
)
def report(year: int, agency: str, shape: str, as_json: bool, out: Path | None) -> None:
    """The annual report of an agency for YEAR.

    JSON holds the numbers as the records give them now, with every broken rule; the other formats hold the report as it
    was released, or as it would be released now. Exit 1: a hard rule is broken.
    """
    with_records()
    try:
        data, code = _json(agency, year) if as_json or shape == "json" else _page(agency, year, shape)
    except Refused as refused:
        _say(refused)
        sys.exit(COULD_NOT)
    if out is not None:
        out.write_bytes(data)
    else:
        sys.stdout.buffer.write(data)
    sys.exit(code)


def _json(agency: str, year: int) -> tuple[bytes, int]:
    from mingchuang.domains.reports import queries
    from mingchuang.ledger.acts import SHANGHAI
    from mingchuang.readings.annual_report.collect import collect
    from mingchuang.readings.annual_report.output import as_json, findings

    released = queries.released(agency, year)
    # A released report is judged by the day it was released, one in the making by today.
    on: date = (released.released_at if released else datetime.now(UTC)).astimezone(SHANGHAI).date()
    counted = collect(agency, year)
    checks = findings(counted, on)
    text = json.dumps(as_json(counted, checks), ensure_ascii=False, indent=2) + "\n"
    return text.encode(), FOUND if any(check.blocks for check in checks) else DONE


def _page(agency: str, year: int, shape: str) -> tuple[bytes, int]:
    from mingchuang.domains.reports import queries
    from mingchuang.readings.annual_report.collect import collect
    from mingchuang.readings.annual_report.files import file_of, page_of
    from mingchuang.readings.annual_report.preview import preview

    found = queries.released(agency, year)
    if found is None:
        found = preview(queries.report(agency, year), collect(agency, year), datetime.now(UTC))
    return page_of(found).encode() if shape == "html" else file_of(found, shape), DONE


def _say(refused: Refused) -> None:
    from mingchuang.look.sentences import sentences

    for text in sentences(refused):
        click.echo(text, err=True)

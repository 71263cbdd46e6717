"""`mingchuang doctor`: what is missing or wrong, and how to mend it."""

import importlib
import json
import sys
from dataclasses import asdict

import click

from .main import with_records


@click.command()
@click.option("--format", "shape", type=click.Choice(["text", "json"]), default="text", show_default=True)
@click.option("--mend-triggers", is_flag=True, help="Create the ledger's missing triggers, then look again.")
@click.option("--json", "as_json", is_flag=True, help="The same as --format json.")
def doctor(shape: str, as_json: bool, mend_triggers: bool) -> None:
    """Name what is missing or wrong, and how to mend it. Exit 0: all well; 1: something found; 2: could not look."""
    try:
        with_records()
        if mend_triggers:
            importlib.import_module("mingchuang.ledger.triggers").mend()
        findings = importlib.import_module("mingchuang.channels.cli.checkup").findings()
    except Exception as error:
        click.echo(f"The settings could not be loaded: {error}. See docs/operations.md.", err=True)
        sys.exit(2)
    if as_json or shape == "json":
        click.echo(json.dumps([asdict(finding) for finding in findings], ensure_ascii=False, indent=1))
    else:
        for finding in findings:
            click.echo(f"{finding.severity:7} {finding.what}\n        → {finding.mend}")
        click.echo("All well." if not findings else f"{len(findings)} found.", err=True)
    sys.exit(1 if findings else 0)

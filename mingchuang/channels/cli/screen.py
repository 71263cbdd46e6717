"""`mingchuang screen FILE|-`: personal data and marks of secrecy in a text, as JSON."""

import json
import sys
from pathlib import Path
from typing import Any

import click

from mingchuang.law.findings import Finding
from mingchuang.law.screening import screen as findings_in

FOUND, CANNOT = 1, 2


def read_text(file: str) -> str:
    """The text of a file or, for "-", of the standard input; UTF-8 or else GB 18030.

    Ends the program with exit 2 and a sentence when there is no such file or it is no text.
    """
    try:
        raw = sys.stdin.buffer.read() if file == "-" else Path(file).read_bytes()
    except OSError as trouble:
        click.echo(f"读不到文件 {file}:{trouble.strerror}。 / Cannot read {file}: {trouble.strerror}.", err=True)
        sys.exit(CANNOT)
    for encoding in ("utf-8-sig", "gb18030"):
        try:
            text = raw.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\0" not in text:
            return text
    click.echo(f"{file} 不是文本文件,请先转换为文本。 / {file} is not a text file; convert it first.", err=True)
    sys.exit(CANNOT)


def as_json(found: Finding) -> dict[str, Any]:
    """One finding by the contract: kind, start, end, text, action, why, suggestion; and why in English, source."""
    return {
        "kind": found.kind,
        "start": found.start,
        "end": found.end,
        "text": found.text,
        "action": found.action,
        "why": found.why_zh,
        "why_en": found.why_en,
        "suggestion": found.suggestion,
        "source": found.source,
    }


@click.command()
@click.argument("file", metavar="FILE|-")
@click.option("--whole", is_flag=True, help="Look at the whole text at once: over line ends, and at tables by column.")
def screen(file: str, whole: bool) -> None:
    """Print the findings in a text, one JSON object a line; exit 1 if there are any."""
    text = read_text(file)
    pieces = [text] if whole else [line.removesuffix("\r") for line in text.split("\n")]
    if not whole and pieces[-1] == "":
        pieces.pop()
    anything = False
    for number, piece in enumerate(pieces, start=1):
        found = findings_in(piece)
        anything = anything or bool(found)
        click.echo(json.dumps({"line": number, "findings": [as_json(one) for one in found]}, ensure_ascii=False))
    if anything:
        sys.exit(FOUND)

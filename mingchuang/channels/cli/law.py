"""``mingchuang law`` and ``mingchuang due``: the law room at the command line, without a database."""

import json
import os
import sys
from typing import Any

import click

from mingchuang.intake.questions import answer, kinds
from mingchuang.law.readings import readings
from mingchuang.law.refusal import Refused, refuse

DONE, FOUND, COULD_NOT = 0, 1, 2


@click.group()
def law() -> None:
    """Ask the law room: one JSON question, or a list of them, on standard input."""


HELP = {
    "clock": "When the answer to a disclosure request is due: channel, events, as_of; optional readings and calendar.",
    "term": "The last day of a term: start, days or months, unit (working or calendar).",
    "fee": "The processing fee: mode items (month, count) or pages (pages); received.",
    "decision": "What follows from a decision: code, decided, agency_level, withheld_ground.",
    "tally": "Table 3 of the annual report from requests: format, year, requests.",
    "reconcile": "Do the tables add up: format, T2, T3, T4, previous_R4. Exit 1 if not.",
}


def _ask(kind: str) -> click.Command:
    text = f"{HELP[kind]} One JSON question or a list of them on standard input."

    @click.command(kind, help=text, short_help=HELP[kind])
    @click.option("--format", "shape", type=click.Choice(["json"]), default="json", help="The answer is always JSON.")
    @click.option("--json", "as_json", is_flag=True, help="The same as --format json.")
    def command(**_: Any) -> None:
        sys.exit(_answer_all(kind, sys.stdin.buffer.read()))

    return command


for _kind in kinds():
    law.add_command(_ask(_kind))


@law.command("readings")
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
@click.option("--format", "shape", type=click.Choice(["text", "json"]), default="text")
def list_readings(as_json: bool, shape: str) -> None:
    """List the disputed readings: values, default, why and article."""
    if as_json or shape == "json":
        _print([_reading(name) for name in readings()])
        return
    for reading in readings().values():
        click.echo(f"{reading.name} = {reading.default}    {reading.zh}（{reading.article}）")
        for value, meaning in reading.values.items():
            click.echo(f"    {value}: {meaning['zh']}")
        click.echo(f"    {reading.why}")


@click.command()
@click.argument("start")
@click.option("--days", type=int, required=True, help="How many working days.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
@click.option("--format", "shape", type=click.Choice(["text", "json"]), default="text")
def due(start: str, days: int, as_json: bool, shape: str) -> None:
    """The last day of a term of so many working days after the day START (2026-12-18)."""
    try:
        found = answer("term", {"start": start, "days": days, "unit": "working"})
    except Refused as refused:
        _say(refused)
        sys.exit(COULD_NOT)
    if as_json or shape == "json":
        _print({**found, "due": found["last_day"]})
        return
    click.echo(found["last_day"])
    if found["provisional"]:
        click.echo(
            _spoken(
                "暂定：期限进入尚无放假通知的年份。", "Provisional: the term reaches a year without a holiday notice."
            ),
            err=True,
        )


def _answer_all(kind: str, text: bytes) -> int:
    """Answer the question or the list on standard input; a refused one stands in the list as its refusal."""
    try:
        asked = json.loads(text)
    except (ValueError, RecursionError):
        asked = None
    if not isinstance(asked, dict | list):
        _say(refuse("questions.not_json", "question"))
        return COULD_NOT
    refused_any = False
    answers = []
    for question in asked if isinstance(asked, list) else [asked]:
        try:
            answers.append(answer(kind, question))
        except Refused as refused:
            refused_any = True
            _say(refused)
            answers.append({"refused": [_refusal(one) for one in refused.refusals]})
    _print(answers if isinstance(asked, list) else answers[0])
    if refused_any:
        return COULD_NOT
    # "ok" false: the tables do not reconcile.
    return FOUND if any(one.get("ok") is False for one in answers) else DONE


def _refusal(refusal: Any) -> dict[str, str]:
    from mingchuang.look.sentences import sentence

    return {
        "code": refusal.code,
        "field": refusal.field,
        "zh": sentence(refusal, "zh-hans"),
        "en": sentence(refusal, "en"),
    }


def _reading(name: str) -> dict[str, Any]:
    reading = readings()[name]
    return {
        "name": reading.name,
        "zh": reading.zh,
        "en": reading.en,
        "values": {value: dict(meaning) for value, meaning in reading.values.items()},
        "default": reading.default,
        "why": reading.why,
        "article": reading.article,
        "since": reading.since and reading.since.isoformat(),
        "until": reading.until and reading.until.isoformat(),
    }


def _say(refused: Refused) -> None:
    """Every reason as a sentence on standard error."""
    for refusal in refused.refusals:
        told = _refusal(refusal)
        click.echo(_spoken(told["zh"], told["en"]), err=True)


def _spoken(zh: str, en: str) -> str:
    language = os.environ.get("LC_ALL") or os.environ.get("LANG") or ""
    return zh if language.startswith("zh") else en


def _print(found: Any) -> None:
    click.echo(json.dumps(found, ensure_ascii=False, indent=2))

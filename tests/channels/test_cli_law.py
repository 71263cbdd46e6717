"""``mingchuang law`` and ``mingchuang due``: JSON in, JSON out, and no database."""

import json
from typing import Any

import pytest
from click.testing import CliRunner, Result

from mingchuang.channels.cli.law import due, law
from mingchuang.intake.questions import kinds

EXAMPLE: dict[str, Any] = {
    "channel": "in_person",
    "events": [
        {"type": "submitted", "date": "2025-03-03"},
        {"type": "inquiry_sent", "ref": "A", "to": "third_party", "date": "2025-03-10"},
        {"type": "inquiry_delivered", "ref": "A", "date": "2025-03-12"},
        {"type": "opinion_received", "ref": "A", "date": "2025-03-24"},
        {"type": "extension", "working_days": 10, "date": "2025-03-28"},
    ],
}
CLOCK_KEYS = {
    "day0", "clock_start", "base_due", "due", "provisional", "correction_notice_by", "notice_in_time",
    "extension_notice_in_time", "reply_by", "fee_pay_by", "paused_working_days", "regime", "state", "days",
}  # fmt: skip


def ask(kind: str, question: Any) -> Result:
    text = question if isinstance(question, str | bytes) else json.dumps(question)
    return CliRunner().invoke(law, [kind], input=text)


def test_the_example_of_the_contract() -> None:
    found = json.loads(ask("clock", EXAMPLE).stdout)
    assert set(found) >= CLOCK_KEYS
    assert (found["day0"], found["clock_start"]) == ("2025-03-03", "2025-03-03")
    assert (found["base_due"], found["due"]) == ("2025-04-15", "2025-04-28")
    assert found["correction_notice_by"] == "2025-03-12"
    assert found["reply_by"] == {"A": "2025-04-02"}
    assert (found["paused_working_days"], found["provisional"]) == (10, False)
    assert set(found["days"][0]) >= {"date", "counts", "why", "notice"}


def test_a_list_is_answered_one_by_one() -> None:
    result = ask("term", [{"start": "2025-01-24", "days": 20}, {"start": "2025-02-30", "days": 20}])
    first, second = json.loads(result.stdout)
    assert first["last_day"] == "2025-02-27"
    assert second["refused"][0]["field"] == "start" and "2025-02-30" in second["refused"][0]["zh"]
    assert result.exit_code == 2


def test_a_calendar_in_the_question_overrides() -> None:
    question = {"start": "2026-12-30", "days": 2}
    assert json.loads(ask("term", question).stdout)["provisional"] is True
    answer = json.loads(ask("term", {**question, "calendar": {"holidays": ["2027-01-01", "2027-01-04"]}}).stdout)
    assert (answer["last_day"], answer["provisional"]) == ("2027-01-05", False)


@pytest.mark.parametrize("text", ["", "{", "3", '"x"', b"\xff\xfe", "[1]", '{"start":1,"days":2}'])
def test_what_cannot_be_read_is_a_sentence(text: str | bytes) -> None:
    result = ask("term", text)
    assert result.exit_code == 2
    assert result.stderr.strip() and "Traceback" not in result.stderr


@pytest.mark.parametrize("kind", ["clock", "term"])
@pytest.mark.parametrize("readings", [[], "receipt", {"receipt": 3}, {"receipt": ["confirmed"]}])
def test_readings_of_another_shape(kind: str, readings: Any) -> None:
    assert ask(kind, {**EXAMPLE, "start": "2025-01-24", "days": 1, "readings": readings}).exit_code == 2


def test_every_kind_answers() -> None:
    assert kinds() == ["clock", "term", "fee", "decision", "tally", "reconcile"]


def test_readings_are_listed() -> None:
    listed = json.loads(CliRunner().invoke(law, ["readings", "--json"]).stdout)
    assert {"name": "receipt", "default": "system"}.items() <= listed[0].items()
    assert "receipt = system" in CliRunner().invoke(law, ["readings"]).stdout


def test_due() -> None:
    result = CliRunner().invoke(due, ["2025-01-24", "--days", "20"])
    assert (result.exit_code, result.stdout) == (0, "2025-02-27\n")
    found = json.loads(CliRunner().invoke(due, ["2025-01-24", "--days", "20", "--format", "json"]).stdout)
    assert found["due"] == found["last_day"] == "2025-02-27"


def test_due_says_when_it_is_provisional() -> None:
    result = CliRunner().invoke(due, ["2026-12-24", "--days", "20"], env={"LANG": "zh_CN.UTF-8", "LC_ALL": ""})
    assert result.stdout == "2027-01-22\n" and "暂定" in result.stderr


@pytest.mark.parametrize(("start", "days"), [("2003-12-31", "5"), ("2025-02-30", "5"), ("2025-01-01", "0"), ("x", "5")])
def test_due_refuses(start: str, days: str) -> None:
    result = CliRunner().invoke(due, [start, "--days", days])
    assert (result.exit_code, result.stdout) == (2, "") and result.stderr

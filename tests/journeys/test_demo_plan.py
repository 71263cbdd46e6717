"""The plan of the demo, before it is entered: its counts are those that the bureau's report of 2020 states."""

import json
import re
from collections import Counter
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from mingchuang.intake.demo import older, town, year
from mingchuang.law.calendar import packaged
from mingchuang.law.documents.categories import template
from mingchuang.law.documents.credit_code import is_credit_code
from mingchuang.law.screening import screen

DOCUMENTS = year.documents()
BROADCASTS = year.broadcasts()
# The annual report of 2019, released in 2020, is made by its own acts (data/reports.yaml).
REPORT = Counter(disclosure_site=1)
OUTLETS = {row.code: row.outlet.value for row in template()}


def facts() -> dict[str, Any]:
    """The figures of the report, from the shared folder beside the project."""
    for folder in Path(__file__).resolve().parents:
        found = folder / "shared" / "seed" / "luan-2020-facts.json"
        if found.exists():
            return json.loads(found.read_text("utf-8"))
    pytest.skip("the shared folder with the report's figures is not beside the project")


def interpretations(**wanted: str) -> list[year.PlannedDocument]:
    return [one for one in DOCUMENTS if one.kind == "interpretation" and wanted.items() <= dict(one.details).items()]


def test_documents_and_posts_by_outlet() -> None:
    counted = Counter(OUTLETS[one.sections[0]] for one in DOCUMENTS) + REPORT
    assert counted == {"portal": 976, "disclosure_site": 549}
    assert Counter(post.outlet for post in BROADCASTS) == year.BROADCASTS
    assert len(BROADCASTS) == 729


def test_kinds_that_the_report_names() -> None:
    counted = Counter(one.kind for one in DOCUMENTS)
    assert counted["press_conference"] == 4
    assert counted["concern_response"] == 36
    assert counted["reform_update"] == 117
    assert counted["consultation_draft"] == 2
    assert counted["interpretation"] == 20
    assert not counted.keys() & {"licence", "penalty", "coercion", "service_basis", "rules", "fees"}


def test_interpretations_by_both_definitions() -> None:
    own = interpretations(level="own")
    assert (len(own), len(interpretations(level="higher"))) == (15, 5)
    assert Counter(one.details["form"] for one in own) >= Counter(video=2, leader=4)
    in_section = Counter(one.details["form"] for one in own if one.sections[0] == "fd01-jd")
    assert (sum(in_section.values()), in_section["picture"], in_section["video"]) == (11, 6, 1)
    assert Counter(one.details["form"] for one in own)["leader"] == 4


def test_the_plan_agrees_with_the_report() -> None:
    stated = facts()["proactive"]
    counted = Counter(OUTLETS[one.sections[0]] for one in DOCUMENTS) + REPORT | {"new_media": len(BROADCASTS)}
    assert counted == stated["by_outlet"]
    assert sum(counted.values()) == stated["total"]


def test_nine_normative_documents_stay_in_force() -> None:
    repealed = {one.of for one in older.clean_ups() if one.decision == "repeal"}
    drafted = [*older.documents(), *(one for one in DOCUMENTS if one.kind == "normative")]
    assert len(older.clean_ups()) == 6
    assert len([one for one in drafted if one.key not in repealed]) == 9
    assert {one.facts["issuing_agency"] for one in drafted} == {"luan-office"}
    # Five years from the day of taking effect, none has lapsed by the year's end.
    assert min(one.facts["effective_on"] for one in drafted) > date(2016, 1, 1)


def test_every_step_is_taken_in_office_hours_and_in_order() -> None:
    calendar = packaged()
    for one in (*DOCUMENTS, *older.documents()):
        steps = one.steps
        moments = [steps.saved, *([steps.returned] if steps.returned else []), steps.submitted, steps.passed]
        moments += [steps.approved, steps.released]
        assert moments == sorted(moments), one.key
        for moment in moments:
            assert calendar.is_working(moment.date()), (one.key, moment)
            assert 8 <= moment.hour < 18
    assert {one.steps.released.year for one in DOCUMENTS} == {2020}
    assert {one.steps.released.year for one in older.documents()} == {2019}
    assert all(post.at.year == 2020 and calendar.is_working(post.at.date()) for post in BROADCASTS)


def test_what_explains_comes_after_what_it_explains() -> None:
    released = {one.key: one.steps.released for one in (*DOCUMENTS, *older.documents())}
    for one in DOCUMENTS:
        if one.target:
            assert one.steps.approved > released[one.target], one.key
    for post in BROADCASTS:
        assert post.at >= released[post.of]


def test_titles_differ_and_texts_pass_the_gate() -> None:
    titles = [one.title for one in DOCUMENTS]
    assert len(set(titles)) == len(titles) == 1525 - 1
    assert max(len(title) for title in titles) <= 60
    assert "{" not in "".join(titles) + "".join(one.body for one in DOCUMENTS)
    for one in DOCUMENTS[::7]:
        text = re.sub(r"<[^>]+>", "\n", one.body)
        assert not [found for found in screen(f"{one.title}\n{text}") if found.action == "flag"], one.key


def test_the_same_plan_every_time() -> None:
    year.documents.cache_clear()
    assert year.documents() == DOCUMENTS


def test_a_smaller_plan_keeps_what_the_report_names_one_by_one() -> None:
    small = Counter(one.kind for one in year.documents(0.02))
    assert small["news"] == 16
    assert small["press_conference"] == 4
    assert small["interpretation"] == 20


@pytest.mark.parametrize("serial", ["00000011", "00000033", "12345678", "98765432"])
def test_invented_credit_codes_check(serial: str) -> None:
    assert is_credit_code(town.credit_code(serial, "341500"))

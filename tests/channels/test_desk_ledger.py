"""The ledger at the desk, and the words for its acts."""

import ast
from pathlib import Path

import pytest
import yaml
from django.urls import reverse
from django.utils import translation

from mingchuang.channels.desk.ledger import words
from mingchuang.domains.agencies import actions
from mingchuang.domains.agencies.roles import Role
from mingchuang.ledger import reading
from tests.channels.desk_helpers import at_desk, text
from tests.factories.agencies import bureau, city, staff

PACKAGE = Path(reading.__file__).parents[1]
LINES, EXPORT = "desk_ledger:lines", "desk_ledger:export"


@pytest.fixture
def agency(system):
    return bureau(system)


@pytest.mark.django_db
def test_an_inspector_reads_the_lines_of_the_agency_and_of_no_other(client, system, agency):
    other = bureau(system, code="luan-health", name="六安市卫生健康委员会")
    staff(system, other, Role.DRAFTER)
    at_desk(client, system, agency, Role.INSPECTOR)
    page = text(client.get(reverse(LINES)))
    assert "分配角色" in page
    codes = {line.agency for line in reading.every(reading.Filters(agencies=(agency.code,)))}
    assert codes == {agency.code}
    answer = client.get(reverse(LINES), {"of": other.code})
    assert other.code not in {line.agency for line in answer.context["page"].lines}
    exported = b"".join(client.get(reverse(EXPORT))).decode()
    assert other.code not in exported


@pytest.mark.django_db
def test_a_drafter_does_not_read_the_ledger(client, system, agency):
    at_desk(client, system, agency, Role.DRAFTER)
    assert client.get(reverse(LINES)).status_code == 403
    assert client.get(reverse(EXPORT)).status_code == 403


@pytest.mark.django_db
def test_the_city_reads_everything(client, system, agency):
    at_desk(client, system, city(system), Role.INSPECTOR)
    answer = client.get(reverse(LINES))
    assert {line.agency for line in answer.context["page"].lines} >= {agency.code, "luan"}


@pytest.mark.django_db
def test_pages_by_key_show_each_line_once_both_ways(system, agency):
    unit = actions.open_unit
    for number in range(130):
        unit(by=system, agency=agency, code=f"u{number}", name=f"科室{number}")
    filters = reading.Filters(act="agencies.open_unit")
    seen, page = [], reading.page(filters)
    assert page.newer is None
    while True:
        seen += [line.seq for line in page.lines]
        if page.older is None:
            break
        page = reading.page(filters, before=page.older)
    assert len(seen) == len(set(seen)) == 130
    assert seen == sorted(seen, reverse=True)
    newer = reading.page(filters, after=page.newer)
    assert newer.lines[-1].seq == page.lines[0].seq + 1


@pytest.mark.django_db
def test_filters_by_act_subject_and_day(client, system, agency):
    person = staff(system, agency, Role.DRAFTER)
    at_desk(client, system, agency, Role.INSPECTOR)
    given = client.get(reverse(LINES), {"act": "agencies.give_role", "subject": f"person:{person.public_id}"})
    assert [line.act for line in given.context["page"].lines] == ["agencies.give_role"]
    assert "办理记录" in text(given)
    day = system.day
    parts = {"since_year": day.year, "since_month": day.month, "since_day": day.day + 1}
    assert not client.get(reverse(LINES), parts).context["page"].lines
    wrong = client.get(reverse(LINES), {"since_year": 2026, "since_month": 2, "since_day": 30})
    assert wrong.status_code == 200
    assert "2" in text(wrong)


@pytest.mark.django_db
@pytest.mark.parametrize(
    "query", ["before=x", "after=-1", "before=99999999999999999999", "act=nothing.such", "of=nowhere"]
)
def test_odd_addresses_do_no_harm(client, system, agency, query):
    at_desk(client, system, agency, Role.INSPECTOR)
    assert client.get(f"{reverse(LINES)}?{query}").status_code == 200


def recorded_acts():
    """The acts named in the code: the first argument of ``record`` or of a noun's own ``line``."""
    found = set()
    for path in PACKAGE.glob("domains/*/**/*.py"):
        noun = path.relative_to(PACKAGE / "domains").parts[0]
        for node in ast.walk(ast.parse(path.read_text(encoding="utf8"))):
            if (
                isinstance(node, ast.Call)
                and getattr(node.func, "id", "") in ("record", "line", "_record")
                and node.args
            ):
                names = {part.value for part in ast.walk(node.args[0]) if isinstance(part, ast.Constant)}
                found |= {name if "." in name else f"{noun}.{name}" for name in names if name and name[-1] != "."}
    return found


def test_every_act_has_a_word_in_both_languages():
    words = yaml.safe_load((PACKAGE / "channels/desk/ledger/acts.yaml").read_text(encoding="utf8"))
    assert recorded_acts() - set(words["acts"]) == set()
    assert all(set(entry) == {"zh", "en"} for part in words.values() for entry in part.values())


def test_acts_on_requests_are_called_what_the_law_and_the_case_call_them():
    """The same act has one name on the case, in 待办 and in the ledger."""
    from mingchuang.law.disclosure.moves import ACTS

    with translation.override("zh-hans"):
        found = {name.partition(".")[2]: said for name, said in words.acts().items() if name.startswith("disclosure.")}
    assert {name: said for name, said in found.items() if name in ACTS and said != ACTS[name].zh} == {}
    assert set(ACTS) <= set(found)


@pytest.mark.parametrize(
    ("person", "act", "language", "said"),
    [
        ("陈璐", "mistakes.accept", "zh-hans", "陈璐"),
        ("", "disclosure.receive", "zh-hans", "申请人"),
        ("", "mistakes.report", "zh-hans", "读者"),
        ("", "subscriptions.ask", "zh-hans", "订阅人"),
        ("", "subscriptions.end", "en", "subscriber"),
    ],
)
def test_who_is_no_member_of_staff_is_called_by_what_they_did(person, act, language, said):
    with translation.override(language):
        assert words.hand(person, act) == said


def test_a_figure_is_not_read_as_a_number_of_a_register() -> None:
    with translation.override("zh-hans"):
        assert words.facts({"number": "2026-0013", "state": "received"}) == "编号 2026-0013"
        assert words.facts({"number": 12, "root": "9297"}) == ""
        assert words.facts({"number": 1, "name": "工作通知", "edition": 2}) == "稿次 2 · 名称 工作通知"

"""``mingchuang import calendar``: a rehearsal writes nothing, an import is one act a notice."""

import json
from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from mingchuang.channels.cli.importing import importing
from mingchuang.domains.calendars import actions, queries
from mingchuang.ledger.acts import By
from mingchuang.ledger.models import Entry

pytestmark = pytest.mark.django_db

TEXT = """国务院办公厅关于2027年部分节假日安排的通知
国办发明电〔2026〕9号
一、元旦：1月1日（周五）至3日（周日）放假，共3天。
二、春节：2月5日（周五）至11日（周四）放假调休，共7天。1月30日（周六）、2月20日（周六）上班。
三、清明节：4月3日（周六）至5日（周一）放假，共3天。
四、劳动节：5月1日（周六）至5日（周三）放假调休，共5天。5月8日（周六）上班。
五、端午节：6月9日（周三）放假1天，不调休。
六、中秋节：9月15日（周三）放假1天，不调休。
七、国庆节：10月1日（周五）至7日（周四）放假调休，共7天。9月26日（周日）、10月9日（周六）上班。
"""


@pytest.fixture(autouse=True)
def loaded(system: By) -> int:
    return actions.load_shipped(by=system)


def run(file: Path, *options: str) -> Result:
    return CliRunner().invoke(importing, ["calendar", str(file), *options])


def test_rehearsal_import_and_again(tmp_path: Path) -> None:
    file = tmp_path / "2027.txt"
    file.write_text(TEXT, "utf-8")
    before = Entry.objects.count()
    rehearsal = run(file, "--dry-run", "--json")
    assert rehearsal.exit_code == 1
    assert json.loads(rehearsal.stdout)["notices"] == [
        {"year": 2027, "reference": "国办发明电〔2026〕9号", "outcome": "entered", "changed_days": 32}
    ]
    assert Entry.objects.count() == before and not queries.calendar().has_notice(2027)
    assert run(file).exit_code == 0
    assert queries.calendar().has_notice(2027) and Entry.objects.count() == before + 1
    again = run(file, "--json")
    assert (again.exit_code, json.loads(again.stdout)["notices"][0]["outcome"]) == (0, "same")
    assert Entry.objects.count() == before + 1
    file.write_text(TEXT.replace("9月15日（周三）放假1天，不调休", "9月15日（周三）至17日（周五）放假调休"), "utf-8")
    assert json.loads(run(file, "--json").stdout)["notices"][0] == {
        "year": 2027,
        "reference": "国办发明电〔2026〕9号",
        "outcome": "corrected",
        "changed_days": 2,
    }
    assert queries.calendar().day(date(2027, 9, 16)).why == "holiday"


def test_a_file_that_is_no_notice(tmp_path: Path) -> None:
    file = tmp_path / "x.csv"
    file.write_text("2027-13-01,放假\n", "utf-8")
    result = run(file)
    assert result.exit_code == 2 and "2027-13-01" in result.stderr and not result.stdout
    assert CliRunner().invoke(importing, ["calendar", str(tmp_path / "gone")]).exit_code == 2

"""The demo's audit: clean reports but two, a city's sum that is one cell off, years beside each other, half decided."""

from datetime import datetime

import pytest

from mingchuang.domains.audits import queries
from mingchuang.domains.audits.undecided import undecided
from mingchuang.domains.audits.values import RunView
from mingchuang.domains.catalogue import actions as catalogue
from mingchuang.domains.documents.models import Document
from mingchuang.intake.demo import audits, town
from mingchuang.intake.demo.agenda import Agenda
from mingchuang.intake.demo.values import BUREAU
from mingchuang.ledger.acts import SHANGHAI, By
from mingchuang.readings.report_years import bodies
from mingchuang.readings.rollup import proof

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 11, 24, 10, 0, tzinfo=SHANGHAI)


@pytest.fixture
def run(system: By, settings, tmp_path) -> RunView:
    settings.FILES = tmp_path / "files"
    catalogue.load_template(by=By(system.who, datetime(2019, 1, 2, 9, tzinfo=SHANGHAI)))
    agenda = Agenda()
    audits.enter(town.found(), agenda, NOW)
    agenda.work(lambda done, of, at: None)
    (found,) = queries.runs(BUREAU)
    return found


def test_what_the_desk_shows_of_it(run: RunView) -> None:
    files = {file.name.removesuffix(".html"): file for file in queries.files(run.public_id)}
    assert (len(files), run.finished, run.year) == (12, True, 2025)
    assert not any(file.unread or len(file.cells) < 200 for file in files.values())
    wrong = {name: [found.id for found in file.findings] for name, file in files.items() if file.findings}
    assert wrong == {
        "六安市人力资源和社会保障局2025": ["T3.identity", "T3.rowsum", "X.narr_foi"],
        "六安市教育体育局2025": ["X.narr_foi"],
    }
    decided = {
        found.id: found.judgement.verdict for file in files.values() for found in file.findings if found.judgement
    }
    assert decided == {"T3.rowsum": "accepted", "X.narr_foi": "dismissed"}
    (waiting,) = undecided([BUREAU], NOW.date())
    assert waiting.number == 2


def test_the_roll_up_shows_the_cells_that_are_off_and_the_years_stand_beside_each_other(run: RunView) -> None:
    found = proof(run.public_id)
    assert found.government is not None
    assert found.government.agency_name == "六安市人民政府"
    assert {line.cell for line in found.wrong} == {"T2.6.penalty.decisions", "T3.R1.total"}
    assert all(set(body.reports) >= {2024, 2025} for body in bodies(run.public_id))


def test_another_year_s_demo_is_as_good(system: By) -> None:
    for year in (2022, 2024, 2027):
        names = {upload.name for upload in audits.uploads(year)}
        assert len(names) == 12
        assert {name[-9:-5] for name in names} == {str(year), str(year - 1)}
    assert Document.objects.count() == 0

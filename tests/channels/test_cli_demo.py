"""`mingchuang demo`: only into an empty installation, and its accounts are named only where it is what was loaded."""

from datetime import datetime

import pytest
from click.testing import CliRunner

from mingchuang.channels.cli import demo as module
from mingchuang.domains.agencies import queries as agencies
from mingchuang.intake.demo import load as loading
from mingchuang.intake.demo import town
from mingchuang.ledger.acts import SHANGHAI, By
from mingchuang.readings.search import index, readers
from tests.factories import documents
from tests.factories.agencies import bureau

pytestmark = pytest.mark.django_db


def test_an_installation_with_agencies_is_left_alone(system: By) -> None:
    bureau(system)
    before = [one.code for one in agencies.agencies()]
    result = CliRunner().invoke(module.demo, [])
    assert result.exit_code == 2
    assert "empty installation" in result.stderr
    assert [one.code for one in agencies.agencies()] == before


def test_no_demo_password_is_printed_for_somebody_elses_city(system: By) -> None:
    """A real bureau may have the code and the account names of the demo; its credit code is its own."""
    bureau(system)
    assert module.accounts() == []


def test_the_accounts_of_the_demo_are_printed(system: By) -> None:
    from mingchuang.domains.catalogue import actions as catalogue

    catalogue.load_template(by=By(system.who, datetime(2019, 1, 2, 9, tzinfo=SHANGHAI)))
    town.found()
    lines = module.accounts()
    assert len(lines) == 9
    assert all("mingchuang-demo-2020" in line for line in lines)


def test_readers_find_what_was_loaded_at_once(system: By, at: datetime, monkeypatch, settings, tmp_path) -> None:
    settings.HOME, settings.DEMO_IDENTITY = tmp_path, tmp_path / "identity.json"
    people = documents.three(system)
    monkeypatch.setattr(loading, "load", lambda **_how: documents.released(people, at, title="演示城市的公开信息"))
    module.load(progress=lambda _line: None)
    assert index.behind() == 0
    assert readers.ask("演示城市", on=at.date()).total == 1


@pytest.mark.parametrize("scale", ["0", "-1", "much", "51"])
def test_an_impossible_scale_is_refused(scale: str) -> None:
    assert CliRunner().invoke(module.demo, ["--scale", scale]).exit_code == 2

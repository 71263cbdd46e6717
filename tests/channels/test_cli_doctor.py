"""The doctor names what is wrong, and nothing else."""

import json

import pytest
from click.testing import CliRunner
from django.db import connection

from mingchuang.channels.cli import checkup
from mingchuang.channels.cli.doctor import doctor
from mingchuang.ledger import crypto, triggers

pytestmark = pytest.mark.django_db


def named(check):
    return [finding for finding in check() if finding.severity]


def test_dropped_triggers_are_named_and_mended():
    triggers.drop()
    (found,) = named(checkup.append_only)
    assert "ledger_entry_no_update" in found.what
    assert triggers.mend()
    assert not named(checkup.append_only)


def test_a_year_without_a_notice_is_named(monkeypatch, system):
    class Calendar:
        def has_notice(self, year):
            return False

    from mingchuang.domains.calendars import queries

    monkeypatch.setattr(queries, "calendar", Calendar)
    found = named(checkup.calendars)
    assert [f.severity for f in found] == ["error", "warning"]


def test_keys_beside_the_data_are_named(settings, tmp_path):
    settings.HOME = tmp_path
    key_file = tmp_path / "keys"
    key_file.write_text(crypto.new_key_line(1))
    key_file.chmod(0o600)
    settings.KEYS = str(key_file)
    (found,) = named(checkup.keys)
    assert "beside" in found.what
    settings.KEYS = str(tmp_path / "nowhere")
    assert named(checkup.keys)[0].severity == "error"


def test_keys_that_others_can_read_are_named(settings, tmp_path):
    settings.HOME = tmp_path / "home"
    key_file = tmp_path / "keys"
    key_file.write_text(crypto.new_key_line(1))
    key_file.chmod(0o644)
    settings.KEYS = str(key_file)
    assert "Others" in named(checkup.keys)[0].what


def test_production_wants_its_settings(settings, monkeypatch):
    monkeypatch.setenv("DJANGO_SETTINGS_MODULE", "mingchuang.config.settings.prod")
    settings.SECRET_KEY = "short"
    settings.KEYS = ""
    settings.DEBUG = True
    checks = {finding.check for check in (checkup.unsafe_settings, checkup.keys) for finding in check()}
    assert checks == {"settings", "keys"}
    assert sum(f.severity == "error" for f in checkup.unsafe_settings()) == 2


def test_pending_migrations_are_named():
    assert not named(checkup.migrations)
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM django_migrations WHERE app = 'reports'")
    assert "pending" in named(checkup.migrations)[0].what


def test_the_command_speaks_json(monkeypatch):
    monkeypatch.setattr(checkup, "findings", lambda: [checkup.Finding("fonts", "error", "No font.", "Install one.")])
    result = CliRunner().invoke(doctor, ["--json"])
    assert result.exit_code == 1
    assert json.loads(result.stdout) == [
        {"check": "fonts", "severity": "error", "what": "No font.", "mend": "Install one."}
    ]

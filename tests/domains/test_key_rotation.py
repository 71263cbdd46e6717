"""A new key: old data stays readable, is encrypted again, and is still found by its index."""

import os
from datetime import date

import pytest
from django.db import connection

from mingchuang.domains.disclosure.models import DisclosureRequest
from mingchuang.ledger import crypto, rotation
from tests.factories import disclosure

DAY = date(2026, 3, 2)


@pytest.fixture
def keys(settings, tmp_path):
    path = tmp_path / "keys"
    path.write_text(crypto.new_key_line(1))
    settings.KEYS, settings.FILES = str(path), tmp_path / "files"
    return path


def add_key(path, version):
    with path.open("a") as file:
        file.write(crypto.new_key_line(version))
    os.utime(path, (version, version))


def versions():
    with connection.cursor() as cursor:
        cursor.execute("SELECT applicant FROM disclosure_disclosurerequest")
        return {crypto.version_of(bytes(row[0])) for row in cursor.fetchall()}


@pytest.mark.django_db
def test_a_new_key_renews_what_the_old_one_encrypted(keys, system):
    office = disclosure.office(system)
    public_id = disclosure.received(office, DAY).public_id
    before = DisclosureRequest.objects.get(public_id=public_id).applicant
    index = crypto.blind_index("0564-3380000", "phone")
    assert versions() == {1}
    add_key(keys, 2)
    assert DisclosureRequest.objects.get(public_id=public_id).applicant == before
    assert rotation.renew() > 0
    assert versions() == {2}
    assert rotation.renew() == 0
    assert DisclosureRequest.objects.get(public_id=public_id).applicant == before
    assert crypto.blind_index("0564-3380000", "phone") == index


@pytest.mark.django_db
def test_renewing_goes_bit_by_bit(keys, system):
    office = disclosure.office(system)
    disclosure.received(office, DAY)
    disclosure.received(office, DAY)
    add_key(keys, 2)
    steps = 0
    while rotation.renew(limit=1):
        steps += 1
        assert steps < 50
    assert steps > 1 and versions() == {2}


@pytest.mark.django_db
def test_altered_data_is_refused_and_not_guessed(keys, system):
    disclosure.received(disclosure.office(system), DAY)
    with connection.cursor() as cursor:
        cursor.execute("SELECT id, applicant FROM disclosure_disclosurerequest")
        pk, raw = cursor.fetchone()
        raw = bytearray(bytes(raw))
        raw[-1] ^= 1
        cursor.execute("UPDATE disclosure_disclosurerequest SET applicant = %s WHERE id = %s", [bytes(raw), pk])
    with pytest.raises(crypto.Unreadable):
        DisclosureRequest.objects.get(pk=pk)

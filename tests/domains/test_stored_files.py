"""Stored files: whole or not at all, sealed means unreadable, orphans go, keys can be renewed."""

import hashlib
import os
from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction

from mingchuang.ledger import crypto, files
from mingchuang.ledger.models import StoredFile

WORDS = "关于印发办法的通知".encode()
SHA = hashlib.sha256(WORDS).hexdigest()


@pytest.fixture(autouse=True)
def home(settings, tmp_path):
    settings.FILES = tmp_path / "files"
    settings.KEYS = str(tmp_path / "keys")
    (tmp_path / "keys").write_text(crypto.new_key_line(1))
    return tmp_path


def on_disk(tmp_path, tree):
    return [path for path in (tmp_path / "files" / "sha256" / tree).rglob("*") if path.is_file()]


def test_a_file_is_kept_once_and_read_back(db, at, home):
    first = files.keep(WORDS, media_type="text/plain", sealed=False, at=at)
    again = files.keep(WORDS, media_type="text/plain", sealed=False, at=at)
    assert first == again == files.Stored(SHA, len(WORDS), "text/plain")
    assert files.read(SHA, sealed=False) == WORDS
    assert [path.name for path in on_disk(home, "public")] == [SHA]
    assert StoredFile.objects.count() == 1


def test_a_sealed_file_cannot_be_read_on_the_disk_nor_through_the_public_tree(db, at, home):
    files.keep(WORDS, media_type="text/plain", sealed=True, at=at)
    (path,) = on_disk(home, "sealed")
    assert WORDS not in path.read_bytes()
    assert path.stat().st_mode & 0o077 == 0
    assert files.read(SHA, sealed=True) == WORDS
    with pytest.raises(files.Missing):
        files.read(SHA, sealed=False)


@pytest.mark.parametrize("sealed", [False, True])
def test_an_altered_file_is_refused(db, at, home, sealed):
    files.keep(WORDS, media_type="text/plain", sealed=sealed, at=at)
    (path,) = on_disk(home, "sealed" if sealed else "public")
    raw = bytearray(path.read_bytes())
    raw[-1] ^= 1
    path.write_bytes(raw)
    with pytest.raises((files.Missing, crypto.Unreadable)):
        files.read(SHA, sealed=sealed)
    assert list(files.broken()) == [f"{'sealed' if sealed else 'public'}/{SHA}"]


@pytest.mark.parametrize("name", ["", "../../keys", "a" * 63, "A" * 64, "/etc/passwd"])
def test_only_a_hash_is_a_name(db, name):
    with pytest.raises(files.Missing):
        files.read(name, sealed=False)


@pytest.mark.django_db(transaction=True)
def test_a_failed_act_leaves_an_orphan_that_is_swept_and_no_name(at, home):
    with pytest.raises(RuntimeError):
        files.keep(WORDS, media_type="text/plain", sealed=False, at=at)
    with pytest.raises(IntegrityError), transaction.atomic():
        files.keep(WORDS, media_type="text/plain", sealed=False, at=at)
        raise IntegrityError
    assert not StoredFile.objects.exists()
    (path,) = on_disk(home, "public")
    os.utime(path, (at.timestamp(), at.timestamp()))
    assert files.sweep(at + timedelta(hours=1)) == 0
    assert files.sweep(at + timedelta(hours=7)) == 1
    assert on_disk(home, "public") == []
    with transaction.atomic():
        files.keep(WORDS, media_type="text/plain", sealed=False, at=at)
    assert files.read(SHA, sealed=False) == WORDS


@pytest.mark.django_db(transaction=True)
def test_sweeping_leaves_what_is_named_and_dropping_takes_it(at, home):
    with transaction.atomic():
        files.keep(WORDS, media_type="text/plain", sealed=True, at=at)
    for path in on_disk(home, "sealed"):
        os.utime(path, (at.timestamp(), at.timestamp()))
    assert files.sweep(at + timedelta(days=30)) == 0
    with transaction.atomic():
        files.drop(SHA, sealed=True)
        assert on_disk(home, "sealed")
    assert on_disk(home, "sealed") == []
    with pytest.raises(files.Missing):
        files.read(SHA, sealed=True)


def test_a_new_key_renews_old_files(db, at, home):
    files.keep(WORDS, media_type="text/plain", sealed=True, at=at)
    with (home / "keys").open("a") as file:
        file.write(crypto.new_key_line(2))
    os.utime(home / "keys", (1, 1))
    (path,) = on_disk(home, "sealed")
    assert crypto.version_of(path.read_bytes()) == 1
    assert files.renew_sealed() == 1
    assert crypto.version_of(path.read_bytes()) == 2
    assert files.renew_sealed() == 0
    assert files.read(SHA, sealed=True) == WORDS

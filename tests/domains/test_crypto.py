"""Personal data at rest."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mingchuang.ledger import crypto


@given(st.binary(max_size=200), st.text(max_size=20))
def test_what_is_encrypted_comes_back_for_the_same_column_only(plain, context):
    sealed = crypto.encrypt(plain, context)
    assert crypto.decrypt(sealed, context) == plain
    with pytest.raises(crypto.Unreadable):
        crypto.decrypt(sealed, context + "x")


@given(st.binary(min_size=1, max_size=60), st.data())
def test_any_altered_byte_is_noticed(plain, data):
    sealed = bytearray(crypto.encrypt(plain, "t.c"))
    place = data.draw(st.integers(0, len(sealed) - 1))
    sealed[place] ^= data.draw(st.integers(1, 255))
    with pytest.raises(crypto.Unreadable):
        crypto.decrypt(bytes(sealed), "t.c")


def test_equal_texts_are_encrypted_differently_and_indexed_equally():
    assert crypto.encrypt(b"same", "t.c") != crypto.encrypt(b"same", "t.c")
    assert crypto.blind_index("same", "id") == crypto.blind_index("same", "id")
    assert crypto.blind_index("same", "id") != crypto.blind_index("same", "phone")


def test_rotation_keeps_old_data_and_the_index(settings, tmp_path):
    path = tmp_path / "keys"
    path.write_text(crypto.new_key_line(1))
    settings.KEYS = str(path)
    sealed, index = crypto.encrypt(b"old", "t.c"), crypto.blind_index("v", "p")
    path.write_text(path.read_text() + crypto.new_key_line(2))
    assert crypto.decrypt(sealed, "t.c") == b"old"
    assert crypto.version_of(crypto.encrypt(b"new", "t.c")) == 2
    assert crypto.blind_index("v", "p") == index


def test_without_the_key_nothing_is_read(settings, tmp_path):
    path = tmp_path / "keys"
    path.write_text(crypto.new_key_line(1))
    settings.KEYS = str(path)
    sealed = crypto.encrypt(b"secret", "t.c")
    path.write_text(crypto.new_key_line(3))
    with pytest.raises(crypto.Unreadable):
        crypto.decrypt(sealed, "t.c")

import pytest

from jigsaw.files.sealing import SealBroken, open_seal, seal
from jigsaw.files.storing import read, remove, store


def test_what_is_sealed_opens_in_its_place_only():
    """Fails if the place is not bound into the seal."""
    sealed = seal(b"the learning", place="release 1 edition")
    assert open_seal(sealed, place="release 1 edition") == b"the learning"
    with pytest.raises(SealBroken):
        open_seal(sealed, place="release 2 edition")


def test_sealed_bytes_hide_the_content():
    assert b"learning" not in seal(b"the learning", place="x")


@pytest.mark.parametrize("position", [0, 1, 5, 20, -1])
def test_one_changed_byte_breaks_the_seal(position):
    sealed = bytearray(seal(b"the learning", place="x"))
    sealed[position] ^= 1
    with pytest.raises(SealBroken):
        open_seal(bytes(sealed), place="x")


@pytest.mark.parametrize("cut", [b"", b"\x02", b"\x02k1"])
def test_a_cut_seal_is_broken_not_an_error_of_another_kind(cut):
    with pytest.raises(SealBroken):
        open_seal(cut, place="x")


def test_a_lost_key_is_named(settings):
    sealed = seal(b"x", place="x")
    settings.SEALING_KEYS = {}
    with pytest.raises(SealBroken, match="key"):
        open_seal(sealed, place="x")


def test_an_older_key_still_opens(settings):
    sealed = seal(b"x", place="x")
    settings.SEALING_KEYS = {**settings.SEALING_KEYS, "k2": "ab" * 32}
    settings.SEALING_KEY = "k2"
    assert open_seal(sealed, place="x") == b"x"
    assert seal(b"x", place="x")[1:3] == b"k2"


def test_stored_files_have_names_that_say_nothing():
    name = store(b"report", folder="documents")
    assert "report" not in name
    assert read(name) == b"report"
    remove(name)
    with pytest.raises(FileNotFoundError):
        read(name)

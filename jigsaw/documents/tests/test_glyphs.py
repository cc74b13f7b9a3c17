"""Which characters can be drawn. Fails when a name of these islands is refused or a missing glyph passes."""

from __future__ import annotations

import pytest

from jigsaw.documents.glyphs import clean, covered, drawable, glyph_faults
from jigsaw.documents.look import FACES, font_folder


def test_names_in_welsh_polish_and_irish_are_drawn():
    assert glyph_faults({"a": "Ŵŵ Ŷŷ Łódź Żółć Siân O’Néill “quoted” – — … £ € ½ → ✓ №"}) == []


def test_the_characters_are_those_that_a_library_for_fonts_finds():
    """Fails when our reading of the character map misses a character or invents one."""
    from fontTools.ttLib import TTFont

    for face in FACES:
        file = font_folder() / f"SourceSans3-{face}.ttf"
        assert covered(file.read_bytes()) == set(TTFont(file).getBestCmap())


def test_a_missing_glyph_is_named_with_its_path_and_place():
    (fault,) = glyph_faults({"findings": [{"why": "ab\u0627 and \u0627 again"}]})
    assert fault.path == "findings[0].why"
    assert "(U+0627, Arabic letter alef) at character 3" in fault.message
    assert fault.message.count("U+0627") == 1


def test_many_missing_glyphs_are_counted():
    (fault,) = glyph_faults({"title": "אבגדהוזח"})
    assert "and 3 more" in fault.message


@pytest.mark.parametrize(
    ("text", "cleaned"),
    [
        ("a\u200bb\u202ec\u2066d\ufeff", "abcd"),
        ("soft\xadhyphen", "softhyphen"),
        ("one\r\ntwo\rthree", "one\ntwo\nthree"),
        ("e\u0301", "é"),
        ("\x00\x1b[0m", "[0m"),
        ("a\tb", "a b"),
        ("✓\ufe0f", "✓"),
    ],
)
def test_unseen_characters_are_cleaned(text, cleaned):
    assert clean(text) == cleaned


def test_a_missing_face_is_an_error(tmp_path):
    with pytest.raises(FileNotFoundError):
        drawable(tmp_path)


def test_the_typeface_is_read_once():
    assert drawable(font_folder()) is drawable(font_folder())

"""Names of the people register are found in any case, with or without accents, as words of their own."""

from __future__ import annotations

import pytest

from jigsaw.incidents.rules.names import hit_words, hits_in, names_of_person

NAMES = names_of_person(["Zoë-Ann O’Brien", "Ottoline Quillfeather", "Li Wu"], salt="a review")


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("Ottoline came", [1]),
        ("OTTOLINE", [1]),
        ("one\ntwo\nottoline’s home", [3]),
        ("Ms Quillfeather,", [1]),
        ("Quillfeather-Smith", [1]),
        ("zoe-ann", [1]),
        ("Zoë-Ann O'Brien", [1, 1, 1]),
        ("Otto\u00adline", [1]),
        ("Ottoline\nQuillfeather", [1, 1, 2]),
        ("Li\nWu", [1]),
        ("Ottolines and pre-Ottolinean", []),
        ("Li was there, and Wu", []),
        ("", []),
    ],
)
def test_lines_with_names(text, lines):
    assert [hit.line for hit in hits_in(text, NAMES)] == lines


def test_parts_of_three_letters_are_not_asked_about():
    """“Ann” and “Zoe” are too short; they are found in the whole name only."""
    assert hits_in("Ann and Zoe", NAMES) == []


def test_a_seal_gives_nothing_away_and_differs_from_review_to_review():
    one, other = (names_of_person(["Ottoline"], salt=salt)[0] for salt in ("one", "other"))
    assert one.seal != other.seal
    assert "ottoline" not in one.seal


def test_the_words_name_the_lines_and_never_the_name():
    hits = hits_in("Ottoline\n\nQuillfeather", NAMES)
    assert (
        hit_words(hits) == "Lines 1 and 3 may hold a name from the people register. Write the alias instead."
    )
    assert hit_words(hits_in("x\ny\nOttoline", NAMES)) == (
        "Line 3 may hold a name from the people register. Write the alias instead."
    )


def test_twenty_thousand_characters_and_many_names_are_searched():
    text = "Nothing of it. " * 1300 + "\nQuillfeather"
    many = names_of_person([f"Person{n} Surname{n}" for n in range(60)] + ["Ottoline Quillfeather"], salt="x")
    assert [hit.line for hit in hits_in(text, many)] == [2]

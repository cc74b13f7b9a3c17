"""Text is dealt out by measure: everything fits and no word is lost."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jigsaw.documents.office.filling import REST, Words, all_height, even_pages, pages, shortened
from jigsaw.documents.office.measure import height, lines, sentences, width

WORDS = st.lists(st.text(alphabet="abcWMé. ?", min_size=1, max_size=90), min_size=1, max_size=12)


@settings(max_examples=60, deadline=None)
@given(texts=WORDS, most=st.floats(min_value=1.5, max_value=4.5))
def test_pages_fit_and_hold_every_letter(texts, most):
    """Fails when a page is higher than its box, or a letter is lost or moved at a cut."""
    words = [Words(text * 6, bullet=bool(number % 2)) for number, text in enumerate(texts) if text.strip()]
    dealt = pages(words, 20, 5.0, most)
    assert all(all_height(page, 20, 5.0) <= most for page in dealt)
    before = "".join("".join(entry.text.split()) for entry in words)
    assert "".join("".join(entry.text.split()) for page in dealt for entry in page) == before


def test_a_heading_stays_with_its_text():
    """Fails when a heading ends a slide and its text begins the next."""
    words = [Words("Short text."), Words("Heading", bold=True), Words("Long text that goes on. " * 12)]
    dealt = pages(words, 20, 5.0, 3.0)
    assert len(dealt) > 1
    assert not any(page[-1].bold for page in dealt)


def test_slides_of_one_text_are_filled_alike():
    """Fails when the last slide is left with one line while the one before is full."""
    words = [part for n in range(4) for part in (Words(f"Heading {n}", bold=True), Words("Some text. " * 7))]
    full, even = pages(words, 20, 6.0, 4.3), even_pages(words, 20, 6.0, 4.3)
    assert [len(page) for page in full] == [6, 2]
    assert [len(page) for page in even] == [4, 4]


@given(text=st.text(alphabet="abc .?!;", max_size=200))
def test_sentences_lose_nothing(text):
    """Fails when cutting at full stops drops or repeats a word."""
    assert " ".join(sentences(text)).split() == text.split()


def test_a_text_is_shortened_at_a_sentence():
    """Fails when a text is cut in the middle of a sentence although a whole one fits."""
    text = "One sentence stands here. " * 40
    short = shortened(text, 20, 5.0, 2.0)
    assert short.endswith(f"here. {REST}")
    assert height(short, 20, 5.0) <= 2.0
    assert shortened("Short.", 20, 5.0, 2.0) == "Short."


def test_arial_widths():
    """Fails when the table of widths is not Arial's (in thousandths of the size: A 667, bold A 722)."""
    assert width("A", 72) == pytest.approx(0.667)
    assert width("A", 72, bold=True) == pytest.approx(0.722)
    assert width("Hello", 10) == pytest.approx((722 + 556 + 222 + 222 + 556) / 100 / 72)


def test_unknown_characters_count_as_wide():
    """Fails when another script is taken for narrower than it is."""
    assert width("\u4e2d", 72) > 1
    assert width("\u0639", 72) > 0.8
    assert width("e\u0301", 72) == width("e", 72)


def test_lines_break_at_words_and_inside_words_that_are_too_long():
    """Fails when a word without a space counts as one line."""
    assert lines("", 20, 5) == 1
    assert lines("word", 20, 5) == 1
    assert lines("W" * 100, 20, 5) == 6
    assert lines("word " * 40, 20, 5) == 6, "seven words of 0.68 inches to a line"
    assert lines("word " * 43, 20, 5) == 7

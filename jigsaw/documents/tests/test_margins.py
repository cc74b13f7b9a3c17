"""Nothing runs over a margin, however long a word is, and what is copied out of a PDF is still the word."""

from __future__ import annotations

from functools import cache

import pypdfium2
import pytest
from pypdfium2.raw import FPDFText_GetUnicode

from jigsaw.documents.columns import TEXT_WIDTH, columns_of
from jigsaw.documents.parts import findings_counted
from jigsaw.documents.tests.pack_of_sample import set_all
from jigsaw.documents.tests.samples import edition
from jigsaw.documents.typesetting import SetDocument

VILLAGE = "Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogoch"
TITLES = (
    f'“Nobody’s Child”: {VILLAGE}, Ŵyl y Plant, Łukasz Żółć and "who was asked" in the first 28 weeks of a life',
    "Pneumono" + "ultramicroscopic" * 9,
    "Seen but not known",
)
WIDE = "\n".join(["|" + "Responsibility of agencies|" * 12, "|" + "---|" * 12, "|" + "Accommodation|" * 12])
BODY = f"### {'Heading' * 12}\n\nA word: {'unbroken' * 20} ends.\n\n- {'item' * 30}\n\n{WIDE}"
# Points from the edge of the page to the text, less one for the space beside a letter.
MARGINS = {"Report": 69.8, "Press statement": 69.8, "Briefing": 41.5}


@cache
def pdfs(title: str) -> list[SetDocument]:
    found = edition(title=title, report=[{"heading": "Long", "body": BODY}])
    return set_all(found)


def rightmost(content: bytes) -> float:
    """How far in points the letter that stands farthest right is from the right edge of its page."""
    found = []
    for page in pypdfium2.PdfDocument(content):
        text = page.get_textpage()
        letters = [n for n in range(text.count_chars()) if FPDFText_GetUnicode(text, n) > ord(" ")]
        found += [page.get_width() - text.get_charbox(n)[2] for n in letters]
    return min(found)


@pytest.mark.parametrize("title", TITLES)
def test_no_letter_stands_in_the_margin(title):
    """Fails when a long word in a title, header, heading, text, list or narrow column is not broken."""
    for made in pdfs(title):
        assert rightmost(made.content) >= MARGINS[made.document], made.document
        assert [check.name for check in made.checks if not check.passed] == []


def test_a_broken_word_is_copied_out_whole():
    """Fails when something invisible is put between the letters of a word that is broken."""
    for made in pdfs(TITLES[0]):
        page = pypdfium2.PdfDocument(made.content)[0].get_textpage().get_text_range()
        assert VILLAGE in "".join(page.split())


def test_columns_hold_their_longest_word_where_there_is_room():
    """Fails when a column of dates takes the room of a column of words, or a short word is broken."""
    found = columns_of([["When", "What services knew"], ["2 weeks", "The school knew the child well " * 4]])
    assert found.letters == (0, 0)
    assert sum(found.shares) == pytest.approx(1)
    assert found.shares[0] * TEXT_WIDTH < 60
    crowded = columns_of([["Responsibility"] * 12])
    assert set(crowded.letters) == {7}
    assert (crowded.size, crowded.inset) == (8, 3)


def test_findings_are_counted_in_words():
    """Fails when findings of one kind are counted twice: 3: 3 on practice that needs to improve."""
    assert findings_counted(4, 1) == "5: 4 on practice that needs to improve and 1 on good practice"
    assert findings_counted(3, 0) == "3, all on practice that needs to improve"
    assert findings_counted(0, 1) == "1, on good practice"
    assert findings_counted(0, 0) == ""

"""The set pieces: words before colour, nothing said twice, everything escaped."""

from __future__ import annotations

import pytest
from django.template import engines
from hypothesis import given
from hypothesis import strategies as st
from lxml import html

from jigsaw.components import pieces
from jigsaw.components.parts import spelt


def text(markup: str) -> str:
    return " ".join(html.fromstring(f"<div>{markup}</div>").text_content().split())


def test_clock_line_reads_as_one_sentence():
    """Fails when a clock loses its day, its due date or its duty word, or starts small."""
    line = pieces.clock_line("Wednesday 27 May 2026", "statutory guidance", day="working day 4 of 15")
    assert "Working day 4 of 15" in text(line)
    assert "due Wednesday 27 May 2026" in text(line)
    assert text(pieces.clock_line("today", "law")).startswith("Due today")


def test_state_is_a_word_and_its_shade_one_of_five():
    """Fails when a state could be shown by a colour of its own, or by colour alone."""
    assert text(pieces.word("Late", "late")) == "Late"
    with pytest.raises(ValueError, match="shade must be one of"):
        pieces.word("Late", "red")


def test_signature_says_signed_waiting_or_cleared_in_words():
    """Fails when a signature's state can be seen only by its colour."""
    assert "Signed 2 May 2026" in text(pieces.signature_card("Sam", "Co-chair", signed="2 May 2026"))
    assert "Not yet signed" in text(pieces.signature_card("Sam", "Co-chair"))
    assert "Signature cleared: title changed" in text(
        pieces.signature_card("Sam", "Co-chair", cleared="title changed")
    )


def test_download_names_itself_apart_from_others():
    """Fails when two links on a page say only "Download" to people who listen."""
    card = pieces.document_card("Report", "A title", "PDF", "412KB", href="/r", pages=1)
    assert text(html.tostring(html.fromstring(card).xpath("//a")[0], encoding="unicode")) == (
        "Download Report (PDF, 412KB, 1 page)"
    )


def test_differences_say_added_and_removed():
    """Fails when a change is shown by colour alone, or an unchanged line is said to be new."""
    shown = pieces.differences("same\nold", "same\nnew")
    assert text(shown) == "sameRemoved: oldAdded: new"
    assert text(pieces.differences("same", "same")) == "Nothing changed."


@given(st.text(max_size=60), st.text(max_size=60))
def test_differences_hold_every_word_of_both_texts(before, after):
    """Fails when a line of either text is left out of the difference."""
    shown = pieces.differences(before, after)
    if before.splitlines() == after.splitlines():
        assert "Nothing changed." in shown
        return
    tree = html.fromstring(shown)
    new = len(tree.xpath("//p[not(@class='jig-diff__del')]"))
    old = len(tree.xpath("//p[not(@class='jig-diff__ins')]"))
    assert (old, new) == (len(before.splitlines()), len(after.splitlines()))


def test_every_piece_escapes_what_it_is_given():
    """Fails when a title or a name could bring markup into a page."""
    evil = "<b>x</b>"
    shown = [
        pieces.word(evil),
        pieces.audience_line(evil),
        pieces.empty_state(evil, "/", evil),
        pieces.document_card(evil, evil, evil, evil, href=evil, checks=evil, state=evil),
        pieces.sign_off_list([{"name": evil, "role": evil, "agency": evil, "signed": evil, "cleared": evil}]),
        pieces.readiness([{"state": evil, "what": evil, "href": evil, "link": evil}]),
        pieces.clock_line(evil, evil, day=evil, state=evil),
        pieces.review_entry(
            evil, evil, evil, evil, evil, [{"kind": evil, "format": evil, "size": evil, "href": evil}]
        ),
        pieces.differences("", evil),
        pieces.progress(evil, evil),
        pieces.telephone(evil),
    ]
    assert not [each for each in shown if "<b>" in each]


def test_parts_are_tags_with_options_in_pythons_spelling():
    """Fails when a template cannot name an option, or an author's attribute is renamed."""
    made = engines["django"].from_string('{% button text="Sign" prevent_double_click=True %}').render({})
    assert 'data-prevent-double-click="true"' in made
    assert spelt({"error_message": {"visually_hidden_text": "x"}, "attributes": {"data_x": 1}}) == {
        "errorMessage": {"visuallyHiddenText": "x"},
        "attributes": {"data_x": 1},
    }


def test_blocks_hold_other_markup():
    """Fails when the inside of a block is escaped or lost."""
    source = '{% more summary_text="How" %}<p>{{ words }}</p>{% end_more %}'
    source += '{% scroll label="L" %}<i>t</i>{% end_scroll %}'
    made = engines["django"].from_string(source).render({"words": "<b>"})
    assert "<p>&lt;b&gt;</p>" in made
    assert 'tabindex="0"><i>t</i>' in made

"""What is done in a rapid review, as the history of its case says it."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import jigsaw.rapid_reviews.actions
from jigsaw.incidents.queries.history import lines_of, trail_of
from jigsaw.rapid_reviews.queries.history import TELLINGS
from jigsaw.rapid_reviews.tests import factories

# Acts about the partnership's plan, not about a case.
OF_THE_PARTNERSHIP = {"save_plan_step", "take_out_plan_step", "restore_plan"}


def test_every_verb_of_this_room_has_its_words():
    """Fails when a verb is added and the history would show its name in the code."""
    folder = Path(jigsaw.rapid_reviews.actions.__file__).parent
    source = "\n".join(path.read_text() for path in sorted(folder.glob("*.py")))
    verbs = set(re.findall(r'\b_?act\(\s*"([a-z_]+)"', source)) | set(
        re.findall(r'doing\.verb = "([a-z_]+)"', source)
    )
    assert len(verbs) > 25
    assert verbs - OF_THE_PARTNERSHIP == set(TELLINGS)


@pytest.mark.django_db
def test_a_day_of_writing_is_one_line_that_names_the_parts(review, team):
    """Fails when the history of a case shows "Save section" once for each part of the record."""
    factories.whole(review, team.priya)
    lines = lines_of(review.incident, trail_of(review.incident, size=50))
    written = [line for line in lines if line.what.startswith("Record written")]
    assert len(written) == 1
    assert written[0].more[0].startswith("The facts; the family; agency involvement")


def test_what_an_act_was_of_is_said_in_words():
    """Fails when the history says a key of the code, or writes the Panel small."""
    titles = {"summaries": "Agency summaries are in"}
    for verb, details, words in (
        ("save_factor", {"factor": "panel-view"}, "what the Panel concluded"),
        ("finish_step", {"step": "summaries"}, "agency summaries are in"),
        ("record_view", {"body": "police", "view": "dissents"}, "police, dissents"),
        ("decide", {"outcome": "audit"}, "audit"),
        ("sign_record", {"version": 2}, "version 2"),
        ("record_reply", {"kind": "challenges"}, "challenges the decision"),
    ):
        telling = TELLINGS[verb]
        assert telling.part is not None
        assert telling.part(details, titles) == words, verb


def test_details_that_no_term_knows_any_more_say_nothing():
    """Fails when the history of an old case breaks because a word of the law has changed since."""
    odd = {"section": "x", "factor": "x", "step": "x", "outcome": "x", "kind": "x", "body": "x", "view": 7}
    for verb, telling in TELLINGS.items():
        assert telling.part is None or telling.part(odd, {}) == "", verb

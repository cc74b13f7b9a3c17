"""One factor on its page: answer, reasons, what came before beside the two that look back."""

from __future__ import annotations

import pytest

from jigsaw.rapid_reviews.models import Decision
from jigsaw.rapid_reviews.rules.terms import FACTORS
from jigsaw.rapid_reviews.tests import factories, records

PAGE = "decision/factors/improvements/"
TYPED = {"answer": "no", "reasons": "Nothing of the kind was found.", "revision": "0"}


@pytest.mark.parametrize("factor", FACTORS)
def test_each_factor_has_its_page(priya, factor):
    page = priya.shown(f"decision/factors/{factor}/")
    assert ("This has come up before" in page) is (factor in ("improvements", "recurrent"))
    assert "<title>Factor" in page


def test_an_unknown_factor_is_not_there(priya):
    priya.shown("decision/factors/guesses/", status=404)


def test_reasons_are_asked_for_also_when_the_answer_is_no(priya):
    priya.refused(PAGE, {**TYPED, "reasons": " "}, "Enter the reasons, also when the answer is no")
    priya.refused(PAGE, {"reasons": "x"}, "Select the answer")
    page = priya.refused(PAGE, {**TYPED, "reasons": "x" * 100_000}, "The reasons must be 2,000 characters")
    assert "xxxx" in page
    assert not Decision.rows.exists()


def test_an_answer_leads_on_to_the_next_open_factor_and_a_replay_changes_nothing(priya):
    for _ in range(2):
        answer = priya.sent(PAGE, {**TYPED, "outcome": "audit", "decided_on": "2020-01-01"})
        assert answer.headers["Location"].endswith("/decision/factors/recurrent/")
    decision = Decision.rows.get()
    assert list(decision.factors) == ["improvements"]
    assert (decision.outcome, decision.decided_on) == ("", None)


def test_the_last_answer_leads_back_to_the_decision(team, review, priya):
    records.weigh(review, team.priya)
    answer = priya.sent("decision/factors/institution/", {**TYPED, "revision": "99"})
    assert answer.headers["Location"].endswith("/decision/")


def test_the_second_writer_sees_who_saved_and_both_texts(team, review, priya, tom):
    priya.done(PAGE, TYPED)
    loaded = Decision.rows.get().revision
    tom.done(PAGE, {**TYPED, "answer": "yes", "reasons": "Tom found it.", "revision": str(loaded)})
    typed = {**TYPED, "reasons": "Priya writes on.", "revision": str(loaded)}
    page = priya.refused(PAGE, typed, "Tom Reid saved this page while you were writing")
    for words in ("Tom found it.", "Priya writes on.", "Typed by you"):
        assert words in page
    now = Decision.rows.get().revision
    assert f'name="revision" value="{now}"' in page
    priya.done(PAGE, {**typed, "revision": str(now)})
    assert Decision.rows.get().factors["improvements"]["reasons"] == "Priya writes on."


def test_a_name_of_the_register_is_asked_about_and_never_shown(team, review, priya):
    factories.named(review, team.priya)
    typed = {**TYPED, "reasons": "Quillfeather was told."}
    page = priya.refused(PAGE, typed, "may hold a name from the people register")
    assert "It is not a name" in page


def test_a_decision_that_is_taken_is_not_written_over(team, review, priya):
    records.decided(review, team.priya)
    assert "This decision is taken" in priya.shown(PAGE)
    assert priya.sent(PAGE, TYPED).status_code == 400

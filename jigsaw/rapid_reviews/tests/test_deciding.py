"""The decision under regulation 11: factor by factor, then once; its views; another one in its place."""

from __future__ import annotations

from datetime import date

import pytest
from django.db import IntegrityError, transaction

from jigsaw.audit.actions import act
from jigsaw.audit.models import Event
from jigsaw.incidents.actions.guarding import PossibleName
from jigsaw.incidents.models import Duty
from jigsaw.partnerships.rules import Refused
from jigsaw.partnerships.saving import SavedMeanwhile
from jigsaw.rapid_reviews.actions import deciding
from jigsaw.rapid_reviews.models import Decision, PartnerView
from jigsaw.rapid_reviews.queries.decision import decisions_of, earlier_decisions, standing_decision
from jigsaw.rapid_reviews.rules import deciding as rules
from jigsaw.rapid_reviews.rules.terms import FACTORS, Answer, Body, Outcome, View
from jigsaw.rapid_reviews.tests import factories, records
from jigsaw.rapid_reviews.tests.records import NOW, REASONS, TODAY


def factor(review, who, key="improvements", answer="no", reasons=REASONS, revision=None):
    return deciding.save_factor(
        review, factor=key, answer=answer, reasons=reasons, revision=revision, by=who, at=NOW
    )


def test_a_factor_needs_its_reasons_also_when_the_answer_is_no(team, review):
    with pytest.raises(Refused, match="^Enter the reasons, also when the answer is no$"):
        factor(review, team.priya, reasons="  ")
    with pytest.raises(Refused, match=r"must be 2,000 characters or less. It has 100,000"):
        factor(review, team.priya, reasons="x" * 100_000)
    assert factor(review, team.priya).factors["improvements"] == {"answer": "no", "reasons": REASONS}


def test_an_unknown_factor_or_answer_changes_nothing(team, review):
    with pytest.raises(TypeError):
        factor(review, team.priya, key="guesses")
    with pytest.raises(Refused, match="Select the answer"):
        factor(review, team.priya, answer="perhaps")
    assert not Decision.rows.exists()


def test_the_second_of_two_writers_is_told_who_and_loses_nothing(team, review):
    loaded = factor(review, team.priya, key="recurrent").revision
    factor(review, team.tom, reasons="Tom's reasons")
    with pytest.raises(SavedMeanwhile) as other:
        factor(review, team.priya, reasons="Priya's reasons", revision=loaded)
    assert other.value.by_whom == "Tom Reid"
    assert standing_decision(review).factors["improvements"]["reasons"] == "Tom's reasons"
    factor(review, team.priya, key="institution", revision=loaded)


def test_a_name_of_the_people_register_is_not_written_into_a_reason(team, review):
    factories.named(review, team.priya)
    with pytest.raises(PossibleName):
        factor(review, team.priya, reasons="Ottoline Quillfeather said so")
    assert not Decision.rows.exists()


def test_without_a_review_the_learning_is_captured_somewhere(team, review):
    with pytest.raises(
        Refused, match="^Explain where the learning is captured, since there will be no review$"
    ):
        records.outcome(review, team.priya, Outcome.NO_FURTHER_REVIEW)
    records.outcome(review, team.priya, Outcome.NO_FURTHER_REVIEW, learning="In the audit of June")
    records.outcome(review, team.priya, Outcome.AUDIT)


def test_a_decision_waits_for_all_eight_factors(team, review):
    for key in list(FACTORS)[:-1]:
        factor(review, team.priya, key=key)
    records.outcome(review, team.priya)
    with pytest.raises(Refused, match=r"^1 factor has no answer yet\. All 8 are weighed"):
        deciding.decide(review, by=team.priya, at=NOW)
    factor(review, team.priya, key=list(FACTORS)[-1])
    assert deciding.decide(review, by=team.priya, at=NOW).decided_on == TODAY


def test_a_decision_waits_for_its_outcome(team, review):
    records.weigh(review, team.priya)
    with pytest.raises(Refused, match="Select the outcome"):
        deciding.decide(review, by=team.priya, at=NOW)


def test_a_decision_is_taken_once_and_not_written_over(team, review):
    records.decided(review, team.priya)
    again = deciding.decide(review, by=team.tom, at=NOW + records.MINUTE)
    assert again.decided_by == team.priya
    for write in (
        lambda: factor(review, team.priya),
        lambda: records.outcome(review, team.priya, Outcome.AUDIT),
    ):
        with pytest.raises(Refused, match="This decision is taken"):
            write()


@pytest.mark.parametrize(
    ("answer", "outcome", "odd"),
    [
        (Answer.YES, Outcome.LOCAL_REVIEW, False),
        (Answer.YES, Outcome.NATIONAL, False),
        (Answer.PARTLY, Outcome.NO_FURTHER_REVIEW, True),
        (Answer.YES, Outcome.AUDIT, True),
        (Answer.NO, Outcome.LOCAL_REVIEW, True),
        (Answer.NOT_KNOWN, Outcome.NO_FURTHER_REVIEW, False),
    ],
)
def test_an_outcome_against_the_factors_needs_words_and_is_not_refused(team, review, answer, outcome, odd):
    """Regulation 11: meeting the criteria does not force a review, and not meeting them does not forbid one."""
    records.weigh(review, team.priya, answer=answer)
    decision = records.outcome(review, team.priya, outcome, learning="Here")
    assert bool(rules.oddity(rules.weighed(decision.factors), outcome)) is odd
    assert deciding.decide(review, by=team.priya, at=NOW).outcome == outcome


def test_a_factor_that_the_law_only_asks_regard_for_does_not_meet_the_criteria():
    held = {key: {"answer": "yes" if key == "institution" else "no", "reasons": "x"} for key in FACTORS}
    assert not rules.criteria_are_met(rules.weighed(held))
    held["panel-view"] = {"answer": "partly", "reasons": "x"}
    assert rules.criteria_are_met(rules.weighed(held))


def test_a_view_is_given_of_a_decision_that_is_taken(team, review):
    with pytest.raises(Refused, match="Take the decision first"):
        records.views(review, team.priya)
    assert not Decision.rows.exists()


@pytest.mark.parametrize(
    ("said", "message"),
    [
        (records.said(View.DISSENTS), "^Enter the reasons for the dissent$"),
        (records.said(given_on=date(2026, 5, 21)), "must be today or in the past"),
        (records.said(given_on=date(2026, 5, 4)), "must be the same as or after 5 May 2026, when the Panel"),
        (records.said("maybe"), "Select the view"),
        (records.said(name=" "), "Enter the name of the person"),
        (records.said(reasons="x" * 100_000), "It has 100,000"),
    ],
)
def test_what_a_view_must_keep_to(team, review, said, message):
    records.decided(review, team.priya)
    with pytest.raises(Refused, match=message):
        deciding.record_view(review, body=Body.POLICE, said=said, by=team.priya, at=NOW)
    assert not PartnerView.rows.exists()


def test_a_view_is_recorded_once_a_body_and_may_be_put_right(team, review):
    records.decided(review, team.priya)
    records.views(review, team.priya, police=records.said(View.DISSENTS, "Not enough"))
    records.views(review, team.priya)
    assert PartnerView.rows.count() == 4
    assert set(PartnerView.rows.values_list("view", flat=True)) == {"agrees"}


def test_dissent_without_reasons_cannot_even_be_stored(team, review):
    records.decided(review, team.priya)
    records.views(review, team.priya)
    with pytest.raises(IntegrityError), act("spoil", by="test", at=NOW), transaction.atomic():
        PartnerView.rows.update(view="dissents", reasons="")


def test_a_changed_decision_begins_with_the_old_words_and_keeps_the_old_one(team, review):
    records.decided(review, team.priya)
    records.views(review, team.priya, police=records.said(View.DISSENTS, "Not enough"))
    changed = deciding.change_decision(review, number=1, why_changed="New facts", by=team.tom, at=NOW)
    assert (changed.number, changed.outcome, changed.decided_on) == (2, "local-review", None)
    assert changed.factors == decisions_of(review)[0].factors
    assert not changed.views.exists()
    [old] = earlier_decisions(review)
    assert old.replaced_at == NOW
    assert old.views.filter(view="dissents", reasons="Not enough").exists()
    assert standing_decision(review) == changed


def test_a_change_is_begun_once_and_says_why(team, review):
    records.outcome(review, team.priya)
    with pytest.raises(Refused, match="still being written"):
        deciding.change_decision(review, number=1, why_changed="x", by=team.priya, at=NOW)
    records.decided(review, team.priya)
    with pytest.raises(Refused, match="Enter why the decision is changed"):
        deciding.change_decision(review, number=1, why_changed=" ", by=team.priya, at=NOW)
    with pytest.raises(Refused, match="must be 500 characters or less"):
        deciding.change_decision(review, number=1, why_changed="x" * 501, by=team.priya, at=NOW)
    for _ in range(2):
        deciding.change_decision(review, number=1, why_changed="New facts", by=team.priya, at=NOW)
    assert Decision.rows.count() == 2


def test_a_form_of_the_old_decision_is_told_of_the_new_one(team, review):
    """Fails when words typed for decision 1 slip into decision 2 unseen."""
    loaded = records.decided(review, team.priya).revision
    deciding.change_decision(review, number=1, why_changed="New facts", by=team.tom, at=NOW)
    with pytest.raises(SavedMeanwhile):
        factor(review, team.priya, revision=loaded)


def test_the_trail_says_what_was_done_and_nothing_of_the_case(team, review):
    records.decided(review, team.priya)
    records.views(review, team.priya, police=records.said(View.DISSENTS, "Not enough"))
    told = str(list(Event.objects.values_list("verb", "details")))
    assert "'decide'" in told
    assert "record_view" in told
    assert REASONS not in told
    assert "Not enough" not in told
    assert "Ada Brook" not in told


def test_nothing_is_decided_in_a_closed_or_withdrawn_review(team, review):
    with act("end", by="test", at=NOW):
        review.ended_at = NOW
        review.save()
    with pytest.raises(Refused, match="The notification was withdrawn"):
        factor(review, team.priya)


@pytest.mark.parametrize(
    ("decisions", "day"),
    [
        ([("local-review", 1)], 1),
        ([("audit", 1), ("local-review", 8)], 8),
        ([("local-review", 1), ("local-review", 8)], 1),
        ([("local-review", 1), ("audit", 4), ("local-review", 8)], 8),
    ],
)
def test_six_months_count_from_when_a_local_review_was_first_decided(decisions, day):
    found = rules.review_runs_from([(outcome, date(2026, 5, n)) for outcome, n in decisions])
    assert found == date(2026, 5, day)


def test_changing_after_sending_takes_the_case_back_and_ends_what_followed(team, review, small_documents):
    review = records.sent(team, review)
    deciding.change_decision(review, number=1, why_changed="Challenged", by=team.priya, at=NOW)
    review = factories.again(review)
    assert review.incident.stage == "rapid-review"
    standing = dict(Duty.rows.filter(incident=review.incident).values_list("key", "state"))
    assert standing["publish-review"] == standing["tell-of-commission"] == "withdrawn"
    assert standing["send-decision-2"] == "open"
    assert standing["panel-reply"] == "open"

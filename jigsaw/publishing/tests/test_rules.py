"""The rules by themselves. Each test fails when its rule lets through what it must refuse, or refuses the rest."""

from datetime import UTC, date, datetime, timedelta

import pytest

from jigsaw.publishing import rules
from jigsaw.publishing.rules import Decision, DocumentState, NotAllowed, Stage

NOW = datetime(2026, 6, 22, 9, 0, tzinfo=UTC)


def wait(**changes):
    values = {"stage": Stage.SIGNING, "number": 7, "newest": 7, "state": DocumentState.MADE, "checks": [True]}
    rules.version_waits_for_decisions(**(values | changes))


def test_every_stage_has_its_moves_and_withdrawn_is_the_end():
    assert set(rules.MOVES) == set(Stage)
    assert rules.MOVES[Stage.WITHDRAWN] == set()


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (Stage.DRAFTING, Stage.SIGNED),
        (Stage.DRAFTING, Stage.SCHEDULED),
        (Stage.DRAFTING, Stage.PUBLISHED),
        (Stage.SIGNING, Stage.SCHEDULED),
        (Stage.SIGNING, Stage.PUBLISHED),
        (Stage.SIGNED, Stage.PUBLISHED),
        (Stage.WITHDRAWN, Stage.DRAFTING),
        (Stage.WITHDRAWN, Stage.PUBLISHED),
    ],
)
def test_nothing_is_published_by_leaving_out_a_stage(old, new):
    with pytest.raises(NotAllowed):
        rules.move_is_known(old, new)


def test_the_newest_made_and_checked_version_waits():
    wait()
    wait(stage=Stage.SIGNED)


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"newest": 8}, "Version 8 has replaced version 7"),
        ({"state": DocumentState.MAKING}, "not all made and checked"),
        ({"state": DocumentState.FAILED}, "not all made and checked"),
        ({"checks": []}, "not all made and checked"),
        ({"checks": [True, False]}, "not all made and checked"),
        ({"stage": Stage.DRAFTING}, "The draft has changed since version 7"),
        ({"stage": Stage.SCHEDULED}, "does not wait for signatures"),
        ({"stage": Stage.PUBLISHED}, "does not wait for signatures"),
        ({"stage": Stage.WITHDRAWN}, "does not wait for signatures"),
    ],
)
def test_any_other_version_does_not(changes, said):
    with pytest.raises(NotAllowed, match=said):
        wait(**changes)


def test_only_a_co_chair_decides_and_nobody_on_what_they_made():
    rules.person_may_decide(is_signer=True, made_it=False, number=1)
    with pytest.raises(NotAllowed, match="Only a co-chair"):
        rules.person_may_decide(is_signer=False, made_it=False, number=1)
    with pytest.raises(NotAllowed, match="another person must sign"):
        rules.person_may_decide(is_signer=True, made_it=True, number=1)


@pytest.mark.parametrize("decision", list(Decision))
def test_the_same_decision_is_taken_once(decision):
    rules.decision_is_new(None, decision, 7)
    with pytest.raises(NotAllowed, match="already"):
        rules.decision_is_new(decision, decision, 7)


def test_a_person_may_think_again():
    rules.decision_is_new(Decision.CHANGE, Decision.SIGN, 7)
    rules.decision_is_new(Decision.SIGN, Decision.CHANGE, 7)


@pytest.mark.parametrize(
    ("partnership", "correction", "needed"), [(2, False, 2), (3, False, 3), (3, True, 1), (0, False, 1)]
)
def test_a_correction_needs_one_signature(partnership, correction, needed):
    assert rules.signatures_needed(partnership, correction=correction) == needed


def test_a_request_for_change_holds_a_version_back_however_many_signed():
    assert rules.all_signed(signed=2, needed=2, changes_asked=0)
    assert not rules.all_signed(signed=1, needed=2, changes_asked=0)
    assert not rules.all_signed(signed=3, needed=2, changes_asked=1)


def test_the_release_time_must_be_in_the_future():
    rules.release_lies_ahead(NOW + timedelta(seconds=1), NOW)
    for moment in (NOW, NOW - timedelta(seconds=1)):
        with pytest.raises(NotAllowed, match="^The release time must be in the future$"):
            rules.release_lies_ahead(moment, NOW)


@pytest.mark.parametrize(
    ("moment", "day", "fits"),
    [
        # Midnight in London on 30 June is still 29 June in UTC.
        (datetime(2026, 6, 29, 23, 0, tzinfo=UTC), date(2026, 6, 30), True),
        (datetime(2026, 6, 30, 22, 59, tzinfo=UTC), date(2026, 6, 30), True),
        (datetime(2026, 6, 30, 23, 0, tzinfo=UTC), date(2026, 6, 30), False),
        (datetime(2026, 1, 30, 23, 59, tzinfo=UTC), date(2026, 1, 30), True),
        (datetime(2026, 6, 29, 9, 0, tzinfo=UTC), date(2026, 6, 30), False),
    ],
)
def test_the_day_of_a_release_is_counted_in_london(moment, day, fits):
    if fits:
        rules.release_day_is_the_printed_day(moment, day, correction=False)
        return
    with pytest.raises(NotAllowed, match="30 June 2026.*(29 June|1 July) 2026"):
        rules.release_day_is_the_printed_day(moment, day, correction=False)


def test_a_correction_may_come_out_later_than_the_printed_day_but_not_before_it():
    later, earlier = datetime(2026, 7, 14, 9, tzinfo=UTC), datetime(2026, 6, 29, 9, tzinfo=UTC)
    rules.release_day_is_the_printed_day(later, date(2026, 6, 30), correction=True)
    with pytest.raises(NotAllowed):
        rules.release_day_is_the_printed_day(earlier, date(2026, 6, 30), correction=True)


def test_early_never():
    rules.release_is_due(NOW, NOW)
    with pytest.raises(NotAllowed, match="has not come"):
        rules.release_is_due(NOW, NOW - timedelta(microseconds=1))


def test_public_words_fit_on_one_line():
    assert rules.words_fit("  the year\n of the  strategy ", 300, "Enter why") == "the year of the strategy"
    with pytest.raises(NotAllowed, match="Enter why"):
        rules.words_fit(" \n", 300, "Enter why")
    with pytest.raises(NotAllowed, match="300 characters or fewer"):
        rules.words_fit("x" * 301, 300, "Enter why")

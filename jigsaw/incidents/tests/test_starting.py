"""Which duties an incident starts, with each edge of its test."""

from __future__ import annotations

from dataclasses import replace

import pytest

from jigsaw.incidents.rules import starting
from jigsaw.incidents.rules.starting import Facts, Subject, duties_to_start, whose_duty, whose_duty_in_words

OURS = "Alderbrook"
MET = Facts("seriously-harmed", "known-or-suspected", OURS, OURS, "no", [Subject(0)])
DIED = replace(MET, outcome="died")
NOTIFY = ["notify-panel", "tell-safeguarding-partners"]


def started(facts: Facts = MET, **changes) -> list[str]:
    return duties_to_start(replace(facts, **changes), OURS)


@pytest.mark.parametrize("outcome", ["died", "seriously-harmed"])
def test_death_or_serious_harm_with_suspicion_is_notified(outcome):
    assert started(outcome=outcome) == NOTIFY


def test_other_harm_or_no_suspicion_is_not():
    assert started(outcome="other") == []
    assert started(suspicion="not") == []
    assert started(outcome="", suspicion="") == []


def test_suspicion_that_is_not_known_yet_is_to_be_decided_while_the_days_count():
    assert started(suspicion="not-known-yet") == ["decide-suspicion"]
    assert started(suspicion="not-known-yet", outcome="other") == []


@pytest.mark.parametrize(("years", "expected"), [(0, NOTIFY), (17, NOTIFY), (18, []), (None, NOTIFY)])
def test_childhood_ends_at_18_and_an_unknown_age_counts_as_a_child(years, expected):
    """An unborn child counts as 0 years."""
    assert started(subjects=[Subject(years)]) == expected


def test_one_child_among_adults_is_enough_and_nobody_is_not():
    assert started(subjects=[Subject(20), Subject(17)]) == NOTIFY
    assert started(subjects=[]) == []


@pytest.mark.parametrize(
    ("years", "expected"),
    [(17, ["looked-after-child-death"]), (18, []), (None, ["looked-after-child-death"])],
)
def test_the_death_of_a_looked_after_child_is_notified_without_suspicion(years, expected):
    subjects = [Subject(years, looked_after="yes")]
    assert started(DIED, suspicion="not", subjects=subjects) == expected
    assert started(MET, suspicion="not", subjects=subjects) == []
    assert started(DIED, suspicion="not", subjects=[Subject(5, looked_after="not-known")]) == []


@pytest.mark.parametrize(
    ("years", "expected"),
    [(24, ["care-leaver-death"]), (25, []), (18, ["care-leaver-death"]), (None, ["care-leaver-death"])],
)
def test_the_death_of_a_care_leaver_up_to_and_including_24(years, expected):
    subjects = [Subject(years, care_leaver="yes")]
    assert started(DIED, suspicion="not", subjects=subjects) == expected
    assert started(MET, suspicion="not", subjects=subjects) == []


def test_one_death_can_start_several_duties():
    subjects = [Subject(17, looked_after="yes", care_leaver="yes")]
    assert started(DIED, subjects=subjects) == [*NOTIFY, "looked-after-child-death", "care-leaver-death"]


def test_the_home_authority_is_told_where_it_is_another():
    assert started(home_authority="Castlemere") == [*NOTIFY, "tell-home-authority"]
    assert started(home_authority=" ALDERBROOK ") == NOTIFY
    assert started(home_authority="") == NOTIFY
    assert started(home_authority="Castlemere", suspicion="not") == []


def test_in_another_area_the_duty_is_theirs():
    assert started(place_authority="Castlemere") == ["tell-place-authority"]
    assert started(place_authority="Castlemere", suspicion="not-known-yet") == ["tell-place-authority"]
    assert started(place_authority="Castlemere", suspicion="not") == []


def test_outside_england_the_duty_is_where_the_child_lives():
    wales = {"place_authority": "Wales", "outside_england": "yes"}
    assert whose_duty(replace(MET, **wales)) == OURS
    assert started(**wales) == NOTIFY
    assert started(**wales, home_authority="Castlemere") == ["tell-home-authority"]


@pytest.mark.parametrize(
    ("place", "home", "outside", "words"),
    [
        (OURS, OURS, "no", ""),
        (OURS, "alderbrook", "no", ""),
        (
            OURS,
            "Castlemere",
            "no",
            "The duty to notify is with the authority where it happened: Alderbrook. Tell Castlemere too.",
        ),
        (
            "Castlemere",
            OURS,
            "no",
            "The duty to notify is with the authority where it happened: Castlemere. Tell them.",
        ),
        (
            "Castlemere",
            "Dunmoor",
            "no",
            "The duty to notify is with the authority where it happened: Castlemere. Tell them. Tell Dunmoor too.",
        ),
        (
            "Wales",
            OURS,
            "yes",
            "It happened outside England, so the duty to notify is with the authority where the child "
            "normally lives: Alderbrook.",
        ),
        (
            "Wales",
            "Castlemere",
            "yes",
            "It happened outside England, so the duty to notify is with the authority where the child "
            "normally lives: Castlemere. Tell them.",
        ),
        ("", "", "", ""),
    ],
)
def test_whose_duty_it_is_is_said_where_more_than_one_area_is_concerned(place, home, outside, words):
    facts = replace(MET, place_authority=place, home_authority=home, outside_england=outside)
    assert whose_duty_in_words(facts, OURS) == words


def test_whose_duty_is_not_said_where_nobody_must_notify():
    facts = replace(MET, home_authority="Castlemere")
    assert whose_duty_in_words(replace(facts, suspicion="not"), OURS) == ""
    assert whose_duty_in_words(replace(facts, outcome="other"), OURS) == ""
    assert whose_duty_in_words(replace(facts, outcome="died", suspicion="not"), OURS) != ""
    assert whose_duty_in_words(replace(facts, suspicion="not-known-yet"), OURS) != ""


def test_each_duty_names_a_clock_of_the_rule_book():
    """Fails where a duty is started whose rule nobody wrote."""
    from datetime import date

    from jigsaw.calendar.rule_book import shipped

    for name in (
        *NOTIFY,
        starting.LOOKED_AFTER_DEATH,
        starting.CARE_LEAVER_DEATH,
        starting.TELL_HOME_AUTHORITY,
        starting.TELL_PLACE_AUTHORITY,
        starting.DECIDE_SUSPICION,
    ):
        assert shipped().rule(starting.clock_of(name)[0], date(2026, 5, 1))

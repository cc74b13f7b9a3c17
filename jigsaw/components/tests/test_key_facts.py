"""Who knew what, when: the days between, with the accuracy that the dates have."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jigsaw.calendar.words import date_words
from jigsaw.components.key_facts import (
    AgencyKnew,
    KeyFact,
    Known,
    Share,
    days_between,
    gaps,
    headline_of,
    in_order,
    known_of,
    longest,
    longest_words,
)

POLICE, CARE, HEALTH, SCHOOL = (
    "Alderbrook Police",
    "Children’s Social Care",
    "Community Health",
    "Hollowbrook School",
)
UNDATED = Known(None, None, "not known", "not known")


def on(day: date, accuracy: str = "exact") -> Known:
    return Known(day, day, accuracy, ("about " if accuracy == "approximate" else "") + date_words(day))


def april(accuracy: str = "month") -> Known:
    return Known(date(2025, 4, 1), date(2025, 4, 30), accuracy, "April 2025")


FIRST = on(date(2024, 12, 10))
FACT = KeyFact(
    "Mother’s partner had a conviction",
    (
        AgencyKnew(SCHOOL),
        AgencyKnew(CARE, on(date(2025, 5, 2))),
        AgencyKnew(HEALTH, april()),
        AgencyKnew(POLICE, FIRST),
    ),
    (Share(POLICE, CARE, on(date(2025, 5, 2)), "at a strategy meeting"),),
    until=date(2025, 7, 31),
)


def test_the_first_agency_leads_and_the_one_that_never_knew_comes_last():
    rows = gaps(FACT)
    assert [(row.agency, row.words) for row in rows] == [
        (POLICE, "the first to know"),
        (HEALTH, "112 to 141 days later"),
        (CARE, "143 days later"),
        (SCHOOL, "never recorded"),
    ]
    assert [row.how for row in rows] == ["first", "recorded", "recorded", "never"]


@pytest.mark.parametrize(
    ("known", "words"),
    [
        (on(date(2025, 5, 2)), "143 days"),
        (on(date(2025, 5, 2), "approximate"), "about 143 days"),
        (april(), "112 to 141 days"),
        (april("between"), "112 to 141 days"),
        (april("approximate"), "about 112 to 141 days"),
        (Known(date(2024, 12, 1), date(2024, 12, 31), "month", "December 2024"), "up to 21 days"),
        (on(date(2024, 12, 11)), "1 day"),
    ],
)
def test_the_days_are_as_exact_as_the_dates(known, words):
    """Fails when a day that nobody wrote is filled in."""
    assert days_between(FIRST, known).words == words


def test_a_date_that_is_not_known_gives_no_days():
    assert days_between(FIRST, UNDATED) is None
    fact = KeyFact("F", (AgencyKnew(POLICE, FIRST), AgencyKnew(CARE, UNDATED)))
    assert [(row.words, row.recorded) for row in gaps(fact)][1] == (
        "not known",
        "on a date that is not known",
    )


def test_an_agency_that_was_told_knew_although_it_never_recorded_it():
    told = Share(POLICE, SCHOOL, on(date(2025, 1, 9)))
    row = gaps(KeyFact("F", (AgencyKnew(POLICE, FIRST), AgencyKnew(SCHOOL)), (told,)))[1]
    assert (row.how, row.most, row.recorded) == ("told", 30, "never recorded")
    assert row.told == "by Alderbrook Police, 9 January 2025"


def test_an_agency_that_told_somebody_knew():
    """Fails when the first to know is one that was told by an agency without a record."""
    told = Share(HEALTH, CARE, on(date(2025, 1, 9)))
    rows = gaps(KeyFact("F", (AgencyKnew(CARE, on(date(2025, 1, 9))), AgencyKnew(HEALTH)), (told,)))
    assert {row.agency: row.how for row in rows} == {CARE: "first", HEALTH: "shared"}


def test_a_fact_is_held_until_it_is_shared_and_only_while_somebody_is_left_to_tell():
    held = {row.agency: (row.held_days, row.held_words, row.shared) for row in gaps(FACT)}
    assert held[POLICE] == (
        143,
        "143 days",
        "with Children’s Social Care, 2 May 2025 (at a strategy meeting)",
    )
    assert held[CARE] == (90, "90 days, to the end of the period", "")
    assert held[SCHOOL] == (None, "", "")


def test_nothing_is_held_once_everybody_knew():
    """Fails when the last agency to know is shown as one that kept the fact to itself."""
    fact = KeyFact(
        "F",
        (AgencyKnew(POLICE, FIRST), AgencyKnew(CARE, on(date(2025, 1, 9)))),
        until=date(2025, 7, 31),
    )
    assert [(row.held_days, row.held_open) for row in gaps(fact)] == [(30, False), (None, False)]


@pytest.mark.parametrize(
    ("agencies", "shares", "headline"),
    [
        (
            FACT.agencies[1:],
            FACT.shares,
            "Alderbrook Police held this for 143 days before Children’s Social Care recorded it",
        ),
        (
            FACT.agencies,
            FACT.shares,
            "Alderbrook Police held this for 143 days before Children’s Social Care recorded it. "
            "Hollowbrook School never recorded it",
        ),
        (
            (AgencyKnew(POLICE, FIRST), AgencyKnew(SCHOOL)),
            (Share(POLICE, SCHOOL, on(date(2025, 1, 9))),),
            "Alderbrook Police held this for 30 days before Hollowbrook School was told of it",
        ),
        (
            (AgencyKnew(POLICE, FIRST), AgencyKnew(CARE), AgencyKnew(SCHOOL)),
            (),
            "1 of 3 agencies knew of this: 10 December 2024. 2 agencies never recorded it",
        ),
        (
            (AgencyKnew(POLICE, FIRST), AgencyKnew(CARE, FIRST)),
            (),
            "2 of 2 agencies knew of this, on the same day: 10 December 2024",
        ),
        ((AgencyKnew(POLICE, UNDATED),), (), "1 of 1 agency recorded this, on dates that are not known"),
        ((AgencyKnew(POLICE),), (), "0 of 1 agency recorded this"),
    ],
)
def test_the_headline_states_the_finding(agencies, shares, headline):
    assert headline_of(KeyFact("F", agencies, shares)) == headline


def test_the_worst_gap_comes_first_and_one_that_never_knew_counts_to_the_end():
    same = KeyFact("Same day", (AgencyKnew(POLICE, FIRST), AgencyKnew(CARE, FIRST)))
    late = KeyFact("Late", FACT.agencies[1:])
    never = KeyFact("Never", (AgencyKnew(POLICE, FIRST), AgencyKnew(CARE)), until=date(2025, 7, 31))
    assert [fact.title for fact in in_order([same, late, never])] == ["Never", "Late", "Same day"]
    assert longest(never) == 233
    assert [longest_words(fact) for fact in (never, late, same)] == [
        "233 days, to the end of the period",
        "143 days",
        "The same day",
    ]
    assert longest_words(KeyFact("Alone", (AgencyKnew(POLICE, FIRST),))) == "–"


def test_a_date_of_the_chronology_becomes_plain_values():
    assert known_of(april()) == april()


DAYS = st.dates(date(2000, 1, 1), date(2030, 12, 31))


@st.composite
def known(draw) -> Known:
    first = draw(DAYS)
    last = first + timedelta(days=draw(st.sampled_from([0, 0, 0, 27, 364])))
    accuracy = "between" if last > first else draw(st.sampled_from(["exact", "approximate"]))
    return draw(st.sampled_from([Known(first, last, accuracy, "then"), UNDATED]))


@st.composite
def facts(draw) -> KeyFact:
    names = [POLICE, CARE, HEALTH, SCHOOL]
    shares = draw(st.lists(st.tuples(st.sampled_from(names), st.sampled_from(names), known()), max_size=4))
    return KeyFact(
        "F",
        tuple(AgencyKnew(name, draw(st.none() | known())) for name in names),
        tuple(Share(*each) for each in shares if each[0] != each[1]),
        until=draw(st.none() | DAYS),
    )


@given(facts())
def test_any_fact_has_a_row_for_each_agency_and_no_gap_below_0(fact):
    rows = gaps(fact)
    assert sorted(row.agency for row in rows) == sorted(each.agency for each in fact.agencies)
    assert all(row.least >= 0 and row.least <= row.most for row in rows if row.gap)
    assert all(row.held.least >= 0 for row in rows if row.held)
    assert sum(row.how == "first" for row in rows) <= 1
    assert headline_of(fact)

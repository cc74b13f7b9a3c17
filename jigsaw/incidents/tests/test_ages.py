"""Ages as people type them."""

from __future__ import annotations

from datetime import date

import pytest

from jigsaw.incidents.rules.ages import Age, age_on, read_age
from jigsaw.incidents.rules.people import nhs_number_is_real, nhs_number_words
from jigsaw.partnerships.rules import Refused

DAY = date(2026, 4, 30)


@pytest.mark.parametrize(
    ("typed", "words", "years"),
    [
        ("1 month", "1 month", 0),
        (" 1  Month old ", "1 month", 0),
        ("4 years", "4 years", 4),
        ("4", "4 years", 4),
        ("0", "0 years", 0),
        ("3 days", "3 days", 0),
        ("11 months", "11 months", 0),
        ("12 months", "12 months", 1),
        ("18months", "18 months", 1),
        ("24 months.", "24 months", 2),
        ("51 weeks", "51 weeks", 0),
        ("53 weeks", "53 weeks", 1),
        ("24 years", "24 years", 24),
        ("not known", "not known", None),
        ("Unknown", "not known", None),
    ],
)
def test_an_age_in_words(typed, words, years):
    assert read_age(typed, on=DAY) == Age(words, years)


@pytest.mark.parametrize("typed", ["unborn", "Unborn", "not born yet"])
def test_an_unborn_child(typed):
    assert read_age(typed, on=DAY) == Age("unborn", 0, unborn=True)


@pytest.mark.parametrize(
    ("typed", "words", "years"),
    [
        ("29 3 2026", "1 month", 0),
        ("29/3/2026", "1 month", 0),
        ("29-Mar-2026", "1 month", 0),
        ("30 4 2026", "0 days", 0),
        ("29 april 2026", "1 day", 0),
        ("1 4 2026", "4 weeks", 0),
        ("1 5 2024", "23 months", 1),
        ("30 4 2024", "2 years", 2),
        ("1 5 2008", "17 years", 17),
        ("30 4 2008", "18 years", 18),
        ("1 5 2001", "24 years", 24),
        ("29 2 2020", "6 years", 6),
    ],
)
def test_a_date_of_birth_gives_the_age_on_the_day(typed, words, years):
    """Fails around birthdays, where a duty hangs on one day."""
    age = read_age(typed, on=DAY)
    assert (age.words, age.years) == (words, years)
    assert age.born_on is not None


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("", "Enter the age or date of birth"),
        ("two", "Enter the age or date of birth"),
        ("-3", "Enter the age or date of birth"),
        ("٣ years", "Enter the age or date of birth"),
        ("25", "The age must be 24 years or less"),
        ("300 months", "The age must be 24 years or less"),
        ("30 4 2001", "The age must be 24 years or less"),
        ("1 5 2026", "The date of birth must be the same as or before 30 April 2026, when it happened"),
        ("31 2 2020", "Date of birth must be a real date"),
        ("29 2 2019", "Date of birth must be a real date"),
        ("1 13 2020", "Date of birth must be a real date"),
        ("1 1 20", "Year must include 4 numbers"),
    ],
)
def test_what_is_no_age_is_refused(typed, words):
    with pytest.raises(Refused, match=words) as refused:
        read_age(typed, on=DAY)
    assert refused.value.field == "age_or_dob"


def test_a_date_of_birth_needs_a_day_to_count_to():
    with pytest.raises(Refused, match="Enter when it happened first"):
        read_age("1 1 2020", on=None)
    with pytest.raises(Refused, match="when the local authority became aware"):
        read_age("1 5 2026", on=DAY, when="when the local authority became aware")
    assert read_age("3 years", on=None).years == 3


def test_the_words_change_with_the_age():
    assert [age_on(date(2026, 4, day), DAY) for day in (30, 17, 16)] == ["0 days", "13 days", "2 weeks"]
    assert age_on(date(2026, 3, 30), DAY) == "1 month"


def test_the_tenth_digit_of_an_nhs_number_checks_the_others():
    assert nhs_number_is_real("9434765919")
    assert nhs_number_is_real("4010232137")
    assert not nhs_number_is_real("9434765918")
    assert not nhs_number_is_real("9434756919")
    assert nhs_number_words("9434765919") == "943 476 5919"

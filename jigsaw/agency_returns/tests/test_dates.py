"""Dates of any accuracy. Each test fails when a way of writing is read as another date, or guessed."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jigsaw.agency_returns.chronology.dates import (
    NOT_KNOWN,
    Accuracy,
    about,
    between,
    in_month,
    in_year,
    on,
)
from jigsaw.agency_returns.chronology.reading_dates import read_date
from jigsaw.agency_returns.chronology.times import in_words, read_time

TODAY = date(2026, 5, 18)
MARCH_4 = on(date(2025, 3, 4))
LIKE = "Date must be a real date, like 4 March 2025, March 2025 or ‘not known’"


@pytest.mark.parametrize(
    ("written", "known"),
    [
        ("4.3.25", MARCH_4), ("04/03/2025", MARCH_4), ("4 March 2025", MARCH_4), ("4-3-2025", MARCH_4),
        ("4th March 2025", MARCH_4), ("4 Mar 25", MARCH_4), ("04 MAR 2025", MARCH_4), ("March 4, 2025", MARCH_4),
        ("2025-03-04", MARCH_4), ("2025-03-04T09:05:00", MARCH_4), ("Tuesday 4 March 2025", MARCH_4),
        ("4-Mar-25", MARCH_4), ("4 3 2025", MARCH_4), (" 4 \u00a0March  2025. ", MARCH_4),
        (datetime(2025, 3, 4), MARCH_4), (date(2025, 3, 4), MARCH_4),
        ("March 2025", in_month(2025, 3)), ("Mar 2025", in_month(2025, 3)), ("03/2025", in_month(2025, 3)),
        ("Sept 2024", in_month(2024, 9)), ("Mar-98", in_month(1998, 3)),
        ("2025", in_year(2025)), (2025, in_year(2025)), (2025.0, in_year(2025)),
        ("?4 Mar 25", about(MARCH_4)), ("4 March 2025?", about(MARCH_4)), ("c. 4/3/25", about(MARCH_4)),
        ("c. March 2025", about(in_month(2025, 3))), ("circa 2025", about(in_year(2025))),
        ("c2025", about(in_year(2025))), ("about March 2025", about(in_month(2025, 3))),
        ("approx. 4 March 2025", about(MARCH_4)), ("? March 2025", about(in_month(2025, 3))),
        ("between 3 March 2025 and 9 March 2025", between(date(2025, 3, 3), date(2025, 3, 9))),
        ("Between 3 and 9 March 2025", between(date(2025, 3, 3), date(2025, 3, 9))),
        ("between March and May 2025", between(date(2025, 3, 1), date(2025, 5, 31))),
        ("between 2023 and 2024", between(date(2023, 1, 1), date(2024, 12, 31))),
        ("not known", NOT_KNOWN), ("Not Known", NOT_KNOWN), ("‘not known’", NOT_KNOWN), ("unknown", NOT_KNOWN),
        ("29/02/2024", on(date(2024, 2, 29))), ("1.1.99", on(date(1999, 1, 1))), ("1.1.36", on(date(2036, 1, 1))),
        ("1.1.37", on(date(1937, 1, 1))),
    ],
)  # fmt: skip
def test_every_form_of_date_is_read(written, known):
    read = read_date(written, today=TODAY)
    assert (read.date, read.fault, read.confirm) == (known, "", "")


@pytest.mark.parametrize(
    ("written", "message"),
    [
        ("31/02/2025", "Date must be a real date. 31 February 2025 does not exist"),
        ("29.2.2025", "Date must be a real date. 29 February 2025 does not exist"),
        ("03/14/2025", "Date must be in day, month, year order: did you mean 14 March 2025?"),
        ("2025-14-03", "Date must be in day, month, year order: did you mean 14 March 2025?"),
        ("14/14/2025", LIKE), ("32/01/2025", LIKE), ("0/3/2025", LIKE),
        ("4 Mrach 2025", LIKE), ("yesterday", LIKE), ("early 2025", LIKE), ("4 March", LIKE), ("04/03", LIKE),
        ("2024/25", LIKE), ("20250304", LIKE), (True, LIKE), (3.25, LIKE), (time(9, 5), LIKE), ("99999", LIKE),
        ("March 25", "Date must be a real date. Write the year in four figures, like March 2025"),
        ("1 May 1066", "Date must be a real date, in a year from 1900 on"),
        (datetime(1066, 5, 1), "Date must be a real date, in a year from 1900 on"),
        ("between 9 March 2025 and 3 March 2025",
         "Date must be a real date. The first day of ‘between’ must be before the last"),
        ("3/3/25 to 9/3/25", "Date must be a real date. Write ‘between 3 March 2025 and 9 March 2025’, "
         "or put the last day under End date"),
        ("13/2025", "Date must be a real date. There is no month 13"),
    ],
)  # fmt: skip
def test_what_is_no_date_or_could_be_two_is_asked(written, message):
    assert read_date(written, today=TODAY)[:2] == (None, message)


@pytest.mark.parametrize(
    ("written", "known", "confirm"),
    [
        (45720, MARCH_4, "The number 45720 was read as 4 March 2025"),
        (45720.0, MARCH_4, "The number 45720 was read as 4 March 2025"),
        ("45720", MARCH_4, "The number 45720 was read as 4 March 2025"),
        ("22.05/16", on(date(2016, 5, 22)), "Date was read as 22 May 2016"),
        ("Monday 4 March 2025", MARCH_4, "4 March 2025 is a Tuesday"),
    ],
)
def test_what_was_likely_meant_is_read_and_asked_about(written, known, confirm):
    assert read_date(written, today=TODAY)[:3] == (known, "", confirm)


def test_a_cell_with_date_and_time_gives_both():
    assert read_date(datetime(2025, 3, 4, 9, 5), today=TODAY)[:4] == (MARCH_4, "", "", time(9, 5))


DAYS = st.dates(date(1937, 1, 1), date(2036, 12, 31))
EXACT = DAYS.map(on)
MONTHS = DAYS.map(lambda day: in_month(day.year, day.month))
YEARS = DAYS.map(lambda day: in_year(day.year))
DATES = st.one_of(
    st.just(NOT_KNOWN), EXACT, MONTHS, YEARS, st.one_of(EXACT, MONTHS, YEARS).map(about),
    st.tuples(DAYS, DAYS).map(lambda two: between(min(two), max(two))),
)  # fmt: skip


@given(DATES)
def test_the_words_of_a_date_are_read_as_the_same_date(known):
    assert read_date(known.words, today=TODAY)[:3] == (known, "", "")


@given(DAYS)
def test_each_short_form_of_a_day_is_that_day(day):
    """Fails when a day is read in another order or another century."""
    for form in ("%d/%m/%Y", "%d.%m.%y", "%d %B %Y", "%d-%b-%Y", "%Y-%m-%d"):
        assert read_date(day.strftime(form), today=TODAY)[:2] == (on(day), "")


@given(
    st.text(max_size=40) | st.floats(allow_nan=False, allow_infinity=False) | st.integers() | st.booleans()
)
def test_whatever_stands_in_a_cell_is_a_date_or_a_message(value):
    read = read_date(value, today=TODAY)
    assert (read.date is None) == bool(read.fault)
    assert isinstance(read_time(value), time | None)


def test_accuracy_is_told_in_words():
    assert about(in_month(2025, 3)).words == "about March 2025"
    assert in_year(2025).accuracy is Accuracy.YEAR
    assert str(between(date(2025, 3, 3), date(2025, 3, 9))) == "between 3 March 2025 and 9 March 2025"


@pytest.mark.parametrize(
    ("written", "clock"),
    [
        ("09:05", time(9, 5)), ("9.05am", time(9, 5)), ("0905", time(9, 5)), (905, time(9, 5)), (905.0, time(9, 5)),
        (9.05, time(9, 5)), ("9am", time(9)), ("9 pm", time(21)), ("12am", time(0)), ("12.30 p.m.", time(12, 30)),
        ("1430hrs", time(14, 30)), ("14:30pm", time(14, 30)), ("midday", time(12)), ("09:05:30", time(9, 5, 30)),
        (time(9, 5), time(9, 5)), (datetime(1899, 12, 31, 9, 5), time(9, 5)),
        (timedelta(hours=9, minutes=5), time(9, 5)),
        (545 / 1440, time(9, 5)),
    ],
)  # fmt: skip
def test_every_form_of_time_is_read(written, clock):
    assert read_time(written) == clock


@pytest.mark.parametrize(
    "written", ["24:00", "9", 9, "9.5", "14:30am", "9:60", "morning", "midnight", True, "25:00", ""]
)
def test_what_is_no_time_or_could_be_two_is_refused(written):
    assert read_time(written) is None


def test_a_time_is_told_to_the_minute():
    assert in_words(time(9, 5)) == "09:05"
    assert in_words(time(9, 5, 30)) == "09:05:30"

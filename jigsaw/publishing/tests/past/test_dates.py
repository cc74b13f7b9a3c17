"""Fails when a date of publication is read with another precision than it has, or a trap is taken for one."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from jigsaw.publishing.past.dates import Precision, read_past_date
from jigsaw.publishing.past.finding_dates import PUBLICATION, dates_in

TODAY = date(2026, 11, 27)


@pytest.mark.parametrize(
    ("written", "words", "precision"),
    [
        ("17.12.2024", "17 December 2024", "day"),
        ("17th December 2024", "17 December 2024", "day"),
        ("Published: Tuesday 17th of December, 2024", "17 December 2024", "day"),
        ("December 17, 2024", "17 December 2024", "day"),
        ("2024-12-17T00:00:00", "17 December 2024", "day"),
        ("4.9.24", "4 September 2024", "day"),
        ("04/09/2024", "4 September 2024", "day"),
        (datetime(2024, 9, 4), "4 September 2024", "day"),
        ("November 2021", "November 2021", "month"),
        ("Sept. 2021", "September 2021", "month"),
        ("11/2021", "November 2021", "month"),
        ("2024-12", "December 2024", "month"),
        ("2019", "2019", "year"),
        (2019, "2019", "year"),
        ("Autumn 2024", "Autumn 2024", "season"),
        ("Winter 2023/24", "Winter 2023 to 2024", "season"),
        ("2019/20", "Financial year 2019 to 2020", "financial year"),
        ("2019-2020", "Financial year 2019 to 2020", "financial year"),
    ],
)
def test_a_date_keeps_the_precision_that_it_has(written, words, precision):
    reading = read_past_date(written, today=TODAY)
    assert reading.reason == ""
    assert (reading.date.words, reading.date.precision) == (words, Precision(precision))


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("2011-12", "may be December 2011 or a financial year"),
        ("2019/22", "its years do not follow each other"),
        ("Winter 2019", "the beginning or the end of the year"),
        ("early spring 2019", "only about a date"),
        ("Mar-24", "four figures"),
        ("Q3 2021", "a quarter of the calendar or of the financial year"),
        ("12th June", "has no year"),
        ("September", "has no year"),
        ("c. May 2019", "is not sure"),
        ("between 3 May 2019 and 9 May 2019", "two dates"),
        ("03/14/2024", "did you mean 14 March 2024?"),
        ("31/02/2020", "does not exist"),
        (45643, "The number 45643 was read as 17 December 2024"),
        ("1 January 2027", "is after today"),
        ("01/01/1900", "is before 1990"),
        ("TBC", "is no date of publication"),
        ("not yet published", "is no date of publication"),
        ("", "no date of publication is written"),
        ("soon", "cannot be read as a date"),
    ],
)
def test_what_is_not_sure_is_asked(written, said):
    assert said in read_past_date(written, today=TODAY).reason


@pytest.mark.parametrize(
    ("sentence", "role"),
    [
        ("The first review, published on the 12th June 2024, looks at ten young people.", PUBLICATION),
        ("Published 4 September 2024.", PUBLICATION),
        ("Our report was published in March 2021.", PUBLICATION),
        ("A baby was injured in August 2020 while at home.", "an incident"),
        ("She lost her life in October 2020.", "an incident"),
        ("The mother was sentenced on 3 May 2022.", "a sentence or trial"),
        ("The review panel met on 3 May 2022.", "a meeting"),
        ("We host a free webinar on Thursday, 30th January 2025 from 3pm.", "an event"),
        ("The campaign, first launched in 2022, goes on.", "an event"),
        ("Anti-bullying week began on 13 November 2023.", "a meeting"),
        ("The review will be published in May 2027.", "planned"),
        ("The review could not be published before 2023.", "planned"),
        ("The strategy published in March 2021 asks for this.", "another publication"),
        ("This page was updated on 4 May 2024.", "a change"),
        ("In 2019 the family moved.", "an incident"),
    ],
)
def test_only_what_is_said_to_be_published_is_a_date_of_publication(sentence, role):
    (found,) = dates_in(sentence, today=TODAY)
    assert found.role == role


def test_the_years_of_a_reference_are_no_dates():
    assert dates_in("Published as ASCP 2020-21/01 and BRSCP2021-22-02", today=TODAY) == []


def test_two_dates_agree_where_one_lies_in_the_other():
    day, month, other, no_year = (
        read_past_date(text, today=TODAY).date
        for text in ("12.06.2024", "June 2024", "July 2024", "12th June")
    )
    assert day.agrees(month)
    assert month.agrees(day)
    assert day.agrees(no_year)
    assert no_year.agrees(day)
    assert not day.agrees(other)
    assert not other.agrees(no_year)

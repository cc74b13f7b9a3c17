"""What a list of events amounts to: days, gaps, how sure; ages and days since the child was seen, row by row."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from jigsaw.agency_returns.chronology.dates import NOT_KNOWN, Accuracy, about, between, in_month, in_year, on
from jigsaw.agency_returns.chronology.facts import Gap, ages_at, days_since_seen, facts_of, longest_gap
from jigsaw.agency_returns.chronology.merging import merge
from jigsaw.agency_returns.tests.making import event
from jigsaw.agency_returns.tests.test_dates import DATES

MARCH_3, APRIL_29 = date(2025, 3, 3), date(2026, 4, 29)


def on_days(*days: int, **fields) -> list:
    """Events on days counted from 3 March 2025."""
    return [event(MARCH_3 + timedelta(days=day), row=number, **fields) for number, day in enumerate(days, 5)]


def test_the_facts_of_a_return():
    events = merge(
        [
            event(MARCH_3), event(APRIL_29, agency="Police"), event(date=about(on(date(2025, 6, 1)))),
            event(date=in_month(2025, 5)), event(date=in_year(2020)), event(date=NOT_KNOWN),
            event(date=between(MARCH_3, APRIL_29)),
        ]
    )  # fmt: skip
    facts = facts_of(events)
    assert (facts.rows, facts.agencies) == (7, {"Health": 6, "Police": 1})
    assert (facts.first, facts.last) == (MARCH_3, APRIL_29)
    assert facts.accuracy == dict.fromkeys(Accuracy, 1) | {Accuracy.EXACT: 2}
    assert (facts.approximate, facts.uncertain) == (1, 5)
    assert facts.gap == Gap((APRIL_29 - date(2025, 6, 1)).days, date(2025, 6, 1), APRIL_29, unsure=2)
    assert facts.gaps == {"Health": Gap(90, MARCH_3, date(2025, 6, 1), unsure=3), "Police": None}


def test_no_events_have_no_facts():
    facts = facts_of([])
    assert (facts.rows, facts.first, facts.last, facts.gap, facts.gaps) == (0, None, None, None, {})
    assert longest_gap([event(date=NOT_KNOWN)]) is None


def test_the_longest_gap_is_the_first_of_those_as_long():
    gap = longest_gap(on_days(0, 1, 1, 62, 63, 124))
    assert gap == Gap(61, MARCH_3 + timedelta(days=1), MARCH_3 + timedelta(days=62), unsure=0)
    assert longest_gap(on_days(0, 1, 2)) is None


def test_an_event_that_lasts_fills_its_days():
    """Fails when days of a stay in hospital count as days without a record."""
    stay = event(MARCH_3, end_date=on(MARCH_3 + timedelta(days=20)))
    inside, after = on_days(5, 30)
    assert longest_gap([stay, inside, after]) == Gap(
        10, MARCH_3 + timedelta(days=20), MARCH_3 + timedelta(days=30), unsure=0
    )


def test_rows_of_uncertain_date_make_no_gap_and_are_told_beside_it():
    early, late = on_days(0, 60)
    assert longest_gap([early, event(date=in_month(2025, 3)), late]).unsure == 1
    assert longest_gap([early, event(date=in_year(2023)), late]).unsure == 0
    assert longest_gap([early, event(date=NOT_KNOWN), late]).unsure == 1
    assert longest_gap([early, event(date=about(on(date(2025, 4, 2)))), late]).days == 30


@given(
    st.lists(st.builds(lambda known, agency: event(date=known, agency=agency), DATES, st.sampled_from("AB")))
)
def test_the_longest_gap_is_what_comparing_all_days_gives(events):
    merged = merge(events)
    days = sorted(made.date.earliest for made in events if made.date.days == 1)
    widest = max(
        (later - earlier for earlier, later in zip(days, days[1:], strict=False)), default=timedelta(0)
    )
    gap = longest_gap(merged)
    assert (gap.days if gap else 0) == (widest.days if widest > timedelta(days=1) else 0)
    assert set(facts_of(merged).gaps) == {made.agency for made in events}


def test_days_since_the_child_was_seen():
    rows = on_days(0, 4, 4, 9, 12)
    seen = ["Not recorded", "No", "Yes", "No", "Not applicable"]
    events = [row._replace(child_seen=word) for row, word in zip(rows, seen, strict=True)]
    assert days_since_seen(events) == [None, None, 0, 5, 8]
    unsure = [
        *events[:3],
        event(date=in_month(2025, 3), child_seen="Yes"),
        event(date=NOT_KNOWN),
        *events[3:],
    ]
    assert days_since_seen(unsure) == [None, None, 0, None, None, 5, 8]


def test_the_age_at_each_row():
    asked = []

    def age_on(born: date, day: date) -> str:
        asked.append(day)
        return f"{(day - born).days} days"

    events = [
        event(MARCH_3), event(MARCH_3), event(date=in_month(2025, 3)), event(date=NOT_KNOWN), event(date(2025, 2, 1))
    ]  # fmt: skip
    assert ages_at(events, date(2025, 3, 2), age_on) == [
        "1 days", "1 days", "before birth to 29 days", "", "before birth",
    ]  # fmt: skip
    assert asked.count(MARCH_3) == 2  # each date once: both ends of one day
    assert ages_at(events, None, age_on) == [""] * 5

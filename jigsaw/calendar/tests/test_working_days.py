"""Fails when a day of England is wrongly counted or skipped, or a count goes past what the table knows."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jigsaw.calendar import seed
from jigsaw.calendar.tests import oracle
from jigsaw.calendar.working_days import BeyondTheTable, Holiday, WorkingDays, seeded, shipped_holidays

days_of_2020_to_2030 = st.dates(date(2020, 1, 1), date(2030, 12, 31))


def test_every_day_of_2020_to_2032_agrees_with_the_oracle():
    """Fails for one day on which table and first principles differ."""
    day, wrong = date(2020, 1, 1), []
    while day <= date(2032, 12, 31):
        if seeded().is_working(day) != oracle.is_working(day):
            wrong.append(day)
        day += timedelta(days=1)
    assert wrong == []


def test_the_oracle_knows_years_it_was_not_made_from():
    """Fails when the oracle itself is wrong: holidays of two years written down by hand."""
    assert oracle.bank_holidays(2026) == {
        date(2026, 1, 1), date(2026, 4, 3), date(2026, 4, 6), date(2026, 5, 4), date(2026, 5, 25),
        date(2026, 8, 31), date(2026, 12, 25), date(2026, 12, 28),
    }  # fmt: skip
    assert {day for day in oracle.bank_holidays(2021) if day.month == 12} == {
        date(2021, 12, 27),
        date(2021, 12, 28),
    }
    assert {day for day in oracle.bank_holidays(2022) if day.month == 12} == {
        date(2022, 12, 26),
        date(2022, 12, 27),
    }


@settings(deadline=None)
@given(days_of_2020_to_2030, st.integers(0, 60))
def test_adding_and_subtracting_agree_with_counting_one_by_one(day, n):
    """Fails when a jump lands on another day than the oracle's walk."""
    assert seeded().add(day, n) == oracle.count_after(day, n)
    if day.year > 2020:
        assert seeded().subtract(day, n) == oracle.count_after(day, n, -1)


@settings(deadline=None)
@given(days_of_2020_to_2030, st.integers(0, 60))
def test_count_between_undoes_add_and_subtract(day, n):
    """Fails when counting and adding disagree at either end."""
    assert seeded().count_between(day, seeded().add(day, n)) == n
    assert seeded().count_between(day, seeded().subtract(day, n)) == -n


@pytest.mark.parametrize(
    ("day", "why"),
    [
        (date(2026, 5, 4), "Early May bank holiday"),
        (date(2026, 5, 25), "Spring bank holiday"),
        (date(2026, 5, 2), "Saturday"),
        (date(2026, 5, 3), "Sunday"),
        (date(2020, 5, 4), None),
        (date(2020, 5, 8), "Early May bank holiday"),
        (date(2022, 6, 2), "Spring bank holiday"),
        (date(2022, 6, 3), "Platinum Jubilee bank holiday"),
        (date(2022, 9, 19), "Bank holiday for the State Funeral of Queen Elizabeth II"),
        (date(2023, 5, 8), "Bank holiday for the Coronation of King Charles III"),
        (date(2027, 12, 28), "Boxing Day (substitute day)"),
    ],
)
def test_the_reason_is_said_in_words(day, why):
    """Fails when a person would read a wrong reason, or one where there is none."""
    assert seeded().why_not(day) == why


def test_the_shipped_table_is_what_the_library_says():
    """Fails after an upgrade of the library that changed a day: run `python -m jigsaw.calendar.seed`."""
    shipped = [(h.day, h.name) for h in shipped_holidays()]
    assert shipped == [(row["day"], row["name"]) for row in seed.rows_of_the_library()]


def test_writing_the_table_gives_a_table_that_reads_the_same(tmp_path):
    """Fails when the written file loses a row or its source."""
    import yaml

    seed.write(tmp_path / "england.yaml", date(2026, 11, 22))
    table = yaml.safe_load((tmp_path / "england.yaml").read_text("utf-8"))
    assert table["holidays"] == seed.rows_of_the_library()
    assert table["read_on"] == date(2026, 11, 22)


def test_every_holiday_has_a_source_with_version_and_date_and_one_offs_are_marked():
    """Fails when a row does not say where it is from, or a one-off looks like a yearly holiday."""
    assert all("holidays 0." in h.source and "read on " in h.source for h in shipped_holidays())
    one_offs = {h.day for h in shipped_holidays() if h.source.startswith("One-off")}
    assert one_offs == {date(2022, 6, 3), date(2022, 9, 19), date(2023, 5, 8)}


def test_a_partnership_adds_and_removes_a_holiday():
    """Fails when an edited table is not what counts."""
    added = WorkingDays(
        [*shipped_holidays(), Holiday(date(2026, 5, 6), "One more bank holiday", "Proclamation")]
    )
    assert added.why_not(date(2026, 5, 6)) == "One more bank holiday"
    assert added.add(date(2026, 5, 1), 5) == date(2026, 5, 12)
    removed = WorkingDays(h for h in shipped_holidays() if h.day != date(2026, 5, 4))
    assert removed.add(date(2026, 5, 1), 5) == date(2026, 5, 8)


def test_counting_where_the_table_ends_is_refused_with_the_years_it_holds():
    """Fails when a count runs silently into years without holidays."""
    with pytest.raises(BeyondTheTable, match="2033.*from 2015 to 2032"):
        seeded().add(date(2032, 12, 31), 1)
    with pytest.raises(BeyondTheTable, match="is empty"):
        WorkingDays([]).add(date(2026, 5, 1), 1)
    with pytest.raises(BeyondTheTable, match="2027"):
        WorkingDays([Holiday(date(2026, 5, 4), "a", "b"), Holiday(date(2028, 5, 1), "a", "b")]).add(
            date(2026, 12, 31), 1
        )
    with pytest.raises(BeyondTheTable):
        WorkingDays([Holiday(date(9999, 12, 27), "a", "b")]).add(date(9999, 12, 31), 3)


def test_a_negative_number_of_days_is_refused():
    """Fails when add(-1) quietly counts the other way."""
    with pytest.raises(ValueError, match="0 or more"):
        seeded().add(date(2026, 5, 1), -1)
    with pytest.raises(ValueError, match="0 or more"):
        seeded().subtract(date(2026, 5, 1), -1)


@pytest.mark.parametrize(
    ("today", "fewer"),
    [
        (date(2026, 11, 22), False),
        (date(2031, 12, 31), False),
        (date(2032, 1, 1), True),
        (date(2032, 2, 29), True),
        (date(2028, 2, 29), False),
        (date(2040, 1, 1), True),
    ],
)
def test_a_table_that_ends_within_12_months_is_noticed(today, fewer):
    """Fails when nobody would be told in time to extend the table, or is told too early."""
    assert seeded().fewer_than_12_months_remain(today) is fewer


def test_a_gap_in_the_table_ends_what_is_known():
    """Fails when a lone day years ahead hides that next year is missing."""
    days = WorkingDays([*shipped_holidays(), Holiday(date(2040, 1, 2), "New Year's Day", "typed")])
    assert days.last_known_day(date(2026, 1, 1)) == date(2032, 12, 31)
    assert days.fewer_than_12_months_remain(date(2032, 6, 1))

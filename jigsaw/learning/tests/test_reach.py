"""Whom a webinar reached, by organisation, without a small number that could be worked out."""

from __future__ import annotations

from datetime import timedelta
from itertools import product

import pytest

from jigsaw.learning.actions.events import forget_bookings
from jigsaw.learning.models import Booking
from jigsaw.learning.queries.events import reach_of
from jigsaw.learning.reach_rules import FEWER, SHOWN_FROM, WITHHELD, shown, total
from jigsaw.learning.tests.invented import attended, been, booked

MOST = 7


def could_be(counts: list[int], words: list[str]) -> list[set[int]]:
    """What each number may be for somebody who sees the words and knows the sum of the column."""
    rest = sum(count for count, said in zip(counts, words, strict=True) if not said.isdigit())
    ways = [
        [int(said)] if said.isdigit() else range(SHOWN_FROM) if said == FEWER else range(SHOWN_FROM, rest + 1)
        for said in words
    ]
    found: list[set[int]] = [set() for _ in counts]
    for each in product(*ways):
        if sum(each) == sum(counts):
            for place, number in enumerate(each):
                found[place].add(number)
    return found


@pytest.mark.parametrize("size", [1, 2, 3, 4])
def test_no_number_under_five_is_shown_or_can_be_worked_out(size):
    """Fails if, for any column of numbers from 0 to 7, somebody who knows its sum could tell a hidden one.

    Where every number is hidden, nothing more can be held back; the sum is not shown either.
    """
    for counts in product(range(MOST + 1), repeat=size):
        words = shown(list(counts))
        assert all(int(said) == count for count, said in zip(counts, words, strict=True) if said.isdigit())
        assert all(said.isdigit() for said in words if said not in (FEWER, WITHHELD))
        if not any(said.isdigit() for said in words):
            assert total(words) == WITHHELD
            continue
        for place, numbers in enumerate(could_be(list(counts), words)):
            assert words[place] != FEWER or len(numbers) > 1, (counts, words)


@pytest.mark.parametrize(
    ("counts", "words", "sum_said"),
    [
        ([12, 9], ["12", "9"], "21"),
        ([12, 9, 3], ["12", WITHHELD, FEWER], "at least 12"),
        ([12, 3, 2], ["12", FEWER, FEWER], "at least 12"),
        ([12, 0, 0], [WITHHELD, FEWER, FEWER], WITHHELD),
        ([3], [FEWER], WITHHELD),
        ([], [], "0"),
    ],
)
def test_small_numbers_are_hidden_and_so_is_what_would_tell_them(counts, words, sum_said):
    assert shown(counts) == words
    assert total(words) == sum_said


@pytest.mark.django_db
def test_reach_counts_who_came_and_stays_when_the_bookings_go():
    """Fails if an echo, a cancelled place or an unlisted name stood in the table, or it changed later."""
    event = been()
    assert reach_of(event.pk) is None
    here = [booked(event, f"p{n}@health.example")[1] for n in range(13)]
    other = [booked(event, f"q{n}@charity.example")[1] for n in range(6)]
    booked(event, "p1@health.example")
    Booking.objects.filter(pk__in=[each.pk for each in other]).update(organisation="The House of Nadia")
    Booking.objects.filter(pk=here[12].pk).update(state=Booking.CANCELLED)
    assert reach_of(event.pk) is None
    attended(*here[:7], *other)
    before = reach_of(event.pk)
    assert before is not None
    assert [(each.organisation, each.came, each.did_not_come) for each in before.lines] == [
        ("Alderbrook Community Health", "7", WITHHELD),
        ("Other", "6", FEWER),
    ]
    assert (before.came, before.did_not_come) == ("13", WITHHELD)
    forget_bookings(at=event.ends_at + timedelta(days=366))
    assert reach_of(event.pk) == before


@pytest.mark.django_db
def test_an_event_whose_bookings_went_without_attendance_has_no_reach():
    event = been()
    booked(event)
    forget_bookings(at=event.ends_at + timedelta(days=366))
    assert reach_of(event.pk) is None
    assert reach_of("00000000-0000-4000-8000-00000000e999") is None

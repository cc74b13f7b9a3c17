"""How the clocks of all cases stand together: the same as each clock says by itself, and nothing of foreign cases."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from random import Random

import pytest

from jigsaw.audit.actions import act
from jigsaw.calendar import clocks
from jigsaw.calendar.rule_book import shipped
from jigsaw.calendar.working_days import seeded
from jigsaw.components.timeliness_chart import Mark
from jigsaw.incidents.models import CaseMember, Duty
from jigsaw.incidents.queries.timeliness import Strip, count_in, timeliness_of
from jigsaw.incidents.tests import factories

AT = datetime(2026, 7, 1, 8, tzinfo=UTC)


def home(team):
    return (team.partnership.pk,)


@pytest.fixture
def cases(team):
    """Four cases whose rapid reviews were sent on chosen days, one that runs and is overdue."""
    made = [factories.notified(team.priya, team.partnership) for _ in range(5)]
    sent = [date(2026, 5, 20), date(2026, 5, 27), date(2026, 5, 28), date(2026, 6, 8)]
    with act("prepare", by="test", at=AT):
        for incident, day in zip(made, sent, strict=False):
            late = "staff-absence" if day > date(2026, 5, 27) else ""
            Duty.rows.filter(incident=incident, key="rapid-review").update(
                state="done", done_on=day, done_at=AT, late_reason=late
            )
    return made


def test_counts_marks_and_reasons(team, cases):
    found = timeliness_of(team.priya, home(team), at=AT)
    assert found.notifications.marks == [Mark(1, False)] * 5
    assert found.notifications.limit == 5
    assert sorted(found.rapid_reviews.marks, key=lambda m: m.day) == [
        Mark(11, False), Mark(15, False), Mark(16, True), Mark(23, True),
    ]  # fmt: skip
    assert (found.rapid_reviews.running, found.rapid_reviews.overdue, found.rapid_reviews.in_time) == (
        1,
        1,
        2,
    )
    assert found.late_reasons == [("Staff absence", 2)]


@pytest.mark.parametrize("seed", range(20))
def test_the_position_in_bulk_is_that_of_each_clock(seed):
    """Fails when counting in bulk and the worked-out clock differ, across Christmas, Easter and one-off days."""
    random = Random(seed)
    rule = shipped().rule("rapid-review", date(2026, 5, 5))
    for _ in range(40):
        start = date(2019, 1, 1) + timedelta(days=random.randrange(3600))
        clock = clocks.work_out(rule, start, seeded())
        done = start + timedelta(days=random.randrange(25))
        strip = Strip(15)
        count_in(strip, start, clock.due, done, "", seeded())
        (mark,) = strip.marks
        said = clocks.position_words(clock, done, done_on=done)
        assert mark.late == said.endswith("late")
        assert said == f"Done on day {mark.day} of 15" or mark.day > 15


def test_a_case_out_of_reach_is_not_counted(team, cases):
    with act("prepare", by="test", at=AT):
        CaseMember.rows.filter(incident=cases[0], person=team.tom).update(ended_at=AT)
    assert len(timeliness_of(team.tom, home(team), at=AT).notifications.marks) == 4
    assert timeliness_of(team.tom, (), at=AT).notifications.marks == []
    assert timeliness_of(team.marcus, home(team), at=AT).notifications.marks == []


def test_a_year_that_the_table_does_not_know_is_said(team, cases):
    with act("prepare", by="test", at=AT):
        Duty.rows.filter(incident=cases[0], key="rapid-review").update(
            started_on=date(1999, 5, 5), due_on=date(1999, 5, 27), done_on=date(1999, 5, 20)
        )
    found = timeliness_of(team.priya, home(team), at=AT)
    assert (found.rapid_reviews.uncounted, len(found.rapid_reviews.marks)) == (1, 3)


def test_two_queries_whatever_the_number(team, cases, django_assert_num_queries):
    with django_assert_num_queries(2):
        timeliness_of(team.priya, home(team), at=AT)

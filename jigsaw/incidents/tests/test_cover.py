"""Cover during leave: who, when, ended early; and that it opens no case."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from jigsaw.incidents.actions.cover import arrange_cover, end_cover
from jigsaw.incidents.models import Cover, Incident
from jigsaw.incidents.tests import factories
from jigsaw.partnerships.rules import Refused
from jigsaw.partnerships.tests.factories import partnership, somebody

AT = datetime(2026, 5, 1, 15, tzinfo=UTC)


def arrange(team, **other):
    values = {
        "partnership": team.partnership, "covered_by": team.priya, "first_day": date(2026, 5, 5),
        "last_day": date(2026, 5, 12), "by": team.tom, "at": AT,
    }  # fmt: skip
    return arrange_cover(**(values | other))


def test_from_today_for_a_day_up_to_a_year(team):
    arrange(team, first_day=date(2026, 5, 1), last_day=date(2026, 5, 1))
    arrange(team, first_day=date(2026, 5, 2), last_day=date(2027, 5, 2))
    assert Cover.rows.count() == 2


@pytest.mark.parametrize(
    ("days", "words", "field"),
    [
        ({"first_day": date(2026, 4, 30)}, "must be today or in the future", "first_day"),
        ({"last_day": date(2026, 5, 4)}, "must be the same as or after 5 May 2026", "last_day"),
        ({"last_day": date(2027, 5, 7)}, "must be one year or less", "last_day"),
    ],
)
def test_days_that_cannot_be(team, days, words, field):
    with pytest.raises(Refused, match=words) as refused:
        arrange(team, **days)
    assert refused.value.field == field
    assert not Cover.rows.exists()


def test_only_somebody_who_may_see_work_in_the_same_partnership_covers(team):
    foreign = somebody("Rhys Cole", partnership("brindle-vale", short_name="BVSCP"))
    for who in (team.dee, team.sam, team.tom, foreign):
        with pytest.raises(Refused, match="Select who covers for you"):
            arrange(team, covered_by=who)


def test_two_covers_of_one_leave_are_refused_until_one_has_ended(team):
    first = arrange(team)
    with pytest.raises(Refused, match="5 May 2026 to 12 May 2026 is covered already"):
        arrange(team, first_day=date(2026, 5, 12), last_day=date(2026, 5, 20))
    end_cover(first, by=team.tom, at=AT)
    arrange(team, covered_by=team.marcus)


def test_both_may_end_it_nobody_else_and_twice_is_once(team):
    cover = arrange(team)
    with pytest.raises(Refused, match="Only the person on leave"):
        end_cover(cover, by=team.marcus, at=AT)
    ended = end_cover(cover, by=team.priya, at=AT)
    again = end_cover(cover, by=team.tom, at=datetime(2026, 5, 6, tzinfo=UTC))
    assert ended.ended_at == again.ended_at == AT


def test_cover_opens_no_case(team):
    incident = factories.recorded(team.priya, team.partnership)
    arrange(team, covered_by=team.marcus)
    reached = Incident.rows.visible_to(team.marcus, "view_case", at=datetime(2026, 5, 6, tzinfo=UTC))
    assert incident not in reached

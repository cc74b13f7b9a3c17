"""Duties: open dates that move with the table of working days, and what people are told."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from jigsaw.audit.actions import act
from jigsaw.audit.models import Event
from jigsaw.audit.queries import verify
from jigsaw.incidents.actions import duties
from jigsaw.incidents.actions.rows import add_member
from jigsaw.incidents.models import CaseMember, Duty, Incident, Recusal
from jigsaw.incidents.queries.duties import leading_of, next_of
from jigsaw.incidents.queries.history import moved_words, moves_of_dates
from jigsaw.incidents.tests import factories
from jigsaw.incidents.tests.factories import FIRST_OF_MAY, NOW, TUESDAY
from jigsaw.notices.models import Mail
from jigsaw.partnerships.actions import add_holiday, remove_holiday
from jigsaw.partnerships.rules import Refused

pytestmark = pytest.mark.django_db
ROYAL = {"day": date(2026, 5, 7), "name": "Royal occasion", "source": "Proclamation"}


@pytest.fixture
def case(team):
    return factories.recorded(team.priya, team.partnership)


def due(incident, key="notify-panel"):
    return Duty.rows.exclude(state="withdrawn").get(incident=incident, key=key).due_on


def test_a_holiday_taken_away_moves_dates_back(team, case):
    """Fails when a date moved by a wrong holiday stays moved once the table is put right."""
    holiday = add_holiday(by=team.priya, at=NOW, **ROYAL)
    assert due(case) == date(2026, 5, 12)
    remove_holiday(by=team.priya, at=TUESDAY, holiday=holiday)
    assert due(case) == date(2026, 5, 11)
    assert moves_of_dates(case)["notify-panel"] == (
        "Moved from Tuesday 12 May to Monday 11 May 2026 because the table of working days changed"
    )


def test_steps_of_the_local_plan_move_with_the_clocks(team):
    incident = factories.notified(team.priya, team.partnership)
    assert due(incident, "plan-summaries") == date(2026, 5, 14)
    add_holiday(by=team.priya, at=TUESDAY, **ROYAL)
    assert due(incident, "plan-summaries") == date(2026, 5, 15)
    assert due(incident, "rapid-review") == date(2026, 5, 28)


def test_what_is_done_does_not_move(team):
    incident = factories.notified(team.priya, team.partnership)
    add_holiday(by=team.priya, at=TUESDAY, **ROYAL)
    assert due(incident, "notify-panel") == date(2026, 5, 11)


def test_the_mail_says_which_duty_and_the_new_date_and_nothing_of_the_case(team, case):
    add_holiday(by=team.priya, at=NOW, **ROYAL)
    mail = Mail.objects.get(person=str(team.tom.pk))
    assert mail.subject == "Dates have moved in AB-2026-01"
    assert "AB-2026-01: Notify the Panel, now due Tuesday 12 May 2026" in mail.body
    assert "Castlemere" not in mail.body
    assert "Child A" not in mail.body


def test_one_mail_tells_a_person_of_all_their_cases_and_whoever_stands_back_hears_nothing(team, case):
    other = factories.recorded(team.priya, team.partnership)
    with act("seed", by="test", at=NOW):
        Recusal.rows.create(
            incident=other, partnership_id=other.partnership_id, person=team.tom, reason="Knows them",
            declared_at=NOW, declared_by=str(team.tom.pk),
        )  # fmt: skip
    add_holiday(by=team.priya, at=NOW, **ROYAL)
    priya = Mail.objects.get(key__startswith="dates moved", person=str(team.priya.pk))
    tom = Mail.objects.get(key__startswith="dates moved", person=str(team.tom.pk))
    assert priya.subject == "Dates have moved in 2 cases"
    assert "AB-2026-02" in priya.body
    assert tom.subject == "Dates have moved in AB-2026-01"
    assert "AB-2026-02" not in tom.body


def test_a_member_whose_role_ended_is_not_told(team, case):
    with act("seed", by="test", at=NOW):
        add_member(case, team.sam, by=team.priya, at=NOW, why="By mistake")
    assert CaseMember.rows.filter(incident=case, person=team.sam).exists()
    add_holiday(by=team.priya, at=NOW, **ROYAL)
    assert not Mail.objects.filter(person=str(team.sam.pk)).exists()


def test_each_moved_case_has_one_line_in_the_trail_and_the_chain_holds(team, case):
    factories.recorded(team.priya, team.partnership)
    add_holiday(by=team.priya, at=NOW, **ROYAL)
    moved = Event.objects.filter(verb="move_dates")
    assert moved.count() == 2
    event = moved.get(about=f"incident {case.pk}")
    assert event.details["notify-panel"] == ["2026-05-11", "2026-05-12"]
    assert event.partnership == str(case.partnership_id)
    assert not verify().fault


def test_a_date_beyond_the_table_stays_as_it_is(team, case):
    """Fails when a year that the table loses makes the change of the table fall over or a date disappear."""
    add_holiday(by=team.priya, at=NOW, day=date(2034, 1, 2), name="New Year", source="Statute")
    with act("seed", by="test", at=NOW):
        duty = duties.add_task(
            case, "far", "Far away", due_on=date(2033, 1, 7), plan_day=5, started_on=date(2032, 12, 31)
        )
    add_holiday(by=team.priya, at=NOW, **ROYAL)
    duty.refresh_from_db()
    assert duty.due_on == date(2033, 1, 7)
    assert due(case) == date(2026, 5, 12)


def test_a_clock_that_the_table_does_not_reach_is_refused_in_words(team, case):
    with act("seed", by="test", at=NOW), pytest.raises(Refused, match="no entry for 2033"):
        duties.start_clock(case, "rapid-review", date(2032, 12, 20))


def cost_of_a_holiday(team, day: date) -> int:
    with CaptureQueriesContext(connection) as seen:
        add_holiday(by=team.priya, at=NOW, day=day, name="Royal occasion", source="Proclamation")
    return len(seen)


def test_two_thousand_open_dates_move_in_a_few_queries(team, case):
    """Fails when a duty, a case or a line of the trail costs a query of its own."""
    add_holiday(by=team.priya, at=NOW, day=date(2034, 1, 2), name="New Year", source="Statute")
    one = cost_of_a_holiday(team, date(2026, 5, 6))
    many(team, case, cases=100, steps=20)
    thousands = cost_of_a_holiday(team, date(2026, 5, 7))
    assert Event.objects.filter(verb="move_dates").count() > 100
    # One query more for each 500 rows, read and written, and for the lines of the trail.
    assert thousands <= one + 14


def many(team, like: Incident, *, cases: int, steps: int) -> None:
    with act("seed", by="test", at=NOW):
        made = Incident.rows.bulk_create(
            Incident(
                partnership=team.partnership, reference=f"AB-2025-{n:03d}", stage="notification",
                started_at=NOW, started_by=team.priya, recorded_at=NOW, recorded_by=team.priya,
                aware_on=FIRST_OF_MAY, place_authority=like.place_authority,
            )
            for n in range(cases)
        )  # fmt: skip
        CaseMember.rows.bulk_create(
            CaseMember(
                incident=each, partnership=team.partnership, person=team.priya, added_at=NOW, added_by="test"
            )
            for each in made
        )
        Duty.rows.bulk_create(
            Duty(
                incident=each, partnership=team.partnership, key=f"step-{n}", title=f"Step {n}",
                duty="Local plan", started_on=FIRST_OF_MAY, plan_day=n + 5,
                due_on=FIRST_OF_MAY + timedelta(days=n),
            )
            for each in made
            for n in range(steps)
        )  # fmt: skip


def test_next_is_the_earliest_a_clock_before_a_step_and_never_what_waits_on_others():
    def duty(key, due_on, **more):
        return Duty(key=key, title=key, due_on=due_on, state="open", **more)

    today = date(2026, 5, 5)
    clock = duty("copy-to-partnership-office", date(2026, 5, 6), rule="copy-to-partnership-office")
    step = duty("ask", date(2026, 5, 6))
    waits = duty("reply", date(2026, 5, 4), waits_on="the Panel")
    someday = duty("someday", None)
    assert next_of([someday, step, waits, clock], today) is clock
    assert next_of([someday, waits], today) is someday
    assert next_of([waits], today) is waits
    assert next_of([], today) is None
    soon = duty("care-leaver-death", None, rule="care-leaver-death")
    assert next_of([clock, soon], today) is soon
    review = duty("rapid-review", date(2026, 5, 27), rule="rapid-review")
    assert leading_of([clock, review]) is review


def test_a_moved_date_is_said_with_its_years_where_they_differ():
    assert moved_words("Moved", ["2026-12-31", "2027-01-04"]).startswith(
        "Moved from Thursday 31 December 2026 to Monday 4 January 2027"
    )
    assert moved_words("Notify the Panel", ["", "2027-01-04"]) == (
        "Notify the Panel: moved because the table of working days changed"
    )

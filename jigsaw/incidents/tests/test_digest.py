"""The morning digest: at 8:00 in London, on working days, only when something changed, once, to who is there."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jigsaw.audit.actions import act
from jigsaw.audit.models import Event
from jigsaw.calendar import london
from jigsaw.calendar.tests import oracle
from jigsaw.calendar.working_days import seeded
from jigsaw.incidents import tasks
from jigsaw.incidents.actions.digest import send_digests
from jigsaw.incidents.models import CaseMember, Cover, Duty, Recusal
from jigsaw.incidents.rules.work import digest_is_due
from jigsaw.incidents.tests import factories
from jigsaw.notices.models import Mail

CANARIES = ("Zephyrine", "Ottoline", "Quillfeather", "Tamarisk", "Castlemere", "Child A", "injuries")


def eight(day, hour=8, minute=0):
    return datetime.combine(day, datetime.min.time(), london.LONDON).replace(hour=hour, minute=minute)


def digests(person=None):
    found = Mail.objects.filter(key__startswith="digest")
    return found.filter(person=str(person.pk)) if person else found


@pytest.fixture(autouse=True)
def fresh_guard(monkeypatch):
    monkeypatch.setattr(tasks, "_looked_on", None)


@settings(deadline=None)
@given(st.datetimes(datetime(2026, 1, 1), datetime(2027, 12, 31)))
def test_due_from_8_on_londons_clocks_on_working_days_only(naive):
    """Fails on a weekend, a bank holiday, before 8:00, or an hour off after the clocks change."""
    at = naive.replace(tzinfo=UTC)
    here = at.astimezone(london.LONDON)
    assert digest_is_due(at, seeded()) == (here.hour >= 8 and oracle.is_working(here.date()))


@pytest.mark.parametrize(
    ("utc", "due"),
    [
        ("2026-03-27 07:59", False),  # Friday in winter time: 7:59am
        ("2026-03-27 08:00", True),
        ("2026-03-29 08:00", False),  # the Sunday on which the clocks go forward
        ("2026-03-30 06:59", False),
        ("2026-03-30 07:00", True),  # Monday in summer time: 8am
        ("2026-10-23 07:00", True),
        ("2026-10-25 09:00", False),  # the Sunday on which the clocks go back
        ("2026-10-26 07:00", False),
        ("2026-10-26 08:00", True),
        ("2026-05-04 09:00", False),  # Early May bank holiday
        ("2026-12-25 09:00", False),
        ("2026-12-28 09:00", False),  # Boxing Day (substitute day)
    ],
)
def test_the_hour_holds_across_clock_changes_and_bank_holidays(utc, due):
    assert digest_is_due(datetime.fromisoformat(utc).replace(tzinfo=UTC), seeded()) is due


def test_one_mail_each_with_counts_and_lines_and_nothing_else(team):
    factories.recorded(team.priya, team.partnership)
    assert send_digests(at=eight(date(2026, 5, 5))) == 2
    assert {mail.to for mail in digests()} == {team.priya.email, team.tom.email}
    mail = digests(team.priya).get()
    assert mail.subject == "Your work in ASCP, 5 May 2026"
    assert mail.body == (
        "Next 5 working days (3)\n"
        "AB-2026-01: Notify the Panel, due Monday 11 May\n"
        "AB-2026-01: Tell the home authority, due Monday 11 May\n"
        "AB-2026-01: Tell the safeguarding partners, due Monday 11 May\n"
        "\n"
        "Sign in to Jigsaw to see it.\n"
    )
    assert not [word for word in CANARIES if word in mail.subject + mail.body]
    event = Event.objects.get(verb="send_digests")
    assert (event.by, event.details) == ("worker", {"sent": 2})


def test_a_worker_that_restarts_or_is_late_sends_once_the_same_day(team, monkeypatch):
    factories.recorded(team.priya, team.partnership)
    day = date(2026, 5, 5)
    assert tasks.send_digests_when_due(at=eight(day, 7, 59)) == 0
    assert tasks.send_digests_when_due(at=eight(day, 14, 20)) == 2, "it slept at 8:00"
    for minute in range(3):
        monkeypatch.setattr(tasks, "_looked_on", None)
        assert tasks.send_digests_when_due(at=eight(day, 15, minute)) == 0
    assert digests().count() == 2


def test_asked_again_in_a_turn_it_costs_no_query(team, django_assert_num_queries):
    day = date(2026, 5, 5)
    tasks.send_digests_when_due(at=eight(day))
    with django_assert_num_queries(0):
        for second in range(5):
            tasks.send_digests_when_due(at=eight(day) + timedelta(seconds=second))
            tasks.send_digests_when_due(at=eight(day + timedelta(days=1), 7, 59))
            tasks.send_digests_when_due(at=eight(date(2026, 5, 9), 9))


def test_every_turn_of_a_month_sends_on_no_day_off_and_only_what_is_new(team):
    """Fails when two mails say the same, or one goes on a weekend or a bank holiday."""
    factories.recorded(team.priya, team.partnership)
    at, sent_on = datetime(2026, 5, 1, 16, tzinfo=UTC), []
    while at < datetime(2026, 6, 1, tzinfo=UTC):
        if tasks.send_digests_when_due(at=at):
            sent_on.append(london.to_london(at).date())
        at += timedelta(minutes=37)
    assert sent_on == [date(2026, 5, 1), date(2026, 5, 11), date(2026, 5, 12)], "new, due today, overdue"
    bodies = [mail.body for mail in digests(team.priya)]
    assert len(set(bodies)) == len(bodies)


def test_nothing_changed_nothing_sent_and_a_change_is(team):
    incident = factories.recorded(team.priya, team.partnership)
    send_digests(at=eight(date(2026, 5, 5)))
    assert send_digests(at=eight(date(2026, 5, 6))) == 0
    with act("prepare", by="test", at=factories.NOW):
        Duty.rows.filter(incident=incident, key="notify-panel").update(due_on=date(2026, 5, 12))
    assert send_digests(at=eight(date(2026, 5, 7))) == 2


def test_nobody_without_work_gets_one(team):
    assert send_digests(at=eight(date(2026, 5, 5))) == 0
    factories.recorded(team.priya, team.partnership)
    assert send_digests(at=eight(date(2026, 5, 6))) == 2, "co-chairs have nothing that waits for them"


def test_somebody_who_stands_back_gets_nothing_of_the_case(team):
    incident = factories.recorded(team.priya, team.partnership)
    with act("prepare", by="test", at=factories.NOW):
        Recusal(
            incident=incident, partnership=team.partnership, person=team.tom, reason="x",
            declared_at=factories.NOW, declared_by="t",
        ).save()  # fmt: skip
    send_digests(at=eight(date(2026, 5, 5)))
    assert not digests(team.tom).exists()


def leave(team, first, last):
    with act("prepare", by="test", at=factories.NOW):
        Cover(
            partnership=team.partnership, person=team.tom, covered_by=team.priya, first_day=first, last_day=last,
            made_at=factories.NOW,
        ).save()  # fmt: skip


def test_during_leave_the_cover_gets_it_and_who_is_away_gets_none(team):
    shared = factories.recorded(team.priya, team.partnership)
    only_tom = factories.recorded(team.priya, team.partnership)
    with act("prepare", by="test", at=factories.NOW):
        CaseMember.rows.filter(incident=only_tom, person=team.priya).update(ended_at=factories.NOW)
    leave(team, date(2026, 5, 5), date(2026, 5, 8))
    send_digests(at=eight(date(2026, 5, 5)))
    assert not digests(team.tom).exists()
    body = digests(team.priya).get().body
    assert "You cover Tom Reid, on leave until 8 May 2026." in body
    assert shared.reference in body
    assert only_tom.reference not in body, "cover opens no case"
    send_digests(at=eight(date(2026, 5, 11)))
    assert only_tom.reference in digests(team.tom).get().body, "back at work"


def test_what_only_the_person_on_leave_waits_for_stands_in_a_part_of_its_own(team):
    incident = factories.notified(team.priya, team.partnership)
    with act("prepare", by="test", at=factories.NOW):
        CaseMember(
            incident=incident,
            partnership=team.partnership,
            person=team.joan,
            added_at=factories.NOW,
            added_by="t",
        ).save()
        CaseMember(
            incident=incident, partnership=team.partnership, person=team.marcus, added_at=factories.NOW,
            added_by="t",
        ).save()  # fmt: skip
        Duty.rows.filter(incident=incident, key="plan-summaries").update(waits_for=team.joan)
        Cover(
            partnership=team.partnership, person=team.joan, covered_by=team.marcus, first_day=date(2026, 5, 5),
            last_day=date(2026, 5, 8), made_at=factories.NOW,
        ).save()  # fmt: skip
    send_digests(at=eight(date(2026, 5, 8)))
    body = digests(team.marcus).get().body
    assert "You cover Joan Firth, on leave until 8 May 2026. Their work:" in body
    assert "AB-2026-01: Agency summaries are in, due Thursday 14 May" in body
    assert "Notify the Panel" not in body, "only what waits for the person on leave"

"""Reminders: at 8:00 on their days, once each, none where nothing is to be sent."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest

from jigsaw.agency_returns import tasks
from jigsaw.agency_returns.actions import changing, reminding
from jigsaw.agency_returns.models import RequestReminder
from jigsaw.agency_returns.rules.reminders import reminder_days, reminder_due
from jigsaw.agency_returns.rules.terms import ReminderKind
from jigsaw.agency_returns.tests.factories import ASKED_AT, DUE_ON, fresh_request
from jigsaw.agency_returns.tests.sending import sent, stands_back
from jigsaw.audit.actions import act
from jigsaw.calendar.working_days import seeded
from jigsaw.incidents.actions.closing import close_case
from jigsaw.incidents.actions.notifying import withdraw_notification
from jigsaw.incidents.models import Duty, Incident
from jigsaw.notices.models import Mail
from jigsaw.partnerships.rules import Refused

TABLE = seeded()


def eight(day: date, minute: int = 0, hour: int = 8) -> datetime:
    """A time in London in May, when the clocks are an hour ahead of UTC."""
    return datetime(day.year, day.month, day.day, hour - 1, minute, tzinfo=UTC)


def may(day: int) -> date:
    return date(2026, 5, day)


def subjects():
    return [
        mail.subject for mail in Mail.objects.filter(key__startswith="reminder").order_by("written_at", "to")
    ]


@pytest.fixture
def asked(team):
    """A request to health, sent on Wednesday 6 May and due on Thursday 14 May."""
    return sent(team, team.health)[0]


def test_the_days_of_the_plan_are_counted_in_working_days():
    days = reminder_days(DUE_ON, TABLE)
    assert days == {"before": may(12), "morning": may(14), "day-after": may(15), "call": may(18)}
    over_the_holiday = reminder_days(may(26), TABLE)
    assert over_the_holiday == {"before": may(21), "morning": may(26), "day-after": may(27), "call": may(28)}


@pytest.mark.parametrize(
    ("at", "kind"),
    [
        (eight(may(12), 59, 7), None),
        (eight(may(12)), ReminderKind.BEFORE),
        (eight(may(13)), ReminderKind.BEFORE),
        (eight(may(14)), ReminderKind.MORNING),
        (eight(may(15), 30, 20), ReminderKind.DAY_AFTER),
        (eight(may(16)), None),
        (eight(may(17)), None),
        (eight(may(18)), ReminderKind.CALL),
        (eight(may(29)), ReminderKind.CALL),
    ],
)
def test_the_last_reminder_whose_time_has_come_is_due_on_working_days_from_eight(at, kind):
    assert reminder_due(DUE_ON, [ASKED_AT], at, TABLE) == kind


def test_none_is_due_whose_time_came_before_the_request_was_sent():
    """Asked on the morning of the day before: no mail about two working days before."""
    assert reminder_due(may(7), [ASKED_AT], eight(may(6), 30, 10), TABLE) is None
    assert reminder_due(may(7), [ASKED_AT], eight(may(7)), TABLE) == ReminderKind.MORNING


def test_each_goes_once_with_the_deputy_in_copy_on_the_day_after_and_then_it_is_time_to_call(team, asked):
    for day in (11, 12, 13, 14, 15, 18, 19):
        for again in (0, 5):
            reminding.send_due_reminders(at=eight(may(day), again))
    assert subjects() == [
        "Reminder: information request AB-2026-01/H1, due Thursday 14 May",
        "Due today: information request AB-2026-01/H1, by 5pm",
        "Overdue: information request AB-2026-01/H1, due Thursday 14 May",
        "Overdue: information request AB-2026-01/H1, due Thursday 14 May",
    ]
    last = Mail.objects.filter(subject__startswith="Overdue")
    assert {mail.to for mail in last} == {team.sam.email, team.kit.email}
    assert "deputy of Sam Okafor" in last.get(to=team.kit.email).body
    assert "Still missing: Were you involved?; " in last.get(to=team.sam.email).body
    assert "Chronology; " in last.get(to=team.sam.email).body
    assert "Approval." in last.get(to=team.sam.email).body
    assert RequestReminder.rows.filter(kind="call").count() == 1
    assert Duty.rows.get(key=asked.duty_key).waits_on == f"{team.health.name} (time to call)"


def test_an_extension_starts_them_anew(team, asked):
    reminding.send_due_reminders(at=eight(may(12)))
    changing.extend_request(
        asked, due_on=may(20), reason="Half term", by=team.priya, at=eight(may(13), 0, 10)
    )
    for day in (14, 15, 18, 20, 21):
        reminding.send_due_reminders(at=eight(may(day)))
    assert [(r.kind, r.due_on) for r in RequestReminder.rows.filter(request=asked)] == [
        ("before", may(14)), ("before", may(20)), ("morning", may(20)), ("day-after", may(20)),
    ]  # fmt: skip
    assert "More time: information request AB-2026-01/H1, now due Wednesday 20 May" in {
        mail.subject for mail in Mail.objects.all()
    }


def test_paused_ones_do_not_go_and_none_is_made_up_for(team, asked):
    who = {"by": team.priya, "at": eight(may(11))}
    reminding.pause_reminders(asked, reason="Their lead is away", **who)
    for day in (12, 14, 15):
        assert reminding.send_due_reminders(at=eight(may(day))) == 0
    reminding.resume_reminders(asked, by=team.priya, at=eight(may(15), 0, 10))
    assert reminding.send_due_reminders(at=eight(may(15), 30, 10)) == 0
    assert reminding.send_due_reminders(at=eight(may(18))) == 1
    assert not subjects()


def test_nothing_goes_once_it_is_withdrawn_or_returned_or_its_case_is_closed(team, asked):
    police = sent(team, team.police)[0]
    changing.withdraw_request(asked, reason="Asked in error", by=team.priya, at=eight(may(11)))
    with act("send_return", by=team.ola, at=ASKED_AT, partnership=team.partnership):
        police.state, police.returned_at = "returned", ASKED_AT
        police.save()
    assert reminding.send_due_reminders(at=eight(may(12))) == 0
    with act("send_return", by=team.ola, at=ASKED_AT, partnership=team.partnership):
        police.state, police.returned_at = "asked", None
        police.save()
    close_case(team.incident, reason="Done", by=team.priya, at=eight(may(11)))
    assert reminding.send_due_reminders(at=eight(may(12))) == 0


def test_nothing_goes_while_the_notification_is_withdrawn_and_nothing_waits(team, asked):
    withdraw_notification(team.incident, reason="Not met", by=team.priya, at=eight(may(11)))
    assert reminding.send_due_reminders(at=eight(may(12))) == 0
    assert Duty.rows.get(key=asked.duty_key).state == "withdrawn"
    changing.withdraw_request(fresh_request(asked), reason="No review", by=team.priya, at=eight(may(12)))
    assert Mail.objects.filter(subject="No longer needed: information request AB-2026-01/H1").exists()


def test_whoever_stands_back_or_leads_no_more_is_not_reminded(team, asked):
    stands_back(team, team.sam)
    assert reminding.send_due_reminders(at=eight(may(14))) == 1
    assert not subjects()
    assert RequestReminder.rows.get().mail_keys == []
    with pytest.raises(Refused, match="Nobody gets the mail"):
        from jigsaw.agency_returns.queries.progress import missing_tasks

        with act("x", by="test", at=ASKED_AT):
            asked.deputy = None
            asked.save()
        reminding.remind_agency(
            asked, seen=reminding.mail_by_hand(asked, missing_tasks(asked)).seal, after=0, by=team.priya,
            at=eight(may(14)),
        )  # fmt: skip


def test_by_hand_sent_is_what_was_seen_and_pressed_twice_it_goes_once(team, asked):
    from jigsaw.agency_returns.queries.progress import missing_tasks

    seen = reminding.mail_by_hand(fresh_request(asked), missing_tasks(asked)).seal
    who = {"by": team.priya, "at": eight(may(13))}
    with pytest.raises(Refused, match="has changed"):
        reminding.remind_agency(asked, seen="another", after=0, **who)
    assert reminding.remind_agency(asked, seen=seen, after=0, **who) is not None
    assert reminding.remind_agency(asked, seen=seen, after=0, **who) is None
    assert subjects() == ["Reminder: information request AB-2026-01/H1, due Thursday 14 May"]
    assert Duty.rows.get(key=asked.duty_key).nudged_at == who["at"]


def test_a_call_is_made_with_what_came_of_it(team, asked):
    reminding.send_due_reminders(at=eight(may(18)))
    with pytest.raises(Refused):
        reminding.record_call(asked, note=" ", by=team.priya, at=eight(may(18)))
    reminding.record_call(asked, note="Will send it today", by=team.priya, at=eight(may(18), 0, 9))
    call = RequestReminder.rows.get(kind="call")
    assert (call.note, call.done_at) == ("Will send it today", eight(may(18), 0, 9))
    assert Duty.rows.get(key=asked.duty_key).waits_on == team.health.name
    reminding.record_call(asked, note="Sent a copy by post", by=team.priya, at=eight(may(19)))
    assert RequestReminder.rows.filter(request=asked).count() == 2


def test_a_new_lead_gets_the_request_and_what_waits_for_the_old_one_is_taken_back(team, asked):
    changing.change_recipients(
        asked, lead=str(team.kit.pk), deputy="", lead_phone="01632 960 220", by=team.priya, at=ASKED_AT
    )
    first, second = (Mail.objects.get(to=person.email) for person in (team.sam, team.kit))
    assert first.given_up_at is not None
    assert second.subject == "Information request AB-2026-01/H1, due Thursday 14 May"
    for wrong in (
        {"lead": str(team.ola.pk), "deputy": ""},
        {"lead": str(team.kit.pk), "deputy": str(team.kit.pk)},
    ):
        with pytest.raises(Refused):
            changing.change_recipients(asked, **wrong, lead_phone="", by=team.priya, at=ASKED_AT)


def test_the_last_one_withdrawn_ends_the_step_of_the_plan_once_another_came_back(team, asked):
    police = sent(team, team.police)[0]
    with act("send_return", by=team.ola, at=ASKED_AT, partnership=team.partnership):
        police.state, police.returned_at = "returned", ASKED_AT
        police.save()
    changing.withdraw_request(asked, reason="Asked in error", by=team.priya, at=eight(may(11)))
    assert Duty.rows.get(incident=team.incident, key="plan-summaries").state == "done"


@pytest.mark.parametrize("day", [may(13), may(14), may(16), may(25)])
def test_more_time_is_a_later_working_day(team, asked, day):
    with pytest.raises(Refused) as refused:
        changing.extend_request(asked, due_on=day, reason="x", by=team.priya, at=ASKED_AT)
    assert refused.value.field == "due_on"


def test_the_worker_looks_once_a_day_from_eight(team, asked, monkeypatch):
    monkeypatch.setattr(tasks, "_looked_on", None)
    assert tasks.send_reminders_when_due(at=eight(may(12), 59, 7)) == 0
    assert tasks.send_reminders_when_due(at=eight(may(12), 20)) == 1
    assert tasks.send_reminders_when_due(at=eight(may(12), 20) + timedelta(seconds=1)) == 0
    monkeypatch.setattr(tasks, "_looked_on", None)
    assert tasks.send_reminders_when_due(at=eight(may(12), 40)) == 0, "a worker that began again"
    assert Incident.rows.count() == 1

"""Work in order: groups, labels, nudges; and the fast reading reaches exactly what access gives."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from random import Random

import pytest

from jigsaw.audit.actions import act
from jigsaw.audit.models import Event
from jigsaw.calendar.working_days import WorkingDays, seeded
from jigsaw.incidents.actions.work import nudge
from jigsaw.incidents.models import CaseMember, Duty, EmergencyAccess, Recusal
from jigsaw.incidents.queries.waiting import beside
from jigsaw.incidents.queries.work import Sight, counts_by_group, first_lines, lines_of_group
from jigsaw.incidents.rules import work
from jigsaw.incidents.rules.work import Group
from jigsaw.incidents.tests import factories
from jigsaw.notices.models import Mail
from jigsaw.partnerships.actions import end_role
from jigsaw.partnerships.models import Membership
from jigsaw.partnerships.roles import roles_that_may
from jigsaw.partnerships.rules import Refused

TODAY = date(2026, 5, 15)
AT = datetime(2026, 5, 15, 8, tzinfo=UTC)
NONE_KNOWN = WorkingDays([])


@pytest.mark.parametrize(
    ("due", "label"),
    [
        (date(2026, 5, 13), ("2 working days late", "late")),
        (date(2026, 5, 15), ("Due today", "soon")),
        (date(2026, 5, 18), ("1 working day left", "soon")),
        (date(2026, 5, 26), ("6 working days left", "quiet")),
        (None, ("", "quiet")),
    ],
)
def test_each_date_has_its_label(due, label):
    assert work.due_label(due, TODAY, seeded()) == label


def test_a_weekend_alone_is_less_than_a_working_day_late():
    assert work.due_label(date(2026, 5, 15), date(2026, 5, 17), seeded())[0] == "Less than 1 working day late"


def test_a_year_beyond_the_table_breaks_nothing():
    assert work.due_label(date(2026, 5, 13), TODAY, NONE_KNOWN) == ("Late", "late")
    assert work.soon_until(TODAY, NONE_KNOWN) == TODAY + timedelta(days=7)
    since = TODAY - timedelta(days=1)
    assert work.waiting_words("Joan Firth", since, TODAY, NONE_KNOWN) == "Waiting for Joan Firth since 14 May"
    assert work.may_be_nudged(AT, TODAY + timedelta(days=1), NONE_KNOWN)


def test_the_next_five_working_days_step_over_a_bank_holiday():
    assert work.soon_until(date(2026, 5, 1), seeded()) == date(2026, 5, 11)


def test_groups_by_date_and_wait():
    until = work.soon_until(TODAY, seeded())
    dates = [TODAY - timedelta(days=1), TODAY, until, until + timedelta(days=1), None]
    assert [work.group_of(d, TODAY, until, waits=False) for d in dates] == [
        Group.OVERDUE, Group.TODAY, Group.SOON, Group.LATER, Group.LATER,
    ]  # fmt: skip
    assert {work.group_of(d, TODAY, until, waits=True) for d in dates} == {Group.WAITING}


def random_world(seed, team):
    """Cases with random access of one person, and duties with random dates and waits."""
    random = Random(seed)
    with act("prepare", by="test", at=AT):
        for _ in range(8):
            case = random.choice([team.one, team.two, team.three])
            kind = random.randrange(3)
            about = {"incident": case, "partnership": case.partnership, "person": team.marcus}
            if kind == 0 and not CaseMember.rows.filter(**about, ended_at=None).exists():
                CaseMember(**about, added_at=AT, added_by="t", ended_at=random.choice([None, AT])).save()
            elif kind == 1 and not Recusal.rows.filter(**about, ended_at=None).exists():
                ended = random.choice([None, AT, AT])
                Recusal(**about, reason="x", declared_at=AT, declared_by="t", ended_at=ended).save()
            elif kind == 2:
                ends = AT + timedelta(minutes=random.choice([-1, 0, 1]))
                EmergencyAccess(
                    **about, reason="x", asked_at=AT, decided_by=team.priya, ends_at=random.choice([None, ends]),
                    decided_at=AT + timedelta(minutes=random.choice([-2, 0, 2])),
                ).save()  # fmt: skip
        for duty in Duty.rows.all():
            duty.due_on = random.choice([None, *(TODAY + timedelta(days=n) for n in range(-3, 20))])
            duty.waits_for = random.choice([None, None, team.marcus, team.joan])
            duty.waits_on = random.choice(["", "", "Alderbrook Police"])
            duty.save()


@pytest.fixture
def three_cases(team):
    team.one, team.two = (factories.recorded(team.priya, team.partnership) for _ in range(2))
    team.three = factories.notified(team.priya, team.partnership)
    return team


@pytest.mark.parametrize("seed", range(12))
def test_the_fast_reading_reaches_exactly_what_access_gives(three_cases, seed):
    """Fails when the SQL of the lists and `visible_to` differ for any mix of membership, emergency and recusal."""
    team = three_cases
    random_world(seed, team)
    until = work.soon_until(TODAY, seeded())
    homes = tuple(
        {m.partnership_id for m in Membership.current(team.marcus) if m.role in roles_that_may("view_work")}
    )
    sight = Sight(team.marcus, homes, AT, TODAY, until)
    wanted = {}
    for duty in Duty.rows.visible_to(team.marcus, "view_work", at=AT).filter(state="open"):
        waits = duty.waits_for_id not in (None, team.marcus.pk) or (
            duty.waits_for_id is None and duty.waits_on != ""
        )
        wanted.setdefault(work.group_of(duty.due_on, TODAY, until, waits=waits), set()).add(str(duty.pk))
    assert {g: n for g, n in counts_by_group(sight).items() if n} == {g: len(d) for g, d in wanted.items()}
    for group in Group:
        found = first_lines(sight, [group])
        assert {row.id for row in found} == wanted.get(group, set())
        dates = [row.due_on or date.max for row in found]
        assert dates == sorted(dates)
        assert [row.id for row in lines_of_group(sight, group, page=1)] == [row.id for row in found]


def test_a_role_that_ended_and_another_partnership_reach_nothing(three_cases):
    team = three_cases
    until = work.soon_until(TODAY, seeded())
    assert sum(counts_by_group(Sight(team.tom, (), AT, TODAY, until)).values()) == 0
    end_role(by=team.priya, at=AT, membership=Membership.rows.get(person=team.tom))
    homes = tuple(m.partnership_id for m in Membership.current(team.tom))
    assert first_lines(Sight(team.tom, homes, AT, TODAY, until)) == []


def test_emergency_access_waits_for_those_who_may_decide_and_reach_the_case(three_cases):
    team = three_cases
    with act("prepare", by="test", at=AT):
        EmergencyAccess(
            incident=team.one, partnership=team.partnership, person=team.marcus, reason="x", asked_at=AT
        ).save()
    home = (team.partnership.pk,)
    about = {"at": AT, "today": TODAY, "screens": home, "approves": home, "records": home}
    assert [line[2] for line in beside(team.priya, **about).emergencies] == [team.one.reference]
    assert beside(team.joan, **about).emergencies == [], "she cannot reach the case"
    assert beside(team.marcus, **about).emergencies == [], "nobody decides for themselves"
    assert beside(team.priya, **(about | {"approves": ()})).emergencies == []
    lapsed = AT + timedelta(hours=8)
    assert beside(team.priya, **(about | {"at": lapsed})).emergencies == [], "nobody can answer it any more"


def waiting_duty(team):
    incident = team.three
    with act("prepare", by="test", at=AT):
        CaseMember(
            incident=incident, partnership=team.partnership, person=team.joan, added_at=AT, added_by="t"
        ).save()
        Duty.rows.filter(incident=incident, key="plan-approval").update(
            waits_for=team.joan, waits_since=date(2026, 5, 12)
        )
    return Duty.rows.select_related("partnership", "incident").get(incident=incident, key="plan-approval")


def test_a_nudge_is_one_mail_that_says_nothing_of_the_case(three_cases):
    duty = waiting_duty(three_cases)
    nudge(duty, by=three_cases.priya, at=AT)
    mail = Mail.objects.get(key__startswith="nudge")
    assert mail.to == three_cases.joan.email
    assert mail.subject == f"{duty.incident.reference} waits for you"
    assert "since 12 May 2026" in mail.body
    assert f"/cases/{duty.incident_id}/" in mail.body
    for hidden in ("Castlemere", "Child A", "injuries"):
        assert hidden not in mail.subject + mail.body
    event = Event.objects.get(verb="nudge")
    assert event.details == {"duty": str(duty.pk), "person": str(three_cases.joan.pk)}


def test_at_most_one_nudge_a_working_day(three_cases):
    duty = waiting_duty(three_cases)
    nudge(duty, by=three_cases.priya, at=AT)
    for at in (AT + timedelta(hours=3), datetime(2026, 5, 17, 12, tzinfo=UTC)):
        with pytest.raises(Refused, match="nudged today already"):
            nudge(duty, by=three_cases.tom, at=at)
    nudge(duty, by=three_cases.tom, at=datetime(2026, 5, 18, 8, tzinfo=UTC))
    assert Mail.objects.filter(key__startswith="nudge").count() == 2


def test_nobody_is_nudged_who_cannot_reach_the_case_or_for_whom_nothing_waits(three_cases):
    team, duty = three_cases, waiting_duty(three_cases)
    other = Duty.rows.select_related("partnership", "incident").get(incident=team.three, key="rapid-review")
    with pytest.raises(Refused, match="no longer waits"):
        nudge(other, by=team.priya, at=AT)
    with act("prepare", by="test", at=AT):
        CaseMember.rows.filter(person=team.joan).update(ended_at=AT)
    with pytest.raises(Refused, match="cannot reach this case"):
        nudge(duty, by=team.priya, at=AT)
    assert not Mail.objects.filter(key__startswith="nudge").exists()

"""Who may reach a case, over every way that gives or takes access; and what the verbs refuse whoever calls them."""

from __future__ import annotations

import random
from datetime import timedelta

import pytest

from jigsaw.accounts.actions import end_access as close_person
from jigsaw.audit.models import Event
from jigsaw.incidents.actions import access
from jigsaw.incidents.actions.emergencies import ask_emergency_access, decide_emergency_access
from jigsaw.incidents.models import CaseMember, Duty, EmergencyAccess, Incident, Recusal
from jigsaw.incidents.queries.access import access_history, identifiers_with_access, people_with_access
from jigsaw.notices.actions import write_mail
from jigsaw.notices.models import Mail
from jigsaw.partnerships.actions import add_holiday, end_access, end_role, give_role
from jigsaw.partnerships.models import Membership
from jigsaw.partnerships.roles import Role
from jigsaw.partnerships.rules import Refused
from jigsaw.partnerships.tests.factories import somebody


def let_in(reaching, person, hours=4):
    ask_emergency_access(
        partnership=reaching.team.partnership, reference="AB-2026-01", reason="x", by=person, at=reaching.at
    )
    asked = EmergencyAccess.rows.get(person=person, decided_at=None)
    return decide_emergency_access(asked, hours=hours, by=reaching.team.priya, at=reaching.at)


def role_of(person):
    return Membership.rows.get(person=person, ended_at=None)


@pytest.mark.parametrize("how", ["role", "access", "person", "membership", "recusal"])
def test_access_ends_at_the_next_request_whatever_ends_it(reaching, how):
    """Fails if a session that was open kept the case open."""
    tom, by = reaching.team.tom, {"by": reaching.team.priya, "at": reaching.at}
    browser = reaching.browser(tom)
    assert browser.get(reaching.case()).status_code == 200
    {
        "role": lambda: end_role(**by, membership=role_of(tom)),
        "access": lambda: end_access(**by, person=tom),
        "person": lambda: close_person(**by, person=tom),
        "membership": lambda: access.end_case_member(reaching.member(tom), **by),
        "recusal": lambda: reaching.recuse(tom),
    }[how]()
    assert browser.get(reaching.case()).status_code in (302, 404)
    assert tom.pk not in identifiers_with_access(reaching.incident)


def test_a_role_that_changes_changes_what_may_be_done(reaching):
    tom = reaching.team.tom
    end_role(by=reaching.team.priya, at=reaching.at, membership=role_of(tom))
    give_role(
        by=reaching.team.priya,
        at=reaching.at,
        partnership=reaching.team.partnership,
        person=tom,
        role=Role.AUDITOR,
    )
    browser = reaching.browser(tom)
    assert browser.get(reaching.case()).status_code == 200
    assert browser.get(reaching.address("stand-back/")).status_code == 404, "an auditor does not stand back"


def test_who_is_let_in_for_an_emergency_changes_nothing_about_access(reaching):
    """Fails if four hours could be turned into for ever, or used to shut somebody out."""
    let_in(reaching, reaching.ros)
    recusal = reaching.recuse(reaching.team.tom)
    by = {"by": reaching.ros, "at": reaching.at}
    priya, case = reaching.member(reaching.team.priya), reaching.incident
    for forbidden in (
        lambda: access.add_case_member(case, person=reaching.ros, why="x", opens_register=True, **by),
        lambda: access.add_case_member(case, person=reaching.pat, why="x", opens_register=False, **by),
        lambda: access.name_for_register(priya, opens=False, **by),
        lambda: access.end_case_member(priya, **by),
        lambda: access.declare_recusal(case, person=reaching.team.priya, reason="x", **by),
        lambda: access.end_recusal(recusal, reason="x", **by),
    ):
        with pytest.raises(Refused, match="Only a member"):
            forbidden()
    page = reaching.browser(reaching.ros).get(reaching.address()).content.decode()
    assert "Give somebody access" not in page


def test_nobody_is_let_in_to_the_people_register_by_an_emergency(reaching):
    from jigsaw.incidents.models import RegisterEntry

    let_in(reaching, reaching.ros)
    assert Incident.rows.visible_to(reaching.ros, "open_register", at=reaching.at).exists()
    assert not RegisterEntry.rows.visible_to(reaching.ros, "open_register", at=reaching.at).exists()


def test_no_verb_gives_more_than_four_hours_or_none(reaching):
    ask_emergency_access(
        partnership=reaching.team.partnership,
        reference="AB-2026-01",
        reason="x",
        by=reaching.ros,
        at=reaching.at,
    )
    for hours in (-1, 0, 5, 400):
        with pytest.raises(Refused, match="between 1 and 4"):
            decide_emergency_access(
                EmergencyAccess.rows.get(), hours=hours, by=reaching.team.priya, at=reaching.at
            )


def test_open_duties_and_mail_under_way_go_with_the_access(reaching):
    """Fails if somebody who stands back still got what was written to them a moment before."""
    from jigsaw.audit.actions import act

    tom = reaching.team.tom
    with act("seed", by="tests", at=reaching.at):
        Duty.rows.filter(incident=reaching.incident, key="notify-panel").update(owner=tom, waits_for=tom)
        write_mail(key="a", person=tom, subject="AB-2026-01 is due", body="x", at=reaching.at)
        write_mail(key=f"b {reaching.incident.pk}", person=tom, subject="Due", body="x", at=reaching.at)
        write_mail(key="c", person=tom, subject="AB-2026-02 is due", body="x", at=reaching.at)
    reaching.recuse(tom)
    duty = Duty.rows.get(incident=reaching.incident, key="notify-panel")
    assert (duty.owner, duty.waits_for) == (None, None)
    waiting = Mail.objects.filter(person=str(tom.pk), given_up_at=None).values_list("key", flat=True)
    assert list(waiting) == ["c"]


def test_mail_about_cases_goes_with_the_last_role_that_may_see_them(reaching):
    from jigsaw.audit.actions import act

    tom = reaching.team.tom
    with act("seed", by="tests", at=reaching.at):
        write_mail(key="a", person=tom, subject="AB-2026-01 is due", body="x", at=reaching.at)
    end_role(by=reaching.team.priya, at=reaching.at, membership=role_of(tom))
    assert not Mail.objects.filter(person=str(tom.pk), given_up_at=None).exists()


def test_dates_that_move_are_told_to_nobody_who_stands_back(reaching):
    from datetime import date

    reaching.recuse(reaching.team.tom)
    add_holiday(
        by=reaching.team.priya, at=reaching.at, day=date(2026, 5, 7), name="Day", source="Proclamation"
    )
    told = set(Mail.objects.filter(key__startswith="dates moved").values_list("person", flat=True))
    assert told == {str(reaching.team.priya.pk)}


def test_a_case_that_lost_its_last_manager_gets_those_of_the_partnership(reaching):
    """Fails if the end of a role could leave a case that nobody may give access to."""
    priya, ros = reaching.team.priya, reaching.ros
    assert not reaching.sees(ros)
    end_role(by=ros, at=reaching.at, membership=role_of(priya))
    assert identifiers_with_access(reaching.incident, "give_access") == {ros.pk}
    assert reaching.member(ros).why == access.NOBODY_GAVE_ACCESS


def test_a_manager_who_stands_back_is_passed_over_until_another_comes(reaching):
    priya, ros, home = reaching.team.priya, reaching.ros, reaching.team.partnership
    reaching.recuse(ros, by=priya)
    end_access(by=ros, at=reaching.at, person=priya)
    assert identifiers_with_access(reaching.incident, "give_access") == set()
    third = somebody("Una Third", home)
    assert identifiers_with_access(reaching.incident, "give_access") == {third.pk}
    assert not reaching.sees(ros)


def test_the_history_of_access_says_who_when_and_why(reaching):
    let_in(reaching, reaching.ros, hours=1)
    recusal = reaching.recuse(reaching.team.tom)
    access.end_recusal(recusal, reason="Another family", by=reaching.team.priya, at=reaching.at)
    said = {(line.who, line.what, line.why) for line in access_history(reaching.incident)}
    assert ("Tom Reid", "Tom Reid stands back", "Knows the family") in said
    assert ("Priya Nair", "Tom Reid no longer stands back", "Another family") in said
    assert ("Ros Hale", "Emergency access was asked for", "x") in said
    assert ("Priya Nair", "Emergency access was given to Ros Hale", "") in said


def test_every_change_leaves_one_event_with_identifiers_alone(reaching):
    before = Event.objects.count()
    reaching.add(reaching.pat)
    reaching.recuse(reaching.pat)
    events = Event.objects.filter(number__gt=before)
    assert [e.verb for e in events] == ["add_case_member", "declare_recusal"]
    assert "Oyelaran" not in str(list(events.values()))
    assert "Knows the family" not in str(list(events.values()))


@pytest.mark.parametrize("seed", range(4))
def test_whatever_happens_to_access_somebody_gives_it_and_nobody_who_stands_back_has_it(reaching, seed):
    """Random histories of joining, leaving, standing back and emergencies. Fails for any that breaks a rule."""
    chance = random.Random(seed)
    team = reaching.team
    people = [team.priya, team.tom, team.marcus, team.joan, reaching.ros, reaching.pat]
    done = 0
    for _ in range(60):
        by, who = chance.choice(people), chance.choice(people)
        reaching.at += timedelta(minutes=chance.choice([1, 50, 300]))
        done += _try(chance.choice(STEPS), reaching, by, who)
        standing_back = set(
            Recusal.rows.filter(incident=reaching.incident, ended_at=None).values_list("person", flat=True)
        )
        for person in people:
            seen = Incident.rows.visible_to(person, "view_case", at=reaching.at).exists()
            member = CaseMember.rows.filter(person=person, ended_at=None).exists()
            let = EmergencyAccess.rows.filter(person=person, ends_at__gt=reaching.at).exists()
            assert seen == ((member or let) and person.pk not in standing_back), person
        assert identifiers_with_access(reaching.incident, "give_access")
        assert not people_with_access(reaching.incident).filter(pk__in=standing_back).exists()
    assert done > 5


def _try(step, reaching, by, who) -> bool:
    try:
        step(reaching, by, who)
    except (Refused, CaseMember.DoesNotExist, Recusal.DoesNotExist, EmergencyAccess.DoesNotExist):
        return False
    return True


def _add(r, by, who):
    access.add_case_member(r.incident, person=who, why="x", opens_register=False, by=by, at=r.at)


def _end(r, by, who):
    access.end_case_member(r.member(who), by=by, at=r.at)


def _stand_back(r, by, who):
    access.declare_recusal(r.incident, person=who, reason="x", by=who, at=r.at)


def _return(r, by, who):
    access.end_recusal(Recusal.rows.get(person=who, ended_at=None), reason="x", by=by, at=r.at)


def _ask(r, by, who):
    ask_emergency_access(partnership=r.team.partnership, reference="AB-2026-01", reason="x", by=who, at=r.at)


def _decide(r, by, who):
    waiting = EmergencyAccess.rows.filter(person=who, decided_at=None).latest("asked_at")
    decide_emergency_access(waiting, hours=2, by=by, at=r.at)


STEPS = [_add, _add, _end, _stand_back, _return, _ask, _ask, _decide, _decide]

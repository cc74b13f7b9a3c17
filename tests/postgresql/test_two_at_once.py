"""Two people, or one in two windows, at the same moment: each act happens once, and nobody waits in a ring."""

from __future__ import annotations

import threading
from collections.abc import Callable
from datetime import date, time
from typing import Any

import pytest
from django.db import connections

from jigsaw.incidents.actions import access, feeds, notifying, recording, referrals
from jigsaw.incidents.actions.emergencies import ask_emergency_access
from jigsaw.incidents.models import (
    CalendarFeed,
    CaseMember,
    EmergencyAccess,
    Incident,
    Notice,
    Referral,
    ReferralDraft,
)
from jigsaw.incidents.tests import factories
from jigsaw.incidents.tests.factories import NOW, TUESDAY
from jigsaw.incidents.tests.referring import parts, written
from jigsaw.partnerships.actions import add_agency, end_role, invite_person
from jigsaw.partnerships.models import Agency, Membership
from jigsaw.partnerships.roles import Role
from jigsaw.partnerships.rules import Refused
from jigsaw.partnerships.saving import SavedMeanwhile
from jigsaw.partnerships.tests.factories import somebody
from jigsaw.rapid_reviews.actions.people import add_participant
from jigsaw.rapid_reviews.actions.record import save_section
from jigsaw.rapid_reviews.models import RapidReview

pytestmark = pytest.mark.django_db(transaction=True, databases=["default", "public"])


def at_once(*acts: Callable[[], Any]) -> list[Any]:
    """What each act gave or raised, all of them begun at one moment, each on a connection of its own."""
    gate, found = threading.Barrier(len(acts)), [None] * len(acts)

    def run(place: int, do: Callable[[], Any]) -> None:
        try:
            gate.wait()
            found[place] = do()
        except Exception as fault:
            found[place] = fault
        finally:
            connections.close_all()

    threads = [threading.Thread(target=run, args=each) for each in enumerate(acts)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    faults = [each for each in found if isinstance(each, Exception) and not isinstance(each, Refused)]
    assert faults == []
    return found


@pytest.fixture
def team(db):
    return factories.team()


def test_an_incident_recorded_twice_gets_one_reference(team):
    """Fails if a double click gave two references, or two incidents one."""
    one, two = (factories.written(team.priya, team.partnership) for _ in range(2))
    at_once(*(
        lambda incident=incident, who=who: recording.record_incident(incident, by=who, at=NOW)
        for incident in (one, two) for who in (team.priya, team.tom)
    ))  # fmt: skip
    references = set(Incident.rows.values_list("reference", flat=True))
    assert references == {"AB-2026-01", "AB-2026-02"}


def test_a_notification_recorded_by_two_people_stands_once(team):
    """Fails if two notices stood, or the second person met a fault instead of a message."""
    incident = factories.recorded(team.priya, team.partnership)
    about: dict[str, Any] = {"sent_on": date(2026, 5, 5), "panel_reference": "", "at": TUESDAY}
    at_once(*(
        lambda who=who, hour=hour: notifying.record_notification(
            incident, sent_time=time(hour), by=who, **about
        )
        for who in (team.priya, team.tom) for hour in (10, 11)
    ))  # fmt: skip
    assert Notice.rows.filter(withdrawn_on=None).count() == 1
    assert RapidReview.rows.count() == 1
    at_once(*(
        lambda who=who: notifying.withdraw_notification(incident, reason="x", by=who, at=TUESDAY)
        for who in (team.priya, team.tom)
    ))  # fmt: skip
    assert Notice.rows.filter(withdrawn_on=None).count() == 0


def test_access_given_twice_at_once_stands_once(team):
    """Fails if the second person met a fault: access and taking part lead to one membership."""
    incident = factories.notified(team.priya, team.partnership)
    review = RapidReview.rows.get(incident=incident)
    pat = somebody("Pat Oyelaran", team.partnership, Role.PANEL_MEMBER)
    given = {"person": pat, "at": TUESDAY}
    at_once(
        lambda: access.add_case_member(incident, why="x", opens_register=False, by=team.priya, **given),
        lambda: access.add_case_member(incident, why="x", opens_register=False, by=team.priya, **given),
        lambda: add_participant(review, name="", role="Lead", kind="core", agency=None, by=team.tom, **given),
    )
    assert CaseMember.rows.filter(person=pat, ended_at=None).count() == 1


def test_two_writers_of_a_section_never_overwrite_each_other_unseen(team):
    """Fails if both were told that theirs is kept."""
    review = RapidReview.rows.get(incident=factories.notified(team.priya, team.partnership))
    found = at_once(*(
        lambda who=who: save_section(
            review, section="facts", text=who.full_name, finished=False, revision=0, by=who, at=TUESDAY
        )
        for who in (team.priya, team.tom)
    ))  # fmt: skip
    assert sum(isinstance(each, SavedMeanwhile) for each in found) == 1


def test_nobody_asks_for_access_more_often_by_asking_at_once(team):
    """Fails if requests at one moment were counted as one."""
    factories.recorded(team.priya, team.partnership)
    late = somebody("Lena Marsh", team.partnership, Role.COORDINATOR)
    found = at_once(*(
        lambda: ask_emergency_access(
            partnership=team.partnership, reference="AB-2026-01", reason="x", by=late, at=TUESDAY
        )
        for _ in range(6)
    ))  # fmt: skip
    assert sum(isinstance(each, Refused) for each in found) == 3
    assert EmergencyAccess.rows.filter(person=late).count() == 1


def test_roles_that_end_while_a_case_is_written_meet_no_ring(team):
    """Fails if the last giver's role, whose cases pass to another, and an act in such a case waited for each other."""
    ros = somebody("Ros Hale", team.partnership, Role.BUSINESS_MANAGER)
    cases = [factories.written(team.priya, team.partnership) for _ in range(3)]
    for incident in cases:
        for member in CaseMember.rows.filter(incident=incident, person=ros, ended_at=None):
            access.end_case_member(member, by=team.priya, at=NOW)
    role = Membership.rows.get(person=team.priya, ended_at=None)
    at_once(
        lambda: end_role(by=ros, at=NOW, membership=role),
        *(lambda each=each: recording.record_incident(each, by=team.tom, at=NOW) for each in cases),
    )
    assert CaseMember.rows.filter(person=ros, ended_at=None).count() == 3


def test_a_calendar_address_made_twice_at_once_leaves_one(team):
    """Fails if two addresses stood."""
    at_once(*[lambda: feeds.make_feed(partnership=team.partnership, by=team.priya, at=NOW)] * 3)
    assert CalendarFeed.rows.filter(ended_at=None).count() == 1


def test_a_referral_sent_while_a_page_of_it_is_saved_meets_no_ring(team):
    """Fails if sending held the draft and asked for the partnership, while saving did so the other way round."""
    people = parts()["people"]
    for _ in range(5):
        draft = written(team.sam, team.partnership)
        at_once(
            lambda draft=draft: referrals.send_referral(draft, by=team.sam, at=NOW),
            lambda draft=draft: referrals.send_referral(draft, by=team.sam, at=NOW),
            lambda: referrals.save_referral_part(
                partnership=team.partnership, part="people", values=people, by=team.sam, at=NOW
            ),
        )
        for left in ReferralDraft.rows.all():
            referrals.discard_referral(left, by=team.sam, at=NOW)
    assert Referral.rows.count() == 5


def test_an_invitation_and_an_agency_sent_twice_at_once_stand_once(team):
    """Fails if the second click met a fault instead of a message."""
    about = {"partnership": team.partnership, "by": team.priya, "at": NOW}
    at_once(*[lambda: add_agency(name="Alderbrook Fire", kind="police", **about)] * 3)
    assert Agency.rows.filter(name="Alderbrook Fire").count() == 1
    new = {"email": "lena@alderbrook.example", "full_name": "Lena Marsh", "role": Role.COORDINATOR}
    at_once(*[lambda: invite_person(**new, **about)] * 3)
    assert Membership.rows.filter(person__email="lena@alderbrook.example").count() == 1

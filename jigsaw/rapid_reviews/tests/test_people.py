"""Taking part gives access to the case and takes it away, by the same rules as every other way to it."""

from __future__ import annotations

import pytest

from jigsaw.audit.actions import act
from jigsaw.incidents.actions.access import end_case_member
from jigsaw.incidents.actions.emergencies import ask_emergency_access, decide_emergency_access
from jigsaw.incidents.models import CaseMember, Duty, EmergencyAccess
from jigsaw.incidents.queries.access import identifiers_with_access
from jigsaw.notices.actions import write_mail
from jigsaw.notices.models import Mail
from jigsaw.partnerships.roles import Role
from jigsaw.partnerships.rules import Refused
from jigsaw.partnerships.tests.factories import somebody
from jigsaw.rapid_reviews.actions.people import add_participant, end_participant
from jigsaw.rapid_reviews.tests.factories import TUESDAY


def take_part(review, person, by):
    return add_participant(
        review, name="", role="Lead", kind="core", agency=None, person=person, by=by, at=TUESDAY
    )


def let_in_for_now(review, team):
    """A coordinator who came later, let in for four hours."""
    late = somebody("Lena Marsh", team.partnership, Role.COORDINATOR)
    ask_emergency_access(
        partnership=team.partnership, reference=review.incident.reference, reason="x", by=late, at=TUESDAY
    )
    asked = EmergencyAccess.rows.get(person=late)
    decide_emergency_access(asked, hours=4, by=team.priya, at=TUESDAY)
    return late


def test_who_is_let_in_for_an_emergency_gives_nobody_lasting_access(team, review):
    """Fails if emergency access of hours could be turned into a membership, for oneself or for a colleague."""
    late = let_in_for_now(review, team)
    other = somebody("Pat Oyelaran", team.partnership, Role.PANEL_MEMBER)
    for person in (late, other):
        with pytest.raises(Refused, match="Only a member of this case"):
            take_part(review, person, late)
    assert not CaseMember.rows.filter(person__in=[late, other]).exists()
    add_participant(
        review, name="Ann Grey", role="GP", kind="core", agency=None, person=None, by=late, at=TUESDAY
    )


def test_who_is_let_in_for_an_emergency_ends_nobodys_access(team, review):
    """Fails if a member who takes part lost the case by the word of somebody who is no member."""
    pat = somebody("Pat Oyelaran", team.partnership, Role.PANEL_MEMBER)
    added = take_part(review, pat, team.priya)
    with pytest.raises(Refused, match="Only a member of this case"):
        end_participant(review, participant=added, by=let_in_for_now(review, team), at=TUESDAY)
    assert pat.pk in identifiers_with_access(review.incident)


def test_the_last_who_may_give_access_cannot_be_ended_as_a_participant(team, review):
    """Fails if a case were left that nobody can open to anybody."""
    ros = somebody("Ros Hale", team.partnership, Role.BUSINESS_MANAGER)
    added = take_part(review, ros, team.priya)
    own = CaseMember.rows.get(incident=review.incident, person=team.priya, ended_at=None)
    end_case_member(own, by=ros, at=TUESDAY)
    with pytest.raises(Refused, match="last member who can give access"):
        end_participant(review, participant=added, by=team.tom, at=TUESDAY)
    added.refresh_from_db()
    assert added.ended_at is None


def test_mail_and_duties_end_with_the_access_of_who_took_part(team, review):
    """Fails if mail about the case were still sent, or a duty still waited for somebody who cannot reach it."""
    pat = somebody("Pat Oyelaran", team.partnership, Role.PANEL_MEMBER)
    added = take_part(review, pat, team.priya)
    write_mail(key="x", person=pat, subject=f"{review.incident.reference} waits", body="x", at=TUESDAY)
    duty = Duty.rows.filter(incident=review.incident, state="open").first()
    with act("wait", by="tests", at=TUESDAY):
        Duty.rows.filter(pk=duty.pk).update(waits_for=pat, owner=pat)
    end_participant(review, participant=added, by=team.priya, at=TUESDAY)
    duty.refresh_from_db()
    assert (duty.waits_for, duty.owner) == (None, None)
    assert Mail.objects.get(key="x").given_up_at == TUESDAY
    assert pat.pk not in identifiers_with_access(review.incident)

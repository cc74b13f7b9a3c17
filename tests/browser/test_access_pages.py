"""The pages about who may reach a case, for everybody: in each state, also in error."""

from __future__ import annotations

from datetime import timedelta

import pytest

from jigsaw.calendar.present import present
from jigsaw.incidents.actions import access
from jigsaw.incidents.actions.emergencies import ask_emergency_access, decide_emergency_access
from jigsaw.incidents.models import CaseMember, EmergencyAccess
from jigsaw.incidents.tests import factories
from jigsaw.partnerships.roles import Role
from jigsaw.partnerships.tests.factories import somebody
from tests.browser.axe import WIDE, faults, listen
from tests.browser.walking import sign_in

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def case():
    """A case with people in every state of access to it."""
    team = factories.team()
    home, now = team.partnership, present()
    incident = factories.recorded(team.priya, home)
    pat = somebody("Pat Oyelaran", home, Role.PANEL_MEMBER)
    by = {"by": team.priya, "at": now}
    why = "Designated doctor; advises the panel on this case until the rapid review has been sent"
    access.add_case_member(incident, person=pat, why=why, opens_register=False, **by)
    recusal = access.declare_recusal(
        incident, person=team.tom, reason="He knows the family from school", **by
    )
    reason = (
        "The night ward asks whether there is a plan for the brother, and no member answers the telephone"
    )
    for person, ago, hours in ((team.marcus, 30, 2), (team.joan, 3, 4)):
        asked_at = now - timedelta(hours=ago)
        ask = {"partnership": home, "reference": incident.reference, "reason": reason, "by": person}
        ask_emergency_access(**ask, at=asked_at)
        decide_emergency_access(
            EmergencyAccess.rows.get(person=person),
            hours=hours,
            by=team.priya,
            at=asked_at + timedelta(minutes=9),
        )
    ros = somebody("Ros Hale", home)
    ask_emergency_access(
        partnership=home, reference=incident.reference, reason=reason, by=ros, at=now - timedelta(minutes=20)
    )
    waits = EmergencyAccess.rows.get(person=ros)
    return team, incident, CaseMember.rows.get(person=pat), recusal, waits, ros


def test_the_pages_of_access_in_every_state(chromium, served, case):
    team, incident, member, recusal, waits, _ros = case
    context = chromium.new_context(viewport=WIDE)
    sign_in(context, team.priya, served)
    page = context.new_page()
    said, base = listen(page), f"{served}/cases/{incident.pk}/access/"
    pages = {
        "list": "",
        "add": "add/",
        "end": f"{member.pk}/end/",
        "register": f"{CaseMember.rows.get(person=team.priya).pk}/register/",
        "stand-back": "stand-back/",
        "end-standing-back": f"stand-back/{recusal.pk}/end/",
        "answer": f"emergencies/{waits.pk}/",
    }
    for name, rest in pages.items():
        page.goto(base + rest)
        assert faults(page) == [], name
    page.goto(f"{served}/cases/emergency/")
    assert faults(page) == []
    for name, rest in {"add": "add/", "stand-back": "stand-back/", "answer": pages["answer"]}.items():
        page.goto(base + rest)
        page.locator("main form button").last.click()
        page.wait_for_selector(".govuk-error-summary")
        assert faults(page) == [], f"{name} in error"
    assert [line for line in said if "400" not in line] == []
    context.close()

import pytest

from jigsaw.incidents.actions.emergencies import ask_emergency_access, decide_emergency_access
from jigsaw.incidents.models import EmergencyAccess
from jigsaw.incidents.tests.reaching import HOUR
from jigsaw.notices.models import Mail
from jigsaw.partnerships.rules import Refused
from jigsaw.partnerships.tests.pages import refused, shown


@pytest.fixture
def asked(reaching):
    """Joan, who is no member, has asked."""
    ask_emergency_access(
        partnership=reaching.team.partnership, reference="AB-2026-01", reason="Nobody answers",
        by=reaching.team.joan, at=reaching.at,
    )  # fmt: skip
    return EmergencyAccess.rows.get()


def test_a_second_person_gives_access_and_it_ends_by_itself(reaching, asked):
    browser, address = reaching.browser(reaching.team.priya), reaching.address(f"emergencies/{asked.pk}/")
    page = shown(browser, address)
    assert "Joan Firth" in page
    assert "Nobody answers" in page
    refused(browser.post(address, {}), "Select whether you give access, and for how long")
    refused(
        browser.post(address, {"decision": "5"}),
        "Select decision, as on the page".replace("decision", "the decision"),
    )
    browser.post(address, {"decision": "4"})
    start = reaching.at
    joan = reaching.browser(reaching.team.joan)
    assert joan.get(reaching.case()).status_code == 200
    reaching.now_is(start + 4 * HOUR)
    assert joan.get(reaching.case()).status_code == 404, "at the minute, not after it"
    asked.refresh_from_db()
    assert asked.ends_at == start + 4 * HOUR


def test_asker_and_members_are_told_without_content(reaching, asked):
    decide_emergency_access(asked, hours=1, by=reaching.team.priya, at=reaching.at)
    told = {
        m.person: m
        for m in Mail.objects.filter(key__startswith="emergency").exclude(subject__startswith="Some")
    }
    team = reaching.team
    assert set(told) == {str(team.joan.pk), str(team.tom.pk), str(team.priya.pk)}
    assert "approved" in told[str(team.joan.pk)].body
    assert not [m for m in told.values() if "Nobody answers" in m.body]


def test_refusing_opens_nothing_and_an_answer_stands(reaching, asked):
    browser, address = reaching.browser(reaching.team.priya), reaching.address(f"emergencies/{asked.pk}/")
    browser.post(address, {"decision": "refuse"})
    assert not reaching.sees(reaching.team.joan)
    assert "refused" in Mail.objects.get(person=str(reaching.team.joan.pk), key__contains="decided").body
    again = browser.post(address, {"decision": "4"})
    assert again.status_code == 400
    assert not reaching.sees(reaching.team.joan)


def test_nobody_answers_their_own_request(reaching, asked):
    """Fails if the asker, let in meanwhile, could prolong their own access."""
    reaching.add(reaching.team.joan)
    address = reaching.address(f"emergencies/{asked.pk}/")
    assert reaching.browser(reaching.team.joan).post(address, {"decision": "4"}).status_code == 404
    with pytest.raises(Refused, match="Another person"):
        decide_emergency_access(asked, hours=4, by=reaching.team.joan, at=reaching.at)


def test_a_request_lapses(reaching, asked):
    reaching.now_is(reaching.at + 8 * HOUR)
    address = reaching.address(f"emergencies/{asked.pk}/")
    assert "can no longer be answered" in shown(reaching.browser(reaching.team.priya), address)
    assert reaching.browser(reaching.team.priya).post(address, {"decision": "1"}).status_code == 400


def test_who_stands_back_gains_nothing_through_it(reaching, asked):
    reaching.recuse(reaching.team.joan, by=reaching.team.priya)
    address = reaching.address(f"emergencies/{asked.pk}/")
    answer = reaching.browser(reaching.team.priya).post(address, {"decision": "1"})
    assert answer.status_code == 400
    assert "stands back from this case" in answer.content.decode()


def test_standing_back_ends_emergency_access_at_once(reaching, asked):
    decide_emergency_access(asked, hours=4, by=reaching.team.priya, at=reaching.at)
    assert reaching.sees(reaching.team.joan)
    reaching.recuse(reaching.team.joan)
    assert not reaching.sees(reaching.team.joan)

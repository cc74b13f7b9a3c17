"""Writing a referral, page by page, and sending it."""

from __future__ import annotations

import json
import re
from datetime import date
from urllib.parse import unquote

import pytest

from jigsaw.audit.models import Event
from jigsaw.incidents.models import Referral, ReferralDraft
from jigsaw.incidents.queries.referrals import written_parts
from jigsaw.incidents.tests import referring
from jigsaw.incidents.tests.pages.referral_pages import browse, refused, shown
from jigsaw.incidents.tests.referring import CANARY, NAMES
from jigsaw.notices.models import Mail
from jigsaw.partnerships.actions import give_role
from jigsaw.partnerships.roles import Role
from jigsaw.partnerships.tests.factories import agency, partnership, somebody

ADDRESS = "/refer/alderbrook/new/"
NOW = referring.NOW
WHO = {
    "part": "who",
    "referrer_name": "Sam Okafor",
    "referrer_role": "Named nurse",
    "referrer_contact": "01632 960 001",
    "lead_name": "Ruth Adeyemi",
    "lead_role": "Designated doctor",
    "lead_agreed_on_day": "30",
    "lead_agreed_on_month": "apr",
    "lead_agreed_on_year": "2026",
    "lead_agreed": "on",
}
INCIDENT = {
    "part": "incident",
    "happened_on_day": "29",
    "happened_on_month": "4",
    "happened_on_year": "2026",
    "happened_accuracy": "approximate",
    "place": "Alderbrook, at home",
    "outcome": "seriously-harmed",
    "abuse_or_neglect": "not-known-yet",
    "children": "Child A, 1 month",
    "what_happened": "Child A was taken to hospital.",
}
WHY = {"part": "why", "why_serious": "The injuries may last.", "working_together": ""}
PEOPLE = {"part": "people", "names": NAMES}


@pytest.fixture(autouse=True)
def on_friday(monkeypatch):
    """It is Friday 1 May 2026, 4pm in London."""
    monkeypatch.setattr("jigsaw.partnerships.access.present", lambda: NOW)


def at(part: str) -> str:
    return f"{ADDRESS}?part={part}"


def write(client, *pages: dict[str, str]) -> None:
    for page in pages or (WHO, INCIDENT, WHY, PEOPLE):
        assert client.post(ADDRESS, page).status_code == 302, page["part"]


def held() -> dict:
    return written_parts(ReferralDraft.rows.get())


class TestTheWayThrough:
    def test_page_by_page_then_checked_then_sent(self, team):
        client = browse(team.sam)
        page = shown(client.get(ADDRESS))
        assert "You refer for Alderbrook Community Health." in page
        assert 'value="Sam Okafor"' in page
        assert "Which agency refers?" not in page, "asked twice"
        assert client.post(ADDRESS, WHO)["Location"] == at("incident")
        assert client.post(ADDRESS, INCIDENT)["Location"] == at("why")
        assert client.post(ADDRESS, WHY)["Location"] == at("people")
        assert client.post(ADDRESS, PEOPLE)["Location"] == at("check")
        check = shown(client.get(at("check")))
        for words in (
            "About 29 April 2026",
            "Child A, 1 month",
            "Given. They are kept apart",
            "Agreed on 30 April 2026",
        ):
            assert words in check
        answer = client.post(ADDRESS, {"part": "check", "draft": str(ReferralDraft.rows.get().pk)})
        referral = Referral.rows.get()
        assert answer["Location"] == f"/referrals/{referral.pk}/"
        assert (referral.agency, referral.number, referral.made_by) == (team.health, "AB-R-2026-01", team.sam)
        assert not ReferralDraft.rows.exists()
        assert "Referral sent: AB-R-2026-01" in shown(client.get(answer["Location"]))

    def test_somebody_who_stops_comes_back_to_the_next_page(self, team):
        write(browse(team.sam), WHO, INCIDENT)
        page = shown(browse(team.sam).get(ADDRESS))
        assert "Page 3 of 4" in page
        assert "Child A was taken to hospital." in shown(browse(team.sam).get(at("incident")))

    def test_a_page_that_was_changed_leads_back_to_the_check(self, team):
        client = browse(team.sam)
        write(client)
        changed = client.post(ADDRESS, WHY | {"why_serious": "Other words"})
        assert changed["Location"] == at("check")
        assert held()["why"]["why_serious"] == "Other words"

    def test_the_check_waits_for_every_page(self, team):
        client = browse(team.sam)
        write(client, WHO)
        assert client.get(at("check"))["Location"] == at("incident")
        sent = client.post(ADDRESS, {"part": "check", "draft": str(ReferralDraft.rows.get().pk)})
        assert sent["Location"] == at("incident")
        assert not Referral.rows.exists()

    def test_pages_out_of_order_are_kept(self, team):
        client = browse(team.sam)
        assert client.post(ADDRESS, PEOPLE)["Location"] == at("who")
        assert set(held()) == {"people"}

    def test_a_page_that_there_is_not(self, team):
        client = browse(team.sam)
        assert client.get(at("else")).status_code == 404
        assert client.post(ADDRESS, {"part": "else"}).status_code == 404
        assert client.post(ADDRESS, {}).status_code == 404

    def test_what_was_not_sent_can_be_deleted_even_twice(self, team):
        client = browse(team.sam)
        write(client)
        for _ in range(2):
            assert client.post(ADDRESS, {"discard": "yes"})["Location"] == "/referrals/"
        assert not ReferralDraft.rows.exists()
        assert not Referral.rows.exists()


class TestSendingAgain:
    def test_a_second_press_leads_to_what_was_sent(self, team):
        client = browse(team.sam)
        write(client)
        press = {"part": "check", "draft": str(ReferralDraft.rows.get().pk)}
        first, second = client.post(ADDRESS, press), client.post(ADDRESS, press)
        assert first["Location"] == second["Location"]
        assert Referral.rows.count() == 1
        assert Mail.objects.filter(subject__startswith="Your referral").count() == 1

    def test_a_press_for_a_draft_that_is_not_theirs_sends_nothing(self, team):
        write(browse(team.sam))
        press = {"part": "check", "draft": str(ReferralDraft.rows.get().pk)}
        assert browse(team.tom).post(ADDRESS, press).status_code == 404
        assert not Referral.rows.exists()


class TestWhatIsWrong:
    def test_an_empty_first_page(self, team):
        refused(
            browse(team.sam).post(ADDRESS, {"part": "who"}),
            "Enter the role of your senior safeguarding lead",
            "Enter the name of your senior safeguarding lead",
            "Enter the date your senior safeguarding lead agreed",
            "Confirm that your senior safeguarding lead has agreed to this referral",
            "Enter your email address or phone number",
            "Enter your name",
            "Enter your role",
        )

    @pytest.mark.parametrize(
        ("wrong", "words"),
        [
            ({"lead_agreed_on_day": "2", "lead_agreed_on_month": "5"},
             "The date your senior safeguarding lead agreed must be today or in the past"),
            ({"lead_agreed_on_day": "31", "lead_agreed_on_month": "4"},
             "The date your senior safeguarding lead agreed must be a real date"),
            ({"lead_agreed_on_year": ""}, "The date your senior safeguarding lead agreed must include a year"),
            ({"referrer_contact": "sam at work"},
             "Enter an email address or phone number, like name@agency.example or 01632 960 001"),
            ({"referrer_name": "x" * 101}, "Your name must be 100 characters or less. It has 101"),
        ],
    )  # fmt: skip
    def test_the_first_page(self, team, wrong, words):
        page = refused(browse(team.sam).post(ADDRESS, WHO | wrong), words)
        assert 'value="Ruth Adeyemi"' in page
        assert not ReferralDraft.rows.exists()

    @pytest.mark.parametrize(
        ("wrong", "words"),
        [
            ({"happened_on_day": "2", "happened_on_month": "5"},
             "The date of the incident must be today or in the past"),
            ({"happened_on_day": "31"}, "The date of the incident must be a real date"),
            ({"happened_on_day": "", "happened_on_month": "", "happened_on_year": ""},
             "Enter the date of the incident, or select that it is not known"),
            ({"happened_accuracy": "not-known"}, "Leave the date empty, or select how well you know it"),
            ({"outcome": ""}, "Select what became of the child"),
            ({"outcome": "hacked"}, "Select what became of the child, as on the page"),
            ({"abuse_or_neglect": ""}, "Select whether abuse or neglect is known or suspected"),
            ({"what_happened": "x" * 100_000}, "What happened must be 1,500 characters or less. It has 100,000"),
            ({"children": " "}, "Enter the child or children"),
            ({"place": ""}, "Enter where it happened"),
        ],
    )  # fmt: skip
    def test_what_happened(self, team, wrong, words):
        refused(browse(team.sam).post(ADDRESS, INCIDENT | wrong), words)
        assert not ReferralDraft.rows.exists()

    def test_why(self, team):
        refused(
            browse(team.sam).post(ADDRESS, {"part": "why", "working_together": "x" * 1001}),
            "Enter why you think this is serious",
            "How agencies worked together must be 1,000 characters or less. It has 1,001",
        )

    def test_fields_that_a_page_does_not_have_change_nothing(self, team):
        write(
            browse(team.sam), WHO | {"agency": "x", "organisation": "x", "made_by": "1", "why_serious": "x"}
        )
        assert set(held()) == {"who"}
        assert held()["who"]["agency"] == str(team.health.pk)
        assert held()["who"]["organisation"] == ""
        assert "lead_agreed" not in held()["who"]


class TestNames:
    def test_names_are_not_shown_again_and_an_empty_box_keeps_them(self, team):
        client = browse(team.sam)
        write(client)
        for part in ("people", "check"):
            assert CANARY not in shown(client.get(at(part)))
        assert "You have given names." in shown(client.get(at("people")))
        write(client, {"part": "people", "names": ""})
        assert held()["people"]["names"] == NAMES
        write(client, {"part": "people", "names": "Child A: somebody"})
        assert held()["people"]["names"] == "Child A: somebody"
        write(client, {"part": "people", "names": "", "remove": "on"})
        assert held()["people"]["names"] == ""

    def test_names_that_are_too_long_stay_in_the_box(self, team):
        page = refused(
            browse(team.sam).post(ADDRESS, {"part": "people", "names": "x" * 2001}),
            "Names and dates of birth must be 2,000 characters or less. It has 2,001",
        )
        assert "x" * 2001 in page

    def test_they_stand_in_no_page_mail_or_event(self, team):
        """Fails if a name left its seal on the way from the first page to the decision."""
        client, staff = browse(team.sam), browse(team.tom)
        write(client)
        client.post(ADDRESS, {"part": "check", "draft": str(ReferralDraft.rows.get().pk)})
        referral = Referral.rows.get()
        pages = [
            *(client.get(each) for each in ("/referrals/", f"/referrals/{referral.pk}/")),
            *(
                staff.get(f"/referrals-to-screen/{tail}")
                for tail in ("", f"{referral.pk}/", f"{referral.pk}/screen/")
            ),
        ]
        for answer in pages:
            assert answer.status_code == 200
            assert CANARY not in answer.content.decode()
        texts = [json.dumps(e.details) + e.about for e in Event.objects.all()]
        texts += [m.subject + m.body + m.key for m in Mail.objects.all()]
        assert not [text for text in texts if "Quillfeather" in text or "hospital" in text]


class TestForWhom:
    STAFF = WHO | {"agency": "other", "organisation": "Brindle Vale School"}

    def test_staff_choose_an_agency_or_type_another_organisation(self, team):
        client = browse(team.tom)
        page = shown(client.get(ADDRESS))
        for words in ("Which agency refers?", "Another organisation", "Name of the person who refers"):
            assert words in page
        assert 'value="Tom Reid"' not in page
        write(client, self.STAFF)
        assert (held()["who"]["agency"], held()["who"]["organisation"]) == ("", "Brindle Vale School")
        assert '<option selected value="other">' in shown(client.get(at("who")))
        write(client, WHO | {"agency": str(team.health.pk)})
        assert held()["who"]["agency"] == str(team.health.pk)

    def test_staff_who_choose_neither_or_both(self, team):
        client = browse(team.tom)
        refused(client.post(ADDRESS, WHO), "Select the agency that refers")
        refused(
            client.post(ADDRESS, self.STAFF | {"organisation": ""}),
            "Enter the name of the other organisation",
        )
        refused(
            client.post(ADDRESS, self.STAFF | {"agency": str(team.health.pk)}),
            "Leave the name of the other organisation empty, or select another organisation above",
        )

    def test_an_agency_of_another_partnership_cannot_be_chosen(self, team):
        elsewhere = agency(
            partnership("castlemere", name="Castlemere", short_name="CSCP"), "Castlemere Trust"
        )
        refused(
            browse(team.tom).post(ADDRESS, WHO | {"agency": str(elsewhere.pk)}),
            "Select the agency that refers, as on the page",
        )

    def test_somebody_who_acts_for_two_agencies_says_which(self, team):
        police = agency(team.partnership, "Alderbrook Police", "police")
        give_role(
            by="x", at=NOW, partnership=team.partnership, person=team.sam, role=Role.AGENCY_APPROVER,
            agency=police,
        )  # fmt: skip
        client = browse(team.sam)
        page = shown(client.get(ADDRESS))
        assert "Which agency refers?" in page
        assert "Another organisation" not in page
        write(client, WHO | {"agency": str(police.pk)})
        assert held()["who"]["agency"] == str(police.pk)

    def test_it_is_not_there_for_those_who_cannot_refer(self, team):
        elsewhere = partnership("castlemere", name="Castlemere", short_name="CSCP")
        for person in (team.dee, team.marcus, somebody("Stan Geer", elsewhere)):
            client = browse(person)
            assert client.get(ADDRESS).status_code == 404
            assert client.post(ADDRESS, WHO).status_code == 404
        assert not ReferralDraft.rows.exists()


def test_typing_outlives_the_session(team):
    """Fails if a page written before the session ended were lost, or came back as another page."""
    client = browse(team.sam)
    write(client, WHO)
    client.logout()
    away = client.post(ADDRESS, INCIDENT | {"what_happened": "Words of before"})
    client.force_login(team.sam)
    found = re.search(r"next=([^&]*)", away["Location"])
    assert found
    page = shown(client.get(unquote(found[1])))
    assert "Words of before" in page
    assert "Page 2 of 4" in page


def test_dates_are_kept_as_dates(team):
    write(browse(team.sam), WHO, INCIDENT)
    assert held()["who"]["lead_agreed_on"] == date(2026, 4, 30)
    assert held()["incident"]["happened_on"] == date(2026, 4, 29)


def test_it_asks_few_questions_of_the_database(team, django_assert_max_num_queries):
    client = browse(team.sam)
    write(client)
    with django_assert_max_num_queries(16):
        client.get(at("check"))

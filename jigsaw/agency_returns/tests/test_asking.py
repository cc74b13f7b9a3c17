"""Asking agencies: written, checked, sent once."""

from __future__ import annotations

from datetime import date

import pytest

from jigsaw.agency_returns.actions import asking
from jigsaw.agency_returns.models import AgencyRequest, RequestDraft
from jigsaw.agency_returns.queries.requests import agencies_to_ask
from jigsaw.agency_returns.rules.asking import why_not_asked
from jigsaw.agency_returns.tests.factories import ASKED_AT
from jigsaw.agency_returns.tests.sending import TERMS, drafted, seal, sent, stands_back
from jigsaw.incidents.actions import register
from jigsaw.incidents.actions.closing import close_case
from jigsaw.incidents.actions.guarding import PossibleName
from jigsaw.incidents.models import Duty
from jigsaw.notices.models import Mail
from jigsaw.partnerships.rules import Refused
from jigsaw.partnerships.saving import SavedMeanwhile
from jigsaw.partnerships.tests.factories import agency

NAME = "Zephyrina Quillfeather"


def mails(prefix="request"):
    return Mail.objects.filter(key__startswith=prefix)


def test_requests_are_sent_with_codes_duties_and_mail_and_the_draft_is_gone(team):
    requests = sent(team)
    assert {each.reference for each in requests} == {"AB-2026-01/H1", "AB-2026-01/P1"}
    health = next(each for each in requests if each.agency == team.health)
    assert (health.lead, health.deputy) == (team.sam, team.kit)
    duty = Duty.rows.get(incident=team.incident, key=health.duty_key)
    assert (duty.title, duty.page, duty.due_on) == ("Return H1", "list_requests", date(2026, 5, 14))
    assert duty.waits_on == team.health.name
    assert not RequestDraft.rows.filter(incident=team.incident).exists()
    assert Duty.rows.get(incident=team.incident, key="plan-letters").state == "done"


def test_the_mail_says_the_reference_the_day_the_link_and_the_number_and_nothing_of_the_case(team):
    register.save_register_entry(
        team.incident, entry=None, alias="Mother", relation="mother", details={"full_name": NAME},
        by=team.priya, at=ASKED_AT,
    )  # fmt: skip
    asked = sent(team, team.health, people=["Child A", "Mother"])[0]
    mail = mails().get()
    assert mail.to == team.sam.email
    assert mail.subject == "Information request AB-2026-01/H1, due Thursday 14 May"
    assert f"/requests/{asked.pk}/" in mail.body
    assert "Priya Nair on 01632 960 100" in mail.body
    said = mail.subject + mail.body
    for word in (
        *NAME.split(),
        "Child A",
        "Mother",
        "injuries",
        "1 month",
        "30 April",
        "harmed",
        "Castlemere",
    ):
        assert word not in said


def test_pressed_twice_it_is_sent_once(team):
    drafted(team)
    seen = seal(team)
    who = {"by": team.priya, "at": ASKED_AT}
    assert len(asking.send_requests(team.incident, seen=seen, **who)) == 2
    assert asking.send_requests(team.incident, seen=seen, **who) == []
    assert mails().count() == 2
    assert AgencyRequest.rows.count() == 2


def test_what_changed_since_the_check_is_not_sent(team):
    drafted(team)
    seen = seal(team)
    asking.write_questions(
        team.incident, terms=TERMS | {"questions": ["What else?"]}, revision=None, by=team.tom, at=ASKED_AT
    )
    with pytest.raises(Refused, match="changed since this page"):
        asking.send_requests(team.incident, seen=seen, by=team.priya, at=ASKED_AT)
    assert not mails().exists()


def test_an_agency_is_asked_once_and_the_next_of_its_kind_gets_the_next_code(team):
    sent(team, team.health)
    with pytest.raises(Refused):
        asking.choose_agencies(
            team.incident, chosen={str(team.health.pk): ""}, revision=None, by=team.priya, at=ASKED_AT
        )
    assert [each.can_be_asked for each in agencies_to_ask(team.incident)] == [False, False, True]


def test_an_agency_without_a_lead_and_one_of_another_partnership_cannot_be_asked(team):
    empty = agency(team.partnership, "Western Vale Housing", "housing")
    for unknown in (str(empty.pk), "00000000-0000-4000-8000-000000000000", "x"):
        with pytest.raises(Refused):
            asking.choose_agencies(
                team.incident, chosen={unknown: ""}, revision=None, by=team.priya, at=ASKED_AT
            )


def test_who_stands_back_gets_no_mail(team):
    stands_back(team, team.sam)
    asked = sent(team, team.health)[0]
    assert (asked.lead, asked.deputy) == (team.kit, None)
    assert [mail.to for mail in mails()] == [team.kit.email]


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"period_to": date(2026, 5, 7)}, "period_to"),
        ({"period_from": date(2026, 5, 1)}, "period_to"),
        ({"people": []}, "people"),
        ({"people": ["Child A", "child a"]}, "others"),
        ({"people": ["x" * 41]}, "others"),
        ({"questions": []}, "questions"),
        ({"questions": ["Why?"] * 13}, "questions"),
        ({"questions": ["x" * 301]}, "questions"),
        ({"due_on": date(2026, 5, 6)}, "due_on"),
        ({"due_on": date(2026, 5, 25)}, "due_on"),
        ({"due_on": date(2026, 5, 18)}, "due_reason"),
    ],
)
def test_what_cannot_be_asked_is_refused_at_its_field(team, change, field):
    with pytest.raises(Refused) as refused:
        drafted(team, **change)
    assert refused.value.field == field


def test_another_day_than_the_plan_gives_is_kept_with_its_reason(team):
    asked = sent(team, team.health, due_on=date(2026, 5, 18), due_reason="The half term")[0]
    assert (asked.due_on, asked.due_reason) == (date(2026, 5, 18), "The half term")


def test_a_name_of_the_register_is_not_asked_about(team):
    register.save_register_entry(
        team.incident, entry=None, alias="Mother", relation="mother", details={"full_name": NAME},
        by=team.priya, at=ASKED_AT,
    )  # fmt: skip
    with pytest.raises(PossibleName) as found:
        drafted(team, questions=["What did you know of Zephyrina?"])
    assert found.value.field == "questions"
    assert "Zephyrina" not in str(found.value)
    asking.write_questions(
        team.incident, terms=TERMS | {"questions": ["What did you know of Zephyrina?"]}, revision=None,
        said_no_name=found.value.seals, by=team.priya, at=ASKED_AT,
    )  # fmt: skip


def test_two_people_see_each_other(team):
    drafted(team)
    with pytest.raises(SavedMeanwhile):
        asking.choose_agencies(
            team.incident, chosen={str(team.health.pk): ""}, revision=0, by=team.tom, at=ASKED_AT
        )


def test_nothing_is_sent_in_a_closed_case_or_while_an_incident_is_recorded(team):
    drafted(team)
    seen = seal(team)
    close_case(team.incident, reason="Done", by=team.priya, at=ASKED_AT)
    with pytest.raises(Refused, match="closed"):
        asking.send_requests(team.incident, seen=seen, by=team.priya, at=ASKED_AT)
    assert "not recorded yet" in why_not_asked("recording", withdrawn=False)

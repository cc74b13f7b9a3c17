"""The verbs of referrals: what they keep, whom they tell, and what they refuse."""

from __future__ import annotations

import json
from datetime import date, datetime

import pytest
from django.db import IntegrityError, transaction

from jigsaw.audit.actions import act
from jigsaw.audit.models import Event
from jigsaw.incidents.actions.referrals import (
    discard_referral,
    open_referral_names,
    save_referral_part,
    screen_referral,
    send_referral,
)
from jigsaw.incidents.models import Incident, Recusal, Referral, ReferralDraft, RegisterEntry
from jigsaw.incidents.queries.referrals import listed_for, waiting_to_be_screened, written_parts
from jigsaw.incidents.queries.register import details_of
from jigsaw.incidents.rules import referrals as rules
from jigsaw.incidents.rules.terms import Accuracy, ReferralState
from jigsaw.incidents.tests import factories, referring
from jigsaw.incidents.tests.factories import NOW, TUESDAY
from jigsaw.incidents.tests.referring import CANARY, LETTER, NAMES, REASONS
from jigsaw.notices.models import Mail
from jigsaw.partnerships.actions import end_role, give_role
from jigsaw.partnerships.models import Membership
from jigsaw.partnerships.roles import Role
from jigsaw.partnerships.rules import Refused
from jigsaw.partnerships.tests.factories import agency, somebody

CLOSED, INCIDENT = ReferralState.CLOSED, ReferralState.INCIDENT


def everything_kept() -> str:
    """All events and mail as one text."""
    events = [json.dumps(e.details) + e.about for e in Event.objects.all()]
    mail = [m.subject + m.body + m.key for m in Mail.objects.all()]
    return "\n".join([*events, *mail])


class TestADraft:
    def test_what_is_written_is_sealed_and_comes_back(self, team):
        draft = referring.written(team.sam, team.partnership)
        assert CANARY.encode() not in bytes(draft.sealed)
        assert b"hospital" not in bytes(draft.sealed)
        assert written_parts(draft)["people"] == {"names": NAMES}
        assert written_parts(draft)["who"]["lead_agreed_on"] == date(2026, 5, 1)

    def test_each_person_has_one_and_sees_their_own_only(self, team):
        referring.written(team.sam, team.partnership)
        again = referring.written(team.sam, team.partnership)
        referring.written(team.priya, team.partnership)
        own = ReferralDraft.rows.visible_to(team.sam, "make_referral")
        assert [draft.pk for draft in own] == [again.pk]

    def test_fields_of_another_part_are_a_fault_of_the_program(self, team):
        with pytest.raises(TypeError):
            save_referral_part(
                partnership=team.partnership, part="why", values={"place": "x"}, by=team.sam, at=NOW
            )

    def test_it_can_be_deleted(self, team):
        discard_referral(referring.written(team.sam, team.partnership), by=team.sam, at=NOW)
        assert not ReferralDraft.rows.exists()
        assert not Referral.rows.exists()


class TestSending:
    def test_it_gets_the_next_number_of_the_year(self, team):
        assert referring.sent(team.sam, team.partnership).number == "AB-R-2026-01"
        assert referring.sent(team.sam, team.partnership).number == "AB-R-2026-02"
        next_year = datetime(2027, 1, 4, 9, tzinfo=NOW.tzinfo)
        assert referring.sent(team.sam, team.partnership, at=next_year).number == "AB-R-2027-01"

    def test_those_who_screen_and_the_sender_are_told_and_nothing_of_its_content(self, team):
        referral = referring.sent(team.sam, team.partnership)
        told = {mail.person: mail.subject for mail in Mail.objects.all()}
        waits = f"A referral waits to be screened: {referral.number}"
        assert told == {
            str(team.priya.pk): waits,
            str(team.tom.pk): waits,
            str(team.sam.pk): f"Your referral was sent: {referral.number}",
        }
        for word in (CANARY, "hospital", "Alderbrook", "Sam Okafor"):
            assert word not in everything_kept()

    def test_sent_twice_it_is_one(self, team):
        draft = referring.written(team.sam, team.partnership)
        first = send_referral(draft, by=team.sam, at=NOW)
        assert send_referral(draft, by=team.sam, at=TUESDAY) == first
        assert Referral.rows.count() == 1
        assert Mail.objects.count() == 3

    def test_a_missing_part_is_named(self, team):
        draft = save_referral_part(
            partnership=team.partnership, part="who", values=referring.parts(team.health)["who"],
            by=team.sam, at=NOW,
        )  # fmt: skip
        with pytest.raises(Refused, match="Finish this page first: The incident"):
            send_referral(draft, by=team.sam, at=NOW)

    def test_somebody_who_no_longer_acts_for_the_agency_cannot_send_for_it(self, team):
        police = agency(team.partnership, "Alderbrook Police", "police")
        draft = referring.written(team.sam, team.partnership)
        end_role(by="x", at=NOW, membership=Membership.rows.get(person=team.sam))
        give_role(
            by="x", at=NOW, partnership=team.partnership, person=team.sam, role=Role.AGENCY_LEAD,
            agency=police,
        )  # fmt: skip
        with pytest.raises(Refused, match="Select again for whom you refer"):
            send_referral(draft, by=team.sam, at=NOW)

    def test_staff_write_down_what_another_organisation_says(self, team):
        referral = referring.sent(team.tom, team.partnership, organisation="Brindle Vale School")
        assert (referral.comes_from, referral.agency, referral.recorded_by_staff) == (
            "Brindle Vale School",
            None,
            True,
        )


class TestWhoSeesIt:
    def test_an_agency_sees_its_own_and_no_other(self, team):
        referral = referring.sent(team.sam, team.partnership)
        police = agency(team.partnership, "Alderbrook Police", "police")
        other = somebody("Pat Reed", team.partnership, Role.AGENCY_LEAD, police)
        colleague = somebody("Kim Vale", team.partnership, Role.AGENCY_APPROVER, team.health)
        for person, seen in ((team.sam, [referral]), (colleague, [referral]), (other, []), (team.dee, [])):
            assert list(Referral.rows.visible_to(person, "make_referral")) == seen
        assert not Referral.rows.visible_to(team.sam, "screen_referral").exists()

    def test_another_partnership_sees_none(self, team):
        referring.sent(team.sam, team.partnership)
        elsewhere = factories.partnership("castlemere", name="Castlemere", short_name="CSCP")
        stranger = somebody("Stan Geer", elsewhere)
        for permission in ("make_referral", "screen_referral"):
            assert not Referral.rows.visible_to(stranger, permission).exists()
        assert not waiting_to_be_screened(stranger).exists()

    def test_staff_list_what_they_wrote_down_themselves(self, team):
        referring.sent(team.sam, team.partnership)
        own = referring.sent(team.tom, team.partnership, organisation="Brindle Vale School")
        seen = Referral.rows.visible_to(team.tom, "make_referral")
        assert list(listed_for(seen, team.tom)) == [own]
        assert waiting_to_be_screened(team.tom).count() == 2


class TestAReferralThatBecameACase:
    """It says what the case says, so it is guarded like the case."""

    @pytest.fixture
    def decided(self, team):
        return referring.screened(referring.sent(team.sam, team.partnership), team.tom, INCIDENT)

    def test_staff_without_access_to_the_case_do_not_see_it(self, team, decided):
        late = somebody("Lee Newman", team.partnership)
        waiting = referring.sent(team.sam, team.partnership)
        for permission in ("screen_referral", "make_referral"):
            assert set(Referral.rows.visible_to(team.priya, permission)) == {decided, waiting}
            assert set(Referral.rows.visible_to(late, permission)) == {waiting}

    def test_somebody_who_stands_back_from_the_case_does_not_see_it(self, team, decided):
        waiting = referring.sent(team.sam, team.partnership)
        with act("try", by="x", at=NOW):
            for person in (team.tom, team.sam):
                Recusal.rows.create(
                    incident=decided.incident, partnership=team.partnership, person=person, reason="Knows Mother",
                    declared_at=NOW, declared_by="x",
                )  # fmt: skip
        assert list(Referral.rows.visible_to(team.tom, "screen_referral")) == [waiting]
        assert list(Referral.rows.visible_to(team.sam, "make_referral")) == [waiting]
        assert decided in Referral.rows.visible_to(team.priya, "screen_referral")

    def test_the_agency_that_sent_it_still_sees_what_it_sent(self, team, decided):
        assert list(Referral.rows.visible_to(team.sam, "make_referral")) == [decided]


class TestOpeningTheNames:
    def test_they_are_sealed_for_this_referral_and_each_opening_is_an_act(self, team):
        referral = referring.sent(team.sam, team.partnership)
        assert CANARY.encode() not in bytes(referral.sealed_people)
        assert open_referral_names(referral, by=team.tom, at=TUESDAY) == NAMES
        event = Event.objects.get(verb="open_referral_names")
        assert (event.by, event.about) == (str(team.tom.pk), f"referral {referral.pk}")
        assert CANARY not in everything_kept()

    def test_where_there_are_none_it_says_so(self, team):
        referral = referring.sent(team.sam, team.partnership, names="")
        with pytest.raises(Refused, match="No names are kept with this referral."):
            open_referral_names(referral, by=team.tom, at=TUESDAY)


class TestScreening:
    def test_it_becomes_an_incident_with_what_it_says(self, team):
        referral = referring.screened(referring.sent(team.sam, team.partnership), team.tom, INCIDENT)
        incident = Incident.rows.get()
        assert referral.incident == incident
        assert (incident.source_agency, incident.source_name) == (team.health, "Sam Okafor")
        assert (incident.happened_on, incident.happened_accuracy) == (date(2026, 4, 30), Accuracy.EXACT)
        assert (incident.outcome, incident.abuse_or_neglect) == ("seriously-harmed", "known-or-suspected")
        assert incident.place_authority == "Alderbrook"
        assert incident.summary.endswith("Place, as referred: Alderbrook, at home")
        assert incident.more_children == "Child A, 1 month"
        assert incident.aware_on is None, "no clock counts from a guess"
        assert {m.person for m in incident.members.all()} == {team.priya, team.tom}

    def test_its_names_move_into_the_people_register(self, team):
        referral = referring.screened(referring.sent(team.sam, team.partnership), team.tom, INCIDENT)
        entry = RegisterEntry.rows.get()
        assert (entry.alias, entry.relation) == ("From the referral", "other")
        assert details_of(entry) == {"notes": NAMES}
        assert referral.sealed_people is None
        with pytest.raises(Refused):
            open_referral_names(referral, by=team.tom, at=TUESDAY)

    def test_without_names_the_register_stays_empty(self, team):
        referring.screened(referring.sent(team.sam, team.partnership, names=""), team.tom, INCIDENT)
        assert not RegisterEntry.rows.exists()

    def test_closing_keeps_the_letter_and_tells_the_sender_that_there_is_a_decision(self, team):
        referral = referring.screened(referring.sent(team.sam, team.partnership), team.tom, CLOSED)
        assert (referral.state, referral.letter, referral.incident) == ("closed", LETTER, None)
        mail = Mail.objects.get(subject=f"There is a decision on your referral: {referral.number}")
        assert mail.person == str(team.sam.pk)
        assert "closed" not in mail.body
        assert not Incident.rows.exists()

    def test_it_is_one_act_of_ids_only(self, team):
        referral = referring.screened(referring.sent(team.sam, team.partnership), team.tom, INCIDENT)
        event = Event.objects.get(verb="screen_referral")
        assert event.details == {"outcome": "incident", "incident": str(referral.incident_id)}
        assert REASONS not in everything_kept()

    def test_the_second_person_is_told_who_decided_and_when(self, team):
        referral = referring.screened(referring.sent(team.sam, team.partnership), team.tom, CLOSED)
        said = "Tom Reid decided on this referral at 11:40am BST, Tuesday 5 May 2026: it was closed with a letter"
        with pytest.raises(rules.AlreadyScreened, match=said):
            referring.screened(referral, team.priya, INCIDENT)
        assert not Incident.rows.exists()

    def test_nobody_decides_on_their_own_referral(self, team):
        give_role(by="x", at=NOW, partnership=team.partnership, person=team.sam, role=Role.COORDINATOR)
        referral = referring.sent(team.sam, team.partnership)
        assert not referral.recorded_by_staff, "chosen for the own agency, it is the agency's"
        with pytest.raises(Refused, match="You made this referral, so somebody else must screen it."):
            referring.screened(referral, team.sam, CLOSED)

    def test_nor_on_what_their_own_agency_referred(self, team):
        referral = referring.sent(team.sam, team.partnership)
        give_role(
            by="x", at=NOW, partnership=team.partnership, person=team.tom, role=Role.AGENCY_LEAD,
            agency=team.health,
        )  # fmt: skip
        with pytest.raises(Refused, match="Your own agency made this referral"):
            referring.screened(referral, team.tom, CLOSED)

    def test_staff_decide_on_what_they_wrote_down_for_another(self, team):
        referral = referring.sent(team.tom, team.partnership, organisation="Brindle Vale School")
        assert referring.screened(referral, team.tom, CLOSED).state == CLOSED
        assert not Mail.objects.filter(subject__startswith="There is a decision").exists()

    @pytest.mark.parametrize(
        ("outcome", "reasons", "letter", "field", "words"),
        [
            ("waiting", "x", "x", "outcome", "Select what becomes of the referral"),
            ("incident", " ", "", "reasons", "Enter the reasons"),
            ("closed", "x", " ", "letter", "Enter the letter"),
            ("closed", "x" * 2001, "x", "reasons", "Reasons must be 2,000 characters or less. It has 2,001"),
            (
                "closed",
                "x",
                "x" * 100_000,
                "letter",
                "Letter must be 3,000 characters or less. It has 100,000",
            ),
        ],
    )
    def test_what_is_not_whole_changes_nothing(self, team, outcome, reasons, letter, field, words):
        referral = referring.sent(team.sam, team.partnership)
        with pytest.raises(Refused) as refused:
            screen_referral(
                referral, outcome=outcome, reasons=reasons, letter=letter, by=team.tom, at=TUESDAY
            )
        assert (refused.value.field, str(refused.value)) == (field, words)
        referral.refresh_from_db()
        assert referral.state == ReferralState.WAITING


class TestRules:
    def test_the_authority_is_taken_over_only_where_the_place_names_the_area(self, team):
        """Fails if a referral decided by itself whose duty it is to notify."""
        referral = referring.sent(team.sam, team.partnership, place="Brindle Vale, in the street")
        assert rules.prefilled(referral, area="Alderbrook")["place_authority"] == ""
        assert rules.prefilled(referral, area="brindle vale")["place_authority"] == "brindle vale"

    def test_a_summary_never_grows_past_what_its_page_takes(self, team):
        referral = referring.sent(team.sam, team.partnership, what_happened="x" * 1500)
        assert rules.prefilled(referral, area="Alderbrook")["summary"] == "x" * 1500

    def test_another_organisation_stands_in_the_source(self, team):
        referral = referring.sent(team.tom, team.partnership, organisation="Brindle Vale School")
        assert rules.prefilled(referral, area="x")["source_name"] == "Sam Okafor, Brindle Vale School"
        referral.organisation = "x" * 120
        assert rules.prefilled(referral, area="x")["source_name"] == "Sam Okafor"

    @pytest.mark.parametrize(
        ("day", "accuracy", "words"),
        [
            (date(2026, 5, 2), "exact", "The date of the incident must be today or in the past"),
            (None, "exact", "Enter the date of the incident, or select that it is not known"),
            (date(2026, 4, 1), "not-known", "Leave the date empty, or select how well you know it"),
        ],
    )
    def test_dates_that_cannot_be(self, day, accuracy, words):
        with pytest.raises(Refused, match=words):
            rules.happened_by_now(day, accuracy, NOW)
        rules.happened_by_now(date(2026, 5, 1), "exact", NOW)
        rules.happened_by_now(None, "not-known", NOW)

    def test_the_letter_names_nobody_and_says_what_to_do(self):
        letter = rules.proposed_letter(
            number="AB-R-2026-03", made_on=date(2026, 5, 1), partnership="Alderbrook Partnership",
            helpline="Call the Children's Front Door.", helpline_phone="01632 960 188",
        )  # fmt: skip
        for words in ("AB-R-2026-03 of 1 May 2026", "01632 960 188", "call 999", "Thank you"):
            assert words in letter
        assert len(letter) < rules.LONGEST_LETTER

    def test_the_database_holds_that_a_closed_referral_has_its_letter(self, team):
        referral = referring.sent(team.sam, team.partnership)
        referral.state, referral.screened_at, referral.screened_by = "closed", NOW, team.tom
        referral.screening_reasons = "x"
        with pytest.raises(IntegrityError), transaction.atomic(), act("try", by="x", at=NOW):
            referral.save()

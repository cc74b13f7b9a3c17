"""The rules of partnerships, each with the words that people see."""

import pytest

from jigsaw.partnerships import rules
from jigsaw.partnerships.roles import Role, policy, roles_that_may
from jigsaw.partnerships.rules import Refused


@pytest.mark.parametrize(
    ("email", "phone", "words"),
    [
        ("jo.bloggs@alderbrook.example", "01632 960 145", "role mailbox"),
        ("press@gmail.com", "01632 960 145", "role mailbox"),
        ("press@alderbrook.example", "07700 900 123", "must not be a mobile number"),
        ("press@alderbrook.example", "+44 7700 900123", "must not be a mobile number"),
    ],
)
def test_a_media_contact_is_an_office(email, phone, words):
    with pytest.raises(Refused, match=words):
        rules.media_contact(email=email, phone=phone)


def test_a_role_mailbox_and_a_switchboard_are_taken():
    rules.media_contact(email="press.office@alderbrook.example", phone="01632 960 145")


@pytest.mark.parametrize("colour", ["#ffdd00", "#999999", "#7d8b8f"])
def test_a_colour_that_people_cannot_read_is_refused(colour):
    """Contrast under 4.5 on white (WCAG 2.2, 1.4.3)."""
    with pytest.raises(
        Refused, match=r"must be darker: its contrast on white is [\d.]+, and text needs at least 4.5"
    ):
        rules.colours(primary=colour, tint="#eef4f3")


def test_the_least_contrast_is_enough():
    rules.colours(primary="#767676", tint="#ffffff")


@pytest.mark.parametrize(("short", "house"), [("ASCP", "ASCP 2024-25/02"), ("BVSCP", "BVSCP 2024-25/02")])
def test_a_short_name_begins_each_reference(short, house):
    assert rules.house_reference(short) == house


@pytest.mark.parametrize("short", ["", "A", "ascp 1", "A/B", "2024", "<b>", "A\nB", "ASCP 2024-25/02"])
def test_a_short_name_that_is_no_code_is_refused(short):
    with pytest.raises(Refused, match="Short name must be"):
        rules.house_reference(short)


def test_an_agency_lead_acts_for_an_agency():
    with pytest.raises(Refused, match="Select the agency"):
        rules.role_needs_agency("agency_lead", None)
    rules.role_needs_agency("analyst", None)


@pytest.mark.parametrize("role", list(Role))
def test_somebody_is_left_who_may_invite(role):
    if role in roles_that_may("invite_person"):
        rules.somebody_may_still_invite([role])
    else:
        with pytest.raises(Refused, match="last person who may invite"):
            rules.somebody_may_still_invite([role])


def test_every_act_has_a_sentence_and_somebody_who_may():
    for act in policy().values():
        assert act.roles, act.name
        assert act.sentence[0].islower(), act.name
        assert not act.sentence.endswith("."), act.name

"""One month's bulletin."""

from __future__ import annotations

import pytest

from jigsaw.learning.actions.bulletins import begin_region_bulletin, send_bulletins
from jigsaw.publishing.tests.pages.reading import buttons, text
from jigsaw.teaching.actions.bulletins import (
    choose_bulletin_settings,
    hand_over_bulletins,
    skip_bulletin,
    write_bulletin,
)
from jigsaw.teaching.queries.bulletins import told_items
from jigsaw.teaching.tests.bulletins import JUNE, MORNING, OWN, REGION, approved, now, proposed, where

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("july")]


def test_a_proposal_shows_what_it_tells_what_is_left_out_and_to_how_many(team, priya):
    """Fails when somebody would approve without seeing what, or to how many."""
    bulletin = proposed()
    page = priya.get(where("view_bulletin", bulletin))
    shown = text(page)
    for words in (
        "1 reader of Alderbrook",
        "1 reader of the whole region",
        "Seen but not known",
        "There is none yet",
    ):
        assert words in shown
    assert OWN not in shown
    assert buttons(page) == ["Approve and send"]
    assert "goes out by itself" not in shown
    choose_bulletin_settings(team.partnership, sends_by_itself=True, by=team.priya, at=MORNING)
    assert "goes out by itself on Tuesday 7 July 2026, 5pm" in text(
        priya.get(where("view_bulletin", bulletin))
    )
    keys = [each.key for each in told_items(bulletin, at=MORNING)]
    write_bulletin(bulletin, introduction="", left_out=keys, revision=0, by=team.dee, at=MORNING)
    page = priya.get(where("view_bulletin", bulletin))
    assert "Left out Seen but not known" in text(page)
    assert buttons(page) == []


def test_progress_is_numbers_and_never_an_address(team, priya):
    """Fails when the page of a sending hides how far it is, or names a reader."""
    bulletin = approved(team)
    assert "It goes out at" in text(priya.get(where("view_bulletin", bulletin)))
    hand_over_bulletins(at=MORNING)
    page = priya.get(where("view_bulletin", bulletin))
    assert "Mails are being written" in text(page)
    assert 'http-equiv="refresh"' in page.content.decode()
    send_bulletins(at=MORNING)
    begin_region_bulletin(JUNE, at=MORNING)
    send_bulletins(at=MORNING)
    page = priya.get(where("view_bulletin", bulletin))
    shown = text(page)
    for words in ("Readers1", "Mailed1.", "Could not be delivered0", "1mailedof1reader,finished"):
        assert words.replace(" ", "") in shown.replace(" ", "")
    assert "Mails are being written" not in shown
    assert "@health.example" not in page.content.decode()
    assert now(bulletin).state == "sent"
    assert REGION not in shown


def test_a_decision_against_it_shows_its_reason(team, priya):
    bulletin = proposed()
    skip_bulletin(bulletin, reason="The family asked us to wait.", by=team.dee, at=MORNING)
    shown = text(priya.get(where("view_bulletin", bulletin)))
    assert "The family asked us to wait." in shown
    assert "Dee Lowe decided it" in shown


def test_who_may(team, browse, stranger):
    bulletin = proposed()
    address = where("view_bulletin", bulletin)
    assert browse(team.marcus).get(address).status_code == 404
    assert stranger.get(address).status_code == 404
    assert browse(team.dee).post(address).status_code == 405

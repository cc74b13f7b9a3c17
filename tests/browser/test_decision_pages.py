"""The decision, its versions, signatures and sending in a real browser: each state, wide and narrow."""

from __future__ import annotations

import os
import re
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page

from jigsaw.notices.models import Mail
from jigsaw.rapid_reviews.actions import deciding
from jigsaw.rapid_reviews.models import RapidReview
from jigsaw.rapid_reviews.recurrence import Earlier, EarlierFinding, EarlierRecommendation
from jigsaw.rapid_reviews.rules.terms import Outcome, View
from jigsaw.rapid_reviews.tests import factories, records
from jigsaw.rapid_reviews.tests.test_versions import change_record
from tests.browser.axe import NARROW, WIDE, faults, listen, picture
from tests.browser.walking import sign_in

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True, databases=["default", "public"])]
BEFORE = Earlier(
    "4 findings in 3 reviews since 2020",
    (
        EarlierFinding(
            "The father was known to four services",
            "Seen but not known",
            "ASCP 2024-25/02",
            2026,
            "ASCP",
            ("Unseen fathers and male carers",),
            "https://library.example/reviews/seen-but-not-known/",
        ),
        EarlierFinding(
            "Nobody asked who else cared for the baby", "Out of sight", "", 2022, "BVSCP", ("Domestic abuse",)
        ),
    ),
    (
        EarlierRecommendation(
            "Change every form so that it asks about each man who cares for the child.",
            "Alderbrook maternity services",
            "Seen but not known",
            "ASCP 2024-25/02",
            2026,
            "ASCP",
            "No development is recorded yet. It was due by 18 December 2025.",
        ),
    ),
)


class Looking:
    """A browser at the pages of one rapid review."""

    def __init__(self, chromium: Any, served: str, review: RapidReview, who: Any) -> None:
        self.context = chromium.new_context(viewport=WIDE)
        sign_in(self.context, who, served)
        self.page: Page = self.context.new_page()
        self.said = listen(self.page)
        self.home = f"{served}/cases/{review.incident_id}/rapid-review/"
        self.folder = os.environ.get("JIGSAW_PICTURES", "")

    def go(self, rest: str, name: str) -> None:
        """Open a page and look at it."""
        self.page.goto(self.home + rest)
        self.look(name)

    def look(self, name: str) -> None:
        """What is wrong with the page as it stands, at both widths: nothing."""
        for width, size in (("narrow", NARROW), ("wide", WIDE)):
            self.page.set_viewport_size(size)
            assert faults(self.page) == [], name
            if self.folder:
                picture(self.page, Path(self.folder) / f"{name}-{width}.png", width=size["width"])
        self.page.set_viewport_size(WIDE)
        # A form in error answers with the status 400, which the console notes.
        assert [words for words in self.said if "(Bad Request)" not in words] == [], name

    def press(self, words: str) -> None:
        """Press a button, and wait for the next page."""
        with self.page.expect_navigation():
            self.page.get_by_role("button", name=words, exact=True).click()


@pytest.fixture
def looking(chromium: Any, served: str, monkeypatch: pytest.MonkeyPatch) -> Any:
    """Somebody's browser on Wednesday 20 May 2026; documents are made without typesetting."""
    monkeypatch.setattr("jigsaw.partnerships.access.present", lambda: records.NOW)
    monkeypatch.setattr("jigsaw.documents.panel_record.make_panel_documents", records.small)
    monkeypatch.setattr("jigsaw.rapid_reviews.recurrence._tellers", [lambda **asked: BEFORE])
    opened: list[Looking] = []

    def at(review: RapidReview, who: Any) -> Looking:
        opened.append(Looking(chromium, served, review, who))
        return opened[-1]

    yield at
    for each in opened:
        each.context.close()


def test_a_decision_is_weighed_and_taken(looking: Any):
    """Fails when a state of the decision's pages is unfit for somebody, also in error."""
    team = factories.team()
    review = factories.review(team)
    priya = looking(review, team.priya)
    priya.go("decision/", "decision-empty")
    factories.whole(review, team.priya)
    priya.go("decision/factors/improvements/", "factor")
    priya.press("Save and continue")
    priya.look("factor-in-error")
    priya.page.get_by_label("Partly").check()
    priya.page.get_by_label("Reasons").fill(records.REASONS)
    priya.press("Save and continue")
    assert "recurrent" in priya.page.url
    priya.go("decision/", "decision-begun")
    priya.press("Save the outcome")
    priya.look("decision-in-error")
    records.weigh(review, team.priya)
    records.outcome(review, team.priya, Outcome.NO_FURTHER_REVIEW, learning="In the action plan")
    priya.go("decision/", "decision-to-take")
    priya.press("Take the decision")
    priya.look("decision-taken")
    priya.go("decision/views/police/", "view")
    priya.press("Record the view")
    priya.look("view-in-error")


def test_two_people_write_one_factor(looking: Any):
    """Fails when the page that shows both texts is unfit for somebody."""
    team = factories.team()
    review = factories.review(team)
    priya = looking(review, team.priya)
    priya.go("decision/factors/institution/", "factor-loaded")
    deciding.save_factor(
        review, factor="institution", answer="no", reasons="Tom wrote this.", revision=None, by=team.tom,
        at=records.NOW,
    )  # fmt: skip
    priya.page.get_by_label("Yes", exact=True).check()
    priya.page.get_by_label("Reasons").fill("Priya wrote this.")
    priya.press("Save and continue")
    priya.look("factor-two-writers")
    assert priya.page.get_by_text("Tom wrote this.").is_visible()


def test_a_version_is_made_and_signed(looking: Any):
    """Fails when a state of the versions' pages is unfit for somebody, or the way through them breaks."""
    team = factories.team()
    review = factories.review(team)
    priya = looking(review, team.priya)
    priya.go("versions/make/", "version-missing")
    review = records.ready(team, review)
    records.views(review, team.priya, police=records.said(View.DISSENTS, "The two areas did not speak."))
    priya.go("versions/make/", "version-to-make")
    priya.page.get_by_label("What changed?").fill("First version")
    priya.press("Make version 1 of the record")
    priya.look("version-being-made")
    records.built(review.versions.get())
    priya.go("versions/1/", "version-made")
    marcus = looking(review, team.marcus)
    marcus.go("versions/1/sign/", "sign")
    marcus.press("Confirm my decision")
    marcus.look("sign-in-error")
    marcus.press("Send me a code")
    mail = Mail.objects.get(key__startswith="signing code")
    marcus.page.get_by_label("Sign this version").check()
    marcus.page.get_by_label("Code", exact=True).fill(re.findall(r"\b\d{6}\b", mail.body)[0])
    marcus.page.get_by_label("I have read this record").check()
    marcus.press("Confirm my decision")
    marcus.look("version-signed-once")
    priya.go("sent/", "sent-unsigned")


def test_the_record_is_sent_and_the_panel_challenges_it(looking: Any):
    """Fails when a state of sending and of the reply is unfit for somebody, or the way through them breaks."""
    team = factories.team()
    review = factories.review(team)
    records.signed(team, review)
    priya = looking(review, team.priya)
    priya.go("sent/", "sent")
    priya.page.get_by_label("What shows that it was sent?").fill("Receipt of the mailbox")
    priya.press("Continue")
    priya.look("sent-check")
    priya.press("Record that it was sent")
    priya.go("reply/", "reply")
    priya.press("Record the reply")
    priya.look("reply-in-error")
    records.reply(factories.again(review), team.priya, "challenges")
    priya.go("decision/change/", "change")
    priya.page.get_by_label("Why is the decision changed?").fill("The Panel challenged it")
    priya.press("Change the decision")
    priya.look("decision-changed")


def test_a_record_that_changed_asks_for_a_new_version(looking: Any):
    team = factories.team()
    review = records.ready(team, factories.review(team))
    version = records.made(review, team.priya)
    records.sign(version, team.marcus)
    change_record(team, review)
    priya = looking(review, team.priya)
    priya.go("versions/1/", "version-outdated")
    priya.go("versions/make/", "version-again")
    records.made(factories.again(review), team.priya, what_changed="The facts")
    looking(review, team.joan).go("versions/2/sign/", "sign-second")
